#include "statistics/samples/clustered_welch.h"

#include <cmath>
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
  Pair present{};
  for (std::size_t c = 0; c < units.size(); ++c) {
    parts.push_back(part_of_cluster(units[c], values, groups, by_group));
    for (int g = 0; g < 2; ++g) present[g] += parts.back().units[g] > 0;
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
  result.clusters = units.size();
  result.degrees_of_freedom =
      satterthwaite_degrees_of_freedom(by_group, parts, result.intraclass_correlation, factors);
  complete(result, level);
  return result;
}

}  // namespace resettle::statistics
