#include "statistics/tables/contingency_table.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {

Margins margins_of(const ContingencyTable& table) {
  check(table.counts.size() == table.rows * table.columns, "a table has rows × columns counts");
  std::vector<ExactSum> columns(table.columns);
  Margins margins;
  for (std::size_t r = 0; r < table.rows; ++r) {
    ExactSum row;
    for (std::size_t c = 0; c < table.columns; ++c) {
      row.add(table.at(r, c));
      columns[c].add(table.at(r, c));
    }
    margins.rows.push_back(row.value());
  }
  for (const ExactSum& column : columns) margins.columns.push_back(column.value());
  margins.total = exact_sum(table.counts);
  return margins;
}

std::string counts_fault(const ContingencyTable& table) {
  if (!all_finite(table.counts)) return "a count is missing or infinite";
  if (std::any_of(table.counts.begin(), table.counts.end(), [](double c) { return c < 0; })) {
    return "a count is negative";
  }
  const double total = exact_sum(table.counts);
  if (total == 0) return "the table is empty";
  if (!std::isfinite(total)) return "the counts sum to more than a number can hold";
  return "";
}

Result<ContingencyTable> without_empty_lines(const ContingencyTable& table) {
  using Table = Result<ContingencyTable>;
  if (const auto fault = counts_fault(table); !fault.empty()) return Table::none(fault);
  const Margins margins = margins_of(table);
  ContingencyTable kept;
  for (std::size_t r = 0; r < table.rows; ++r) {
    if (margins.rows[r] == 0) continue;
    ++kept.rows;
    for (std::size_t c = 0; c < table.columns; ++c) {
      if (margins.columns[c] > 0) kept.counts.push_back(table.at(r, c));
    }
  }
  kept.columns = kept.counts.size() / kept.rows;
  if (kept.rows < 2) return Table::none("all units are in one row");
  if (kept.columns < 2) return Table::none("all units are in one column");
  return kept;
}

std::vector<double> expected_counts(const Margins& margins) {
  std::vector<double> expected;
  for (const double row : margins.rows) {
    for (const double column : margins.columns) expected.push_back(row / margins.total * column);
  }
  return expected;
}

}  // namespace resettle::statistics
