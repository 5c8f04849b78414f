#include "statistics/tables/proportions.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "statistics/distributions/distributions.h"

namespace resettle::statistics {
namespace {

using Interval = Result<ProportionInterval>;

}  // namespace

Interval wilson_interval(double successes, double units, double level) {
  check(level > 0 && level < 1, "a level of confidence lies between 0 and 1");
  if (!std::isfinite(successes) || !std::isfinite(units)) {
    return Interval::none("a count is missing or infinite");
  }
  if (units < 1) return Interval::none("there is not one unit");
  if (successes < 0) return Interval::none("a count is negative");
  if (successes > units) return Interval::none("there are more successes than units");
  const double p = successes / units;
  const double z = normal_quantile((1 + level) / 2);
  const double shrink = z * z / units;
  const double centre = (p + shrink / 2) / (1 + shrink);
  const double reach = std::sqrt(p * (1 - p) * shrink + shrink * shrink / 4) / (1 + shrink);
  // The ends are exact where the formula's rounding would miss them.
  const double low = successes == 0 ? 0 : std::max(0.0, centre - reach);
  const double high = successes == units ? 1 : std::min(1.0, centre + reach);
  return ProportionInterval{p, low, high};
}

Interval newcombe_difference(Successes first, Successes second, double level) {
  const auto one = wilson_interval(first.successes, first.units, level);
  if (!one) return one;
  const auto other = wilson_interval(second.successes, second.units, level);
  if (!other) return other;
  const double difference = one->estimate - other->estimate;
  return ProportionInterval{
      difference, difference - std::hypot(one->estimate - one->low, other->high - other->estimate),
      difference + std::hypot(one->high - one->estimate, other->estimate - other->low)};
}

Result<ClusteredMeanDifference> clustered_proportion_difference(
    std::span<const int> outcomes, std::span<const int> groups,
    std::span<const std::uint32_t> clusters, double level) {
  std::vector<double> values;
  for (const int outcome : outcomes) {
    check(outcome == 0 || outcome == 1, "an outcome is 0 or 1");
    values.push_back(outcome);
  }
  auto result = clustered_welch_test(values, groups, clusters, level);
  if (!result) return result;
  ClusteredMeanDifference limited = *result;
  limited.low = std::max(-1.0, limited.low);
  limited.high = std::min(1.0, limited.high);
  return limited;
}

}  // namespace resettle::statistics
