// Pearson's chi-square test that the rows and columns of a table of independent units have nothing
// to do with one another, and the residuals that say which cells stand out.
//
// X² = Σ (O − E)² / E with E = row × column / n, against the chi-square distribution of
// (r − 1)(c − 1) degrees of freedom (Pearson 1900; no continuity correction). Adjusted standardised
// residual: (O − E) / √(E (1 − row/n)(1 − column/n)), a standard normal number where rows and
// columns are independent (Haberman 1973).
//
// Units that come in clusters (posts of one author) are not independent and make p too small, often
// by far: use rao_scott.h. Expected counts below 5 make it unreliable: use
// chi_square_monte_carlo.h.
//
// Edges: empty rows and columns are left out of test and degrees of freedom. Fewer than two rows or
// columns left, a negative count, NaN, an infinity, an empty table: no result, with the reason.
#pragma once

#include <vector>

#include "statistics/result.h"
#include "statistics/tables/contingency_table.h"

namespace resettle::statistics {

struct ChiSquareTest {
  double statistic = 0;
  double degrees_of_freedom = 0;
  double p = 1;
  double smallest_expected = 0;
};

Result<ChiSquareTest> chi_square_test(const ContingencyTable& table);

// X² of a table without empty rows or columns.
double chi_square_statistic(const ContingencyTable& table, const Margins& margins);

// One a cell, row after row, of the whole table: 0 in empty rows and columns, and where one row or
// column holds everything.
Result<std::vector<double>> adjusted_residuals(const ContingencyTable& table);

}  // namespace resettle::statistics
