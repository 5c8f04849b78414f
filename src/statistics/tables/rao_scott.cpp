#include "statistics/tables/rao_scott.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/describe/weighted.h"
#include "statistics/distributions/distributions.h"
#include "statistics/samples/clustered_units.h"
#include "statistics/tables/contingency_table.h"

namespace resettle::statistics {
namespace {

using Test = Result<RaoScottTest>;

// Clusters that differ by less than this part of what independent units would, differ by rounding.
constexpr double kRounding = 1e-12;

// Units of weight above 0, their categories renumbered without gaps, weights summing to 1.
struct Prepared {
  std::vector<std::uint32_t> rows, columns, clusters;
  std::vector<double> weights;
  std::size_t row_count = 0;
  std::size_t column_count = 0;
};

std::size_t renumber(std::vector<std::uint32_t>& categories) {
  std::vector<std::uint32_t> present = categories;
  std::sort(present.begin(), present.end());
  present.erase(std::unique(present.begin(), present.end()), present.end());
  for (std::uint32_t& category : categories) {
    const auto place = std::lower_bound(present.begin(), present.end(), category);
    category = static_cast<std::uint32_t>(place - present.begin());
  }
  return present.size();
}

Result<Prepared> prepared(const ClusteredUnits& units) {
  const std::size_t count = units.rows.size();
  check(units.columns.size() == count && units.clusters.size() == count,
        "every unit has a row, a column and a cluster");
  const std::vector<double> ones(units.weights.empty() ? count : 0, 1.0);
  const std::span<const double> weights = units.weights.empty() ? ones : units.weights;
  if (const auto fault = weighting_fault(weights, weights); !fault.empty()) {
    return Result<Prepared>::none(fault);
  }
  const double largest = *std::max_element(weights.begin(), weights.end());
  ExactSum sum;
  for (const double weight : weights) sum.add(weight / largest);
  Prepared result;
  for (std::size_t i = 0; i < count; ++i) {
    if (weights[i] == 0) continue;
    result.rows.push_back(units.rows[i]);
    result.columns.push_back(units.columns[i]);
    result.clusters.push_back(units.clusters[i]);
    result.weights.push_back(weights[i] / largest / sum.value());
  }
  result.row_count = renumber(result.rows);
  result.column_count = renumber(result.columns);
  if (result.row_count < 2) return Result<Prepared>::none("all units are in one row");
  if (result.column_count < 2) return Result<Prepared>::none("all units are in one column");
  return result;
}

ContingencyTable table_of(const Prepared& units, ClusterUnits chosen) {
  std::vector<ExactSum> sums(units.row_count * units.column_count);
  for (const std::size_t unit : chosen) {
    sums[units.rows[unit] * units.column_count + units.columns[unit]].add(units.weights[unit]);
  }
  ContingencyTable table{units.row_count, units.column_count, {}};
  for (const ExactSum& sum : sums) table.counts.push_back(sum.value());
  return table;
}

// The shares of the whole table, and what a cluster's table says about their independence.
class Independence {
 public:
  explicit Independence(const ContingencyTable& shares)
      : shares_(shares), margins_(margins_of(shares)), expected_(expected_counts(margins_)) {}

  // X² / n
  double phi_squared() const {
    ExactSum sum;
    for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
      const double h = shares_.counts[cell] - expected_[cell];
      sum.add(h / expected_[cell] * h);
    }
    return sum.value();
  }

  // u_c / √(p_i p_j), one number a cell.
  std::vector<double> score(const ContingencyTable& cluster) const {
    const Margins of_cluster = margins_of(cluster);
    std::vector<double> result;
    for (std::size_t cell = 0; cell < expected_.size(); ++cell) {
      const std::size_t i = cell / shares_.columns;
      const std::size_t j = cell % shares_.columns;
      const double h = shares_.counts[cell] - expected_[cell];
      const double share = cluster.counts[cell] - margins_.columns[j] * of_cluster.rows[i] -
                           margins_.rows[i] * of_cluster.columns[j] +
                           (expected_[cell] - h) * of_cluster.total;
      result.push_back(share / std::sqrt(expected_[cell]));
    }
    return result;
  }

 private:
  const ContingencyTable& shares_;
  Margins margins_;
  std::vector<double> expected_;
};

struct DesignEffects {
  double sum = 0;
  double sum_of_squares = 0;
};

// Trace of G and of G², without its eigenvalues: G is symmetric.
DesignEffects design_effects(const Prepared& units, const UnitsByCluster& clusters,
                             const Independence& independence) {
  const std::size_t cells = units.row_count * units.column_count;
  std::vector<ExactSum> upper(cells * (cells + 1) / 2);
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    const std::vector<double> score = independence.score(table_of(units, clusters[c]));
    std::size_t place = 0;
    for (std::size_t i = 0; i < cells; ++i) {
      for (std::size_t j = i; j < cells; ++j) upper[place++].add(score[i] * score[j]);
    }
  }
  const auto count = static_cast<double>(clusters.size());
  const double scale = count / (count - 1) * static_cast<double>(units.rows.size());
  ExactSum trace, squares;
  std::size_t place = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    for (std::size_t j = i; j < cells; ++j) {
      const double element = scale * upper[place++].value();
      if (i == j) trace.add(element);
      squares.add((i == j ? 1 : 2) * element * element);
    }
  }
  return {trace.value(), squares.value()};
}

}  // namespace

Test rao_scott_test(const ClusteredUnits& units) {
  const auto kept = prepared(units);
  if (!kept) return Test::none(kept.reason());
  const UnitsByCluster clusters(kept->clusters);
  if (clusters.size() < 2) return Test::none("all units are in one cluster");
  const ContingencyTable shares = table_of(*kept, clusters.all());
  const Independence independence(shares);
  const DesignEffects effects = design_effects(*kept, clusters, independence);
  if (effects.sum < kRounding) return Test::none("all clusters look the same");

  RaoScottTest test;
  test.clusters = clusters.size();
  test.pearson = static_cast<double>(kept->rows.size()) * independence.phi_squared();
  test.first_order_df = static_cast<double>((kept->row_count - 1) * (kept->column_count - 1));
  test.mean_design_effect = effects.sum / test.first_order_df;
  test.first_order_statistic = test.pearson / test.mean_design_effect;
  test.first_order_p = chi_square_upper(test.first_order_statistic, test.first_order_df);
  test.f = test.pearson / effects.sum;
  test.numerator_df = effects.sum * effects.sum / effects.sum_of_squares;
  test.denominator_df = test.numerator_df * static_cast<double>(clusters.size() - 1);
  test.p = f_upper(test.f, test.numerator_df, test.denominator_df);
  return test;
}

}  // namespace resettle::statistics
