#include "statistics/samples/clustered_welch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/describe/moments.h"
#include "statistics/finite.h"
#include "statistics/samples/clustered_units.h"

namespace resettle::statistics {
namespace {

using Test = Result<ClusteredMeanDifference>;
using Pair = std::array<double, 2>;  // one number a group

// Clusters whose means differ by less, next to what independent units would show, differ by
// rounding.
constexpr double kRounding = 1e-12;

struct Groups {
  std::array<std::vector<double>, 2> values;
  Pair mean{};
  Pair variance{};
  Pair units{};
};

// What one cluster adds.
struct Cluster {
  Pair units{};
  Pair error{};          // t_cg
  double residuals = 0;  // Σ e, e = (x − mean) / standard deviation of the group
  double squared_residuals = 0;
};

std::string split(std::span<const double> values, std::span<const int> groups, Groups& result) {
  check(values.size() == groups.size(), "every value has a group");
  for (std::size_t i = 0; i < values.size(); ++i) {
    check(groups[i] == 0 || groups[i] == 1, "a group is 0 or 1");
    result.values[groups[i]].push_back(values[i]);
  }
  for (int g = 0; g < 2; ++g) {
    const auto squared = variance(result.values[g]);
    if (!squared) return "a group has fewer than two values, or none that can be compared";
    result.mean[g] = *mean(result.values[g]);
    result.variance[g] = *squared;
    result.units[g] = static_cast<double>(result.values[g].size());
  }
  return "";
}

Cluster summarised(ClusterUnits units, std::span<const double> values, std::span<const int> groups,
                   const Groups& by_group) {
  Cluster result;
  std::array<ExactSum, 2> errors;
  ExactSum residuals, squares;
  for (const std::size_t unit : units) {
    const int g = groups[unit];
    const double deviation = values[unit] - by_group.mean[g];
    errors[g].add(deviation);
    ++result.units[g];
    if (by_group.variance[g] == 0) continue;
    const double residual = deviation / std::sqrt(by_group.variance[g]);
    residuals.add(residual);
    squares.add_product(residual, residual);
  }
  for (int g = 0; g < 2; ++g) result.error[g] = errors[g].value() / by_group.units[g];
  result.residuals = residuals.value();
  result.squared_residuals = squares.value();
  return result;
}

// The intraclass correlation by one-way analysis of variance (Fisher 1925), for clusters of unequal
// size (Donner 1986), cut to [0, 1]; 0 where every cluster is one unit.
double intraclass_correlation(std::span<const Cluster> clusters) {
  ExactSum between, within, squared_sizes;
  double units = 0;
  for (const Cluster& cluster : clusters) {
    const double size = cluster.units[0] + cluster.units[1];
    units += size;
    squared_sizes.add(size * size);
    const double explained = cluster.residuals * cluster.residuals / size;
    between.add(explained);
    within.add(cluster.squared_residuals - explained);
  }
  const auto count = static_cast<double>(clusters.size());
  if (units == count || count < 2) return 0;
  const double typical_size = (units - squared_sizes.value() / units) / (count - 1);
  const double mean_between = between.value() / (count - 1);
  const double mean_within = std::max(0.0, within.value() / (units - count));
  const double total = mean_between + (typical_size - 1) * mean_within;
  return total > 0 ? std::clamp((mean_between - mean_within) / total, 0.0, 1.0) : 0;
}

// Satterthwaite's degrees of freedom (tr B)² / tr(B²), B the covariance of the z_c = w·t_c under
// the working model. With τ_c the errors before the group means are taken off, S_c their
// covariance, S = Σ S_c, a_c = S_c w and P_c = w × (shares of the groups' units in c), B is
//   diag(w·a_c) − a_c·P_c' − P_c·a_c' + P_c S P_c',
// so that with u_c = (a_c, P_c) and K of 4 × 4, B = diag + U K U' and no matrix is ever large.
class WorkingModel {
 public:
  WorkingModel(const Groups& groups, double correlation, Pair factors)
      : groups_(groups), correlation_(correlation), factors_(factors) {}

