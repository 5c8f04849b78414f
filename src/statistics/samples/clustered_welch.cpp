#include "statistics/samples/clustered_welch.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"
#include "statistics/samples/clustered_groups.h"
#include "statistics/samples/satterthwaite.h"

namespace resettle::statistics {
namespace {

using Test = Result<ClusteredMeanDifference>;

// Clusters whose means differ by less, next to what independent units would show, differ by
// rounding.
constexpr double kRounding = 1e-12;

// The comparison, once every cluster's part is known.
Test compared(const TwoGroups& by_group, std::span<const ClusterPart> parts, double level) {
  Pair present{};
  for (const ClusterPart& part : parts) {
    for (int g = 0; g < 2; ++g) present[g] += part.units[g] > 0;
  }
  if (present[0] < 2 || present[1] < 2) {
    return Test::none("a group has units in fewer than two clusters");
  }
  const Pair factors{std::sqrt(present[0] / (present[0] - 1)),
                     -std::sqrt(present[1] / (present[1] - 1))};
  ExactSum squares;
  for (const ClusterPart& cluster : parts) {
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
  result.intraclass_correlation = intraclass_correlation(parts);
  result.clusters = parts.size();
  result.degrees_of_freedom =
      satterthwaite_degrees_of_freedom(by_group, parts, result.intraclass_correlation, factors);
  complete(result, level);
  return result;
}

// Means and variances of the groups; says why there are none.
std::string moments_of_groups(std::span<const ClusterSumsOfGroups> clusters, TwoGroups& result) {
  for (int g = 0; g < 2; ++g) {
    ExactSum units, sum, squares;
    for (const ClusterSumsOfGroups& cluster : clusters) {
      if (!std::isfinite(cluster.sum[g]) || !std::isfinite(cluster.sum_of_squares[g])) {
        return std::string(kNotFinite);
      }
      if (!(cluster.units[g] >= 0) || cluster.units[g] != std::floor(cluster.units[g])) {
        return "a number of units is not a whole one";
      }
      units.add(cluster.units[g]);
      sum.add(cluster.sum[g]);
      squares.add(cluster.sum_of_squares[g]);
    }
    const double n = units.value();
    if (n < 2) return "a group has fewer than two values, or none that can be compared";
    result.units[g] = n;
    result.mean[g] = sum.value() / n;
    result.variance[g] =
        std::max(0.0, (n * squares.value() - sum.value() * sum.value()) / n / (n - 1));
  }
  return "";
}

ClusterPart part_of_sums(const ClusterSumsOfGroups& cluster, const TwoGroups& by_group) {
  ClusterPart part;
  for (int g = 0; g < 2; ++g) {
    const double mean = by_group.mean[g];
    const double deviation = cluster.sum[g] - cluster.units[g] * mean;
    part.units[g] = cluster.units[g];
    part.error[g] = deviation / by_group.units[g];
    if (by_group.variance[g] == 0) continue;
    const double squares =
        cluster.sum_of_squares[g] - 2 * mean * cluster.sum[g] + cluster.units[g] * mean * mean;
    part.residuals += deviation / std::sqrt(by_group.variance[g]);
    part.squared_residuals += std::max(0.0, squares) / by_group.variance[g];
  }
  return part;
}

}  // namespace

Test clustered_welch_test(std::span<const double> values, std::span<const int> groups,
                          std::span<const std::uint32_t> clusters, double level) {
  check(values.size() == clusters.size(), "every value has a cluster");
  if (!all_finite(values)) return Test::none(kNotFinite);
  TwoGroups by_group;
  if (const auto fault = sort_into_groups(values, groups, by_group); !fault.empty())
    return Test::none(fault);
  const UnitsByCluster units(clusters);
  std::vector<ClusterPart> parts;
  for (std::size_t c = 0; c < units.size(); ++c) {
    parts.push_back(part_of_cluster(units[c], values, groups, by_group));
  }
  return compared(by_group, parts, level);
}

Test clustered_welch_test_of_sums(std::span<const ClusterSumsOfGroups> clusters, double level) {
  TwoGroups by_group;
  if (const auto fault = moments_of_groups(clusters, by_group); !fault.empty())
    return Test::none(fault);
  std::vector<ClusterPart> parts;
  for (const ClusterSumsOfGroups& cluster : clusters) {
    if (cluster.units[0] + cluster.units[1] == 0) continue;
    parts.push_back(part_of_sums(cluster, by_group));
  }
  return compared(by_group, parts, level);
}

}  // namespace resettle::statistics
