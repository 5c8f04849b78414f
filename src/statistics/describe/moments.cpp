#include "statistics/describe/moments.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/weighted.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

using Number = Result<double>;

Number in_range(double value) {
  if (std::isfinite(value)) return value;
  return Number::none("the result is too large for a number of 64 bits");
}

// Rounding must not carry the mean of equal values away from them.
double between_extremes(double centre, std::span<const double> values) {
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return std::clamp(centre, *lowest, *highest);
}

// A quotient that is in range though the sums may not be.
double quotient(const ExactSum& dividend, const ExactSum& divisor) {
  const double whole = dividend.value() / divisor.value();
  if (std::isfinite(whole) && std::isfinite(divisor.value())) return whole;
  return dividend.scaled(-64) / divisor.scaled(-64);
}

// Weights as shares of the largest: the scale of reliabilities means nothing, and this one is safe.
std::vector<double> relative_weights(std::span<const double> weights) {
  const double largest = *std::max_element(weights.begin(), weights.end());
  std::vector<double> relative;
  for (const double weight : weights) relative.push_back(weight / largest);
  return relative;
}

// Σ w (x − centre)², with w = 1 where there are no weights; infinite when it is too large.
double squared_deviations(std::span<const double> values, std::span<const double> weights,
                          double centre) {
  ExactSum squares;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double deviation = values[i] - centre;
    const double term = deviation * deviation * (weights.empty() ? 1 : weights[i]);
    if (!std::isfinite(term)) return HUGE_VAL;
    squares.add(term);
  }
  return squares.value();
}

}  // namespace

Number mean(std::span<const double> values) {
  if (values.empty()) return Number::none("there are no values");
  if (!all_finite(values)) return Number::none(kNotFinite);
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return between_extremes(sum.mean_of(values.size()), values);
}

Number variance(std::span<const double> values) {
  const Number centre = mean(values);
  if (!centre) return centre;
  if (values.size() < 2) return Number::none("one value has no variance");
  return in_range(squared_deviations(values, {}, *centre) / static_cast<double>(values.size() - 1));
}

Number standard_deviation(std::span<const double> values) {
  const Number squared = variance(values);
  if (!squared) return squared;
  return std::sqrt(*squared);
}

Number weighted_mean(std::span<const double> values, std::span<const double> weights) {
  if (const auto fault = weighting_fault(values, weights); !fault.empty()) {
    return Number::none(fault);
  }
  const std::vector<double> relative = relative_weights(weights);
  ExactSum weighted, total;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weighted.add_product(values[i], relative[i]);
    total.add(relative[i]);
  }
  return between_extremes(quotient(weighted, total), values);
}

Number weighted_variance(std::span<const double> values, std::span<const double> weights,
                         WeightMeaning meaning) {
  const Number centre = weighted_mean(values, weights);
  if (!centre) return centre;
  std::vector<double> scaled(weights.begin(), weights.end());
  if (meaning == WeightMeaning::kReliability) scaled = relative_weights(weights);
  ExactSum total, squares;
  for (const double weight : scaled) {
    total.add(weight);
    if (meaning == WeightMeaning::kReliability) squares.add_product(weight, weight);
  }
  const double sum = total.value();
  const double divisor =
      meaning == WeightMeaning::kFrequency ? sum - 1 : sum - squares.value() / sum;
  if (!(divisor > 0)) return Number::none("a single unit has no variance");
  return in_range(squared_deviations(values, scaled, *centre) / divisor);
}

}  // namespace resettle::statistics
