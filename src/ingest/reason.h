// Why a record goes to quarantine. Whoever counts reasons goes by the code; the sentence is for
// people to read, and may name a column.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace resettle {

enum class ReasonCode {
  no_object,
  malformed_json,
  torn_line,
  open_quote,
  field_count,
  unknown_kind,
  missing_id,
  rounded_id,
  unreadable_time,
  relative_time,
  time_out_of_range,
  unreadable_count,
  unreadable_confidence,
  missing_label,
  unknown_unit_kind
};

struct CodedReason {
  ReasonCode code;
  std::string_view name;     // in `quarantine`
  std::string_view meaning;  // "the record has no id"
};
inline constexpr std::size_t kReasonCodes = 15;
// In the order of their codes.
const std::array<CodedReason, kReasonCodes>& coded_reasons();
std::string_view name_of(ReasonCode code);
// What a code in `quarantine` means; another text is a bug.
std::string_view meaning_of_reason(std::string_view name);

struct Reason {
  ReasonCode code;
  std::string text;  // never holds text of the record
  auto operator<=>(const Reason&) const = default;
};
// None: the record is fine.
using Refusal = std::optional<Reason>;

}  // namespace resettle