  double degrees_of_freedom(std::span<const Cluster> clusters) const {
    std::vector<Row> rows;
    SumMatrix covariances;
    for (const Cluster& cluster : clusters) rows.push_back(row_of(cluster, covariances));
    Matrix kernel{};
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) kernel[i][j] = covariances[i][j].value();
    }
    kernel[0][2] = kernel[2][0] = kernel[1][3] = kernel[3][1] = -1;
    ExactSum trace, diagonal_part;
    SumMatrix products;
    for (const Row& row : rows) {
      const double quadratic = form(row.u, kernel);
      trace.add(row.diagonal + quadratic);
      diagonal_part.add(row.diagonal * row.diagonal + 2 * row.diagonal * quadratic);
      for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) products[i][j].add(row.u[i] * row.u[j]);
      }
    }
    return trace.value() * trace.value() /
           (diagonal_part.value() + squared_trace(kernel, products));
  }

 private:
  using Matrix = std::array<std::array<double, 4>, 4>;
  using SumMatrix = std::array<std::array<ExactSum, 4>, 4>;
  struct Row {
    double diagonal = 0;
    std::array<double, 4> u{};
  };

  // Adds the cluster's covariance to S, the lower right corner of K.
  Row row_of(const Cluster& cluster, SumMatrix& covariances) const {
    Pair share{}, spread{};
    for (int g = 0; g < 2; ++g) {
      share[g] = cluster.units[g] / groups_.units[g];
      spread[g] = std::sqrt(groups_.variance[g]);
    }
    Row row;
    for (int g = 0; g < 2; ++g) {
      for (int h = 0; h < 2; ++h) {
        double covariance = correlation_ * spread[g] * spread[h] * share[g] * share[h];
        if (g == h) {
          covariance += (1 - correlation_) * groups_.variance[g] * share[g] / groups_.units[g];
        }
        row.u[g] += covariance * factors_[h];
        covariances[2 + g][2 + h].add(covariance);
      }
      row.u[2 + g] = factors_[g] * share[g];
    }
    row.diagonal = factors_[0] * row.u[0] + factors_[1] * row.u[1];
    return row;
  }

  static double form(const std::array<double, 4>& u, const Matrix& kernel) {
    double result = 0;
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) result += u[i] * kernel[i][j] * u[j];
    }
    return result;
  }

  // tr(K M K M)
  static double squared_trace(const Matrix& kernel, const SumMatrix& products) {
    Matrix times{};
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) {
        for (int k = 0; k < 4; ++k) times[i][j] += kernel[i][k] * products[k][j].value();
      }
    }
    double result = 0;
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) result += times[i][j] * times[j][i];
    }
    return result;
  }

  const Groups& groups_;
  double correlation_;
  Pair factors_;
};

}  // namespace

Test clustered_welch_test(std::span<const double> values, std::span<const int> groups,
                          std::span<const std::uint32_t> clusters, double level) {
  check(values.size() == clusters.size(), "every value has a cluster");
  if (!all_finite(values)) return Test::none(kNotFinite);
  Groups by_group;
  if (const auto fault = split(values, groups, by_group); !fault.empty()) return Test::none(fault);
  const UnitsByCluster units(clusters);
  std::vector<Cluster> summaries;
  Pair present{};
  for (std::size_t c = 0; c < units.size(); ++c) {
    summaries.push_back(summarised(units[c], values, groups, by_group));
    for (int g = 0; g < 2; ++g) present[g] += summaries.back().units[g] > 0;
  }
  if (present[0] < 2 || present[1] < 2) {
    return Test::none("a group has units in fewer than two clusters");
  }
  const Pair factors{std::sqrt(present[0] / (present[0] - 1)),
                     -std::sqrt(present[1] / (present[1] - 1))};
  ExactSum squares;
  for (const Cluster& cluster : summaries) {
    const double error = factors[0] * cluster.error[0] + factors[1] * cluster.error[1];
    squares.add(error * error);
  }
  ClusteredMeanDifference result;
  result.standard_error = std::sqrt(squares.value());
  const double independent = std::sqrt(by_group.variance[0] / by_group.units[0] +
                                       by_group.variance[1] / by_group.units[1]);
  if (result.standard_error <= kRounding * independent) {
    return Test::none("the clusters do not vary: there is no standard error");
  }
  result.first_mean = by_group.mean[0];
  result.second_mean = by_group.mean[1];
  result.intraclass_correlation = intraclass_correlation(summaries);
  result.clusters = units.size();
  result.degrees_of_freedom =
      WorkingModel(by_group, result.intraclass_correlation, factors).degrees_of_freedom(summaries);
  complete(result, level);
  return result;
}

}  // namespace resettle::statistics
