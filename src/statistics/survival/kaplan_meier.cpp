#include "statistics/survival/kaplan_meier.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions/distributions.h"

namespace resettle::statistics {
namespace {

// Survival is a product of many factors; equality with a share is meant up to this rounding.
constexpr double kRounding = 1e-12;

struct Bounds {
  double low, high;
};

Bounds log_log_interval(double survival, double greenwood, double z) {
  if (survival <= 0 || survival >= 1) return {survival, survival};
  const double reach = z * std::sqrt(greenwood) / std::log(survival);
  return {std::pow(survival, std::exp(-reach)), std::pow(survival, std::exp(reach))};
}

double first_time_at_or_below(const RiskTable& table, const std::vector<double>& curve,
                              double share) {
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (curve[i] <= share + kRounding) return table.time[i];
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace

double SurvivalCurve::at(double time) const {
  const auto after = std::ranges::upper_bound(table.time, time) - table.time.begin();
  return after == 0 ? 1 : survival[static_cast<std::size_t>(after - 1)];
}

Result<SurvivalCurve> kaplan_meier(const Durations& durations, double level) {
  check(level > 0 && level < 1, "an interval's level lies between 0 and 1");
  const auto table = risk_table(durations);
  if (!table) return Result<SurvivalCurve>::none(table.reason());
  SurvivalCurve curve{.table = *table, .level = level};
  const double z = normal_quantile((1 + level) / 2);
  double survival = 1, greenwood = 0;
  for (std::size_t i = 0; i < table->time.size(); ++i) {
    const double n = table->at_risk[i], d = table->events[i];
    if (d == n) {
      curve.emptied_early |= survival > 0 && i + 1 < table->time.size();
      survival = 0;
    } else {
      survival *= 1 - d / n;
      greenwood += d / (n * (n - d));
    }
    const Bounds bounds = log_log_interval(survival, greenwood, z);
    curve.survival.push_back(survival);
    curve.standard_error.push_back(survival * std::sqrt(greenwood));
    curve.low.push_back(bounds.low);
    curve.high.push_back(bounds.high);
  }
  return curve;
}

Result<SurvivalTime> survival_quantile(const SurvivalCurve& curve, double share) {
  check(share > 0 && share < 1, "a share lies between 0 and 1");
  const SurvivalTime time{first_time_at_or_below(curve.table, curve.survival, share),
                          first_time_at_or_below(curve.table, curve.low, share),
                          first_time_at_or_below(curve.table, curve.high, share)};
  if (std::isinf(time.estimate)) {
    return Result<SurvivalTime>::none(
        fmt::format("survival stays above {} up to the last time seen", share));
  }
  return time;
}

}  // namespace resettle::statistics
