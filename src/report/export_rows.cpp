#include "report/export_rows.h"

#include <ostream>

#include "base/inert.h"
#include "base/text.h"
#include "engine/plain_text.h"

namespace resettle {
namespace {

// Whether a spreadsheet would run it. The wide signs count as the others.
bool is_formula(std::string_view field) {
  if (field.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(field, at);
  constexpr std::u32string_view kSigns = U"=+-@\t\r\uff1d\uff0b\uff0d\uff20";
  return kSigns.find(first) != std::u32string_view::npos && !(first == '-' && parse_number(field));
}

// Characters that act are made visible: all but line ends and tabs, which quotes hold, and those
// that join letters.
std::string inert_text(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    const bool stays = c == '\n' || c == '\r' || c == '\t' || is_joining(c) || !is_acting(c);
    const std::string character = text.substr(from, at - from);
    out += stays ? character : printable(character);
  }
  return out;
}

void write_field(std::string field, bool is_text, std::ostream& out) {
  if (is_text) {
    field = inert_text(field);
    if (is_formula(field)) field.insert(field.begin(), '\'');
  }
  if (field.find_first_of(",\"\n\r") == std::string::npos) {
    out << field;
    return;
  }
  out << '"';
  for (const char c : field) {
    if (c == '"') out << '"';
    out << c;
  }
  out << '"';
}

}  // namespace

void write_csv(const Rows& rows, std::ostream& out) {
  const Columns& columns = rows.columns();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) out << ',';
    write_field(columns[c].name, true, out);
  }
  out << "\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out << ',';
      write_field(plain_text(rows, c, r), columns[c].type == ColumnType::text, out);
    }
    out << "\n";
  }
}

void write_json(const Rows& rows, std::ostream& out) {
  const Columns& columns = rows.columns();
  out << "[";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out << (r > 0 ? ",\n{" : "\n{");
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out << ",";
      out << json_text(columns[c].name) << ":" << json_value(rows, c, r);
    }
    out << "}";
  }
  out << (rows.size() > 0 ? "\n]\n" : "]\n");
}

}  // namespace resettle
