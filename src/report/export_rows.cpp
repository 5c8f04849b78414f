#include "report/export_rows.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/text.h"

namespace resettle {
namespace {

std::string json_of(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string list_as_json(const std::vector<std::string_view>& values) {
  std::string out = "[";
  for (const std::string_view value : values) {
    if (out.size() > 1) out += ",";
    out += json_of(value);
  }
  return out + "]";
}

// The cell without any quoting; nothing for NULL and for what is not finite.
std::string plain(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.is_null(column, row)) return "";
  switch (rows.columns()[column].type) {
    case ColumnType::boolean:
      return rows.boolean(column, row) ? "true" : "false";
    case ColumnType::integer:
      return std::to_string(rows.integer(column, row));
    case ColumnType::number:
      return std::isfinite(rows.number(column, row)) ? format_number(rows.number(column, row)) : "";
    case ColumnType::text:
      return std::string(rows.text(column, row));
    case ColumnType::day:
      return format_day(rows.day(column, row));
    case ColumnType::instant:
      return format_instant(rows.instant(column, row));
    case ColumnType::text_list:
      return list_as_json(rows.text_list(column, row));
  }
  return "";
}

void write_field(std::string field, bool is_text, std::ostream& out) {
  const bool is_formula = is_text && !field.empty() &&
                          std::string_view("=+-@\t\r").find(field[0]) != std::string::npos &&
                          !(field[0] == '-' && parse_number(field));
  if (is_formula) {
    field.insert(field.begin(), '\'');
  }
  if (field.find_first_of(",\"\n") == std::string::npos) {
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

std::string json_cell(const Rows& rows, std::size_t column, std::size_t row) {
  const std::string text = plain(rows, column, row);
  switch (rows.columns()[column].type) {
    case ColumnType::boolean:
    case ColumnType::integer:
    case ColumnType::number:
    case ColumnType::text_list:
      return text.empty() ? "null" : text;
    default:
      return rows.is_null(column, row) ? "null" : json_of(text);
  }
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
      write_field(plain(rows, c, r), columns[c].type == ColumnType::text, out);
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
      out << json_of(columns[c].name) << ":" << json_cell(rows, c, r);
    }
    out << "}";
  }
  out << (rows.size() > 0 ? "\n]\n" : "]\n");
}

}  // namespace resettle
