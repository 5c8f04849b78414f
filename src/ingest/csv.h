// Comma-, tab- or semicolon-separated values (RFC 4180): one record into its fields.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/line_file.h"

namespace resettle {

class CsvRecord {
 public:
  explicit CsvRecord(const LineRule& rule) : separator_(rule.separator), quotes_(rule.quotes) {}

  enum class State { fine, open_quote };
  // Splits the record; quotes are taken off and doubled quotes become one, if they are quoting. The
  // fields' views hold until the next call.
  State split(std::string_view record);
  const std::vector<std::string_view>& fields() const { return fields_; }

 private:
  char separator_;
  bool quotes_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;
};

// How the file with these bytes is cut. Its header is the first line that is not blank. The
// separator is the one of , ; tab | that the header has most outside quotes; a comma if it has
// none. Quotes are quoting, but a file with tabs or | may be written without: then, of the fields
// that begin with a quote, more have one that does not close as it should than had to be quoted,
// and the header has none.
LineRule csv_rule(std::string_view bytes);

}  // namespace resettle
