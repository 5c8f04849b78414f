#include "ingest/reason.h"

#include <algorithm>

#include "base/error.h"

namespace resettle {
namespace {

constexpr std::array<CodedReason, kReasonCodes> kCoded = {{
    {ReasonCode::no_object, "no_object", "the line is no JSON object"},
    {ReasonCode::malformed_json, "malformed_json", "the line begins as a JSON object and is none"},
    {ReasonCode::torn_line, "torn_line", "the last line was not written to its end"},
    {ReasonCode::open_quote, "open_quote", "a quote is not closed before a separator"},
    {ReasonCode::field_count, "field_count", "the row has more or fewer fields than the header"},
    {ReasonCode::unknown_kind, "unknown_kind", "the record has no id that tells its kind"},
    {ReasonCode::missing_id, "missing_id", "an id that the record needs is missing"},
    {ReasonCode::rounded_id, "rounded_id", "a spreadsheet rounded an id"},
    {ReasonCode::unreadable_time, "unreadable_time", "a time cannot be read"},
    {ReasonCode::relative_time, "relative_time", "a time is relative to when it was looked at"},
    {ReasonCode::time_out_of_range, "time_out_of_range", "a time is before 1973 or after 2286"},
    {ReasonCode::unreadable_count, "unreadable_count", "a count cannot be read"},
    {ReasonCode::unreadable_confidence, "unreadable_confidence", "a confidence cannot be read"},
    {ReasonCode::missing_label, "missing_label", "the record gives no label"},
    {ReasonCode::unknown_unit_kind, "unknown_unit_kind",
     "the label is of no user, post or comment"},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kCoded.size(); ++i) {
    if (static_cast<std::size_t>(kCoded[i].code) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const std::array<CodedReason, kReasonCodes>& coded_reasons() { return kCoded; }

std::string_view name_of(ReasonCode code) { return kCoded[static_cast<std::size_t>(code)].name; }

std::string_view meaning_of_reason(std::string_view name) {
  const auto found = std::find_if(kCoded.begin(), kCoded.end(),
                                  [&](const CodedReason& one) { return one.name == name; });
  check(found != kCoded.end(), "no reason has the code " + std::string(name));
  return found->meaning;
}

}  // namespace resettle
