// A table as LaTeX that fits a page: A4 with margins of 2.5 cm, which is 16 cm of text.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "report/shown_table.h"

namespace resettle {

// Tables of more rows are not written: at twelve pages and more nobody prints them.
constexpr std::int64_t kMostTexRows = 500;

// Cells are those of the report's page. A table that is too wide is written in parts; each repeats
// the columns of `grain`, and a number stays beside its interval. A part of more than a page is a
// longtable. The first lines are comments that name the packages and, where a character needs it,
// the engine.
void write_tex(const ShownTable& table, const std::vector<std::string>& grain, std::ostream& out);

}  // namespace resettle
