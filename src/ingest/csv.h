// Comma-, tab- or semicolon-separated values (RFC 4180): one record into its fields.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

class CsvRecord {
 public:
  explicit CsvRecord(char separator) : separator_(separator) {}

  enum class State { fine, open_quote };
  // Splits the record; quotes are taken off and doubled quotes become one. The fields' views hold
  // until the next call.
  State split(std::string_view record);
  const std::vector<std::string_view>& fields() const { return fields_; }

 private:
  char separator_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;
};

// The separator of a file whose first record is `header`: the one of , ; tab | that occurs most
// outside quotes; a comma when none does.
char separator_of(std::string_view header);

}  // namespace resettle
