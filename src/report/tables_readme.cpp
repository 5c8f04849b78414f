#include "report/tables_readme.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/tex_table.h"
#include "report/words.h"

namespace resettle {
namespace {

std::string latex_of(const ExportedTable& table) {
  if (table.has_tex) return "yes";
  if (table.rows == 0) return "no: it has no rows";
  if (!table.nothing.empty()) return "no: it has no values";
  return "no: more than " + count_in_words(kMostTexRows) + " rows";
}

std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, "\\");
  }
  return text;
}

}  // namespace

std::string tables_readme(std::vector<ExportedTable> tables) {
  std::sort(tables.begin(), tables.end(),
            [](const ExportedTable& a, const ExportedTable& b) { return a.name < b.name; });
  std::string out = fmt::format(
      "# The tables of this report\n\n"
      "Each table is here as CSV and Parquet, without the rows that its line counts as not shown. "
      "Up to {} rows it\nis here as LaTeX as well, with the words of the report, for 16 cm of "
      "text: A4 with margins of 2.5 cm. The first\nlines of a `.tex` name the packages that it "
      "needs.\n\n"
      "| table | rows | one row per | LaTeX | what it is |\n| --- | ---: | --- | --- | --- |\n",
      count_in_words(kMostTexRows));
  for (const ExportedTable& table : tables) {
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", table.name, count_in_words(table.rows),
                       join(table.grain, ", "), latex_of(table),
                       cell(table.about + (table.left_out.empty() ? "" : " " + table.left_out)));
  }
  return out;
}

}  // namespace resettle
