#include "statistics/changepoints/autocorrelation.h"

#include <algorithm>
#include <cmath>

#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

// What an exact fit leaves over by rounding, as a part of the series' size.
constexpr double kRounding = 1e-13;

}  // namespace

Result<double> lag_one_autocorrelation(std::span<const double> residuals) {
  if (!all_finite(residuals)) return Result<double>::none(kNotFinite);
  if (residuals.size() < 2) return Result<double>::none("there are fewer than two residuals");
  double neighbours = 0;
  double squares = residuals.front() * residuals.front();
  for (size_t t = 1; t < residuals.size(); ++t) {
    neighbours += residuals[t - 1] * residuals[t];
    squares += residuals[t] * residuals[t];
  }
  if (squares == 0) return Result<double>::none("the fit is exact: all residuals are 0");
  return neighbours / squares;
}

Result<AdjustedSegmentation> segment_allowing_for_autocorrelation(
    std::span<const double> series, double penalty, const SegmentationOptions& options) {
  const auto first = segment_with_penalty(series, penalty, options);
  if (!first) return Result<AdjustedSegmentation>::none(first.reason());
  std::vector<double> residuals = fitted_values(series, first->breaks, options.cost);
  double largest = 0;
  for (const double value : series) largest = std::max(largest, std::abs(value));
  for (size_t t = 0; t < series.size(); ++t) {
    residuals[t] = series[t] - residuals[t];
    if (std::abs(residuals[t]) <= kRounding * largest) residuals[t] = 0;
  }
  const auto correlation = lag_one_autocorrelation(residuals);
  const double rho = correlation ? std::max(*correlation, 0.0) : 0.0;
  const double adjusted = penalty * (1 + rho) / (1 - rho);
  const auto second = rho > 0 ? segment_with_penalty(series, adjusted, options) : first;
  return AdjustedSegmentation{*second, rho, adjusted};
}

}  // namespace resettle::statistics
