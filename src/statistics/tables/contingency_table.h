// A table of counts: units sorted by two things at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct ContingencyTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> counts;  // row after row; rows × columns of them, none below 0

  double at(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
};

// The sums of a table, exact.
struct Margins {
  std::vector<double> rows;
  std::vector<double> columns;
  double total = 0;
};

Margins margins_of(const ContingencyTable& table);

// Why nothing can be computed from the counts (a negative one, NaN, an infinity, a sum of 0); empty
// when something can.
std::string counts_fault(const ContingencyTable& table);

// The table without its empty rows and columns; no result where counts_fault says so or where fewer
// than two rows or two columns are left.
Result<ContingencyTable> without_empty_lines(const ContingencyTable& table);

// What is expected in a cell where rows and columns are independent: row × column / total.
std::vector<double> expected_counts(const Margins& margins);

}  // namespace resettle::statistics
