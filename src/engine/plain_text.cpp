#include "engine/plain_text.h"

#include <cmath>

#include "base/calendar.h"
#include "base/error.h"
#include "base/inert.h"
#include "base/text.h"

namespace resettle {
namespace {

std::string number_text(double value) { return std::isfinite(value) ? format_number(value) : ""; }

std::string list_as_json(const std::vector<std::string_view>& values) {
  std::string out = "[";
  for (const std::string_view value : values) {
    if (out.size() > 1) out += ",";
    out += json_text(value);
  }
  return out + "]";
}

}  // namespace

std::string plain_text(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.is_null(column, row)) return "";
  switch (rows.columns()[column].type) {
    case ColumnType::boolean:
      return rows.boolean(column, row) ? "true" : "false";
    case ColumnType::integer:
      return std::to_string(rows.integer(column, row));
    case ColumnType::number:
      return number_text(rows.number(column, row));
    case ColumnType::text:
      return std::string(rows.text(column, row));
    case ColumnType::day:
      return format_day(rows.day(column, row));
    case ColumnType::instant:
      return format_instant(rows.instant(column, row));
    case ColumnType::text_list:
      return list_as_json(rows.text_list(column, row));
  }
  check(false, "every column type has a text");
  return "";
}

std::string json_value(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.is_null(column, row)) return "null";
  const std::string text = plain_text(rows, column, row);
  const ColumnType type = rows.columns()[column].type;
  const bool is_quoted =
      type == ColumnType::text || type == ColumnType::day || type == ColumnType::instant;
  if (is_quoted) return json_text(text);
  return text.empty() ? "null" : text;
}

}  // namespace resettle
