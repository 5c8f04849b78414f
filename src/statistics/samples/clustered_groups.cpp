#include "statistics/samples/clustered_groups.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/describe/moments.h"

namespace resettle::statistics {

std::string sort_into_groups(std::span<const double> values, std::span<const int> groups,
                             TwoGroups& result) {
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

ClusterPart part_of_cluster(ClusterUnits units, std::span<const double> values,
                            std::span<const int> groups, const TwoGroups& by_group) {
  ClusterPart result;
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

double intraclass_correlation(std::span<const ClusterPart> clusters) {
  ExactSum between, within, squared_sizes;
  double units = 0;
  for (const ClusterPart& cluster : clusters) {
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

}  // namespace resettle::statistics
