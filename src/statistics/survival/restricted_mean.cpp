#include "statistics/survival/restricted_mean.h"

#include <algorithm>
#include <cmath>

#include "statistics/distributions/distributions.h"

namespace resettle::statistics {

Result<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon) {
  using None = Result<RestrictedMean>;
  const RiskTable& table = curve.table;
  if (!(horizon > 0) || std::isinf(horizon)) {
    return None::none("the horizon is not a time after 0");
  }
  if (horizon > table.time.back() && curve.survival.back() > 0) {
    return None::none("the horizon lies beyond the last time seen");
  }
  // From right to left: the area right of each time is what its events put at stake.
  double area = 0, variance = 0, right = horizon;
  for (std::size_t i = table.time.size(); i-- > 0;) {
    if (table.time[i] >= horizon) continue;
    area += curve.survival[i] * (right - table.time[i]);
    right = table.time[i];
    const double n = table.at_risk[i], d = table.events[i];
    if (d < n) variance += area * area * d / (n * (n - d));
  }
  RestrictedMean result{.mean = area + right, .standard_error = std::sqrt(variance)};
  const double reach = normal_quantile((1 + curve.level) / 2) * result.standard_error;
  result.low = std::max(0., result.mean - reach);
  result.high = std::min(horizon, result.mean + reach);
  return result;
}

Result<RestrictedMeanDifference> restricted_mean_difference(const SurvivalCurve& first,
                                                            const SurvivalCurve& second,
                                                            double horizon) {
  const auto one = restricted_mean(first, horizon);
  const auto two = restricted_mean(second, horizon);
  for (const auto* mean : {&one, &two}) {
    if (!*mean) return Result<RestrictedMeanDifference>::none(mean->reason());
  }
  RestrictedMeanDifference result{.difference = two->mean - one->mean};
  result.standard_error = std::hypot(one->standard_error, two->standard_error);
  const double reach = normal_quantile((1 + first.level) / 2) * result.standard_error;
  result.low = result.difference - reach;
  result.high = result.difference + reach;
  if (result.standard_error > 0) {
    result.p = normal_two_sided(result.difference / result.standard_error);
  } else {
    result.p = result.difference == 0 ? 1 : 0;
  }
  return result;
}

}  // namespace resettle::statistics
