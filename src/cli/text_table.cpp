#include "cli/text_table.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <ostream>

#include "base/text.h"
#include "engine/plain_text.h"

namespace resettle {
namespace {

constexpr std::size_t kWidestCell = 48;

std::size_t width_of(char32_t c) {
  const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  if (east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH) return 2;
  return u_getCombiningClass(static_cast<UChar32>(c)) != 0 ? 0 : 1;
}

std::string cut(const std::string& text) {
  if (display_width(text) <= kWidestCell) return text;
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    width += width_of(c);
    if (width > kWidestCell - 1) break;
    append_utf8(out, c);
  }
  return out + "…";
}

bool is_numeric(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::number;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string cell_text(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.is_null(column, row)) return "";
  switch (rows.columns()[column].type) {
    case ColumnType::number:
      // Six digits are enough to read; CSV and JSON give them all.
      return fmt::format("{:.6g}", rows.number(column, row));
    case ColumnType::text_list: {
      std::vector<std::string> items;
      for (const std::string_view item : rows.text_list(column, row)) {
        items.push_back(printable(item));
      }
      return join(items, ", ");
    }
    default:
      return printable(plain_text(rows, column, row));
  }
}

void write_text_table(const Rows& rows, std::ostream& out) {
  const Columns& columns = rows.columns();
  std::vector<std::vector<std::string>> cells(columns.size());
  std::vector<std::size_t> widths(columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column) {
    widths[column] = display_width(columns[column].name);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      cells[column].push_back(cut(cell_text(rows, column, row)));
      widths[column] = std::max(widths[column], display_width(cells[column].back()));
    }
  }
  const auto write = [&](const std::string& text, std::size_t column) {
    const std::string padding(widths[column] - display_width(text), ' ');
    const bool last = column + 1 == columns.size();
    out << (is_numeric(columns[column].type) ? padding + text : text + (last ? "" : padding))
        << (last ? "\n" : "  ");
  };
  for (std::size_t column = 0; column < columns.size(); ++column)
    write(columns[column].name, column);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < columns.size(); ++column)
      write(cells[column][row], column);
  }
}

}  // namespace resettle
