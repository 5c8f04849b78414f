#include "statistics/tables/chi_square.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/distributions/distributions.h"

namespace resettle::statistics {

double chi_square_statistic(const ContingencyTable& table, const Margins& margins) {
  const std::vector<double> expected = expected_counts(margins);
  ExactSum statistic;
  for (std::size_t cell = 0; cell < expected.size(); ++cell) {
    const double residual = table.counts[cell] - expected[cell];
    statistic.add(residual / expected[cell] * residual);
  }
  return statistic.value();
}

Result<ChiSquareTest> chi_square_test(const ContingencyTable& table) {
  const auto kept = without_empty_lines(table);
  if (!kept) return Result<ChiSquareTest>::none(kept.reason());
  const Margins margins = margins_of(*kept);
  const std::vector<double> expected = expected_counts(margins);
  ChiSquareTest test;
  test.statistic = chi_square_statistic(*kept, margins);
  test.degrees_of_freedom = static_cast<double>((kept->rows - 1) * (kept->columns - 1));
  test.p = chi_square_upper(test.statistic, test.degrees_of_freedom);
  test.smallest_expected = *std::min_element(expected.begin(), expected.end());
  return test;
}

Result<std::vector<double>> adjusted_residuals(const ContingencyTable& table) {
  using Residuals = Result<std::vector<double>>;
  if (const auto fault = counts_fault(table); !fault.empty()) return Residuals::none(fault);
  const Margins margins = margins_of(table);
  const std::vector<double> expected = expected_counts(margins);
  std::vector<double> residuals;
  for (std::size_t cell = 0; cell < expected.size(); ++cell) {
    const double row_share = margins.rows[cell / table.columns] / margins.total;
    const double column_share = margins.columns[cell % table.columns] / margins.total;
    const double spread = std::sqrt(expected[cell] * (1 - row_share) * (1 - column_share));
    residuals.push_back(spread > 0 ? (table.counts[cell] - expected[cell]) / spread : 0);
  }
  return residuals;
}

}  // namespace resettle::statistics
