#include "statistics/describe/quantiles.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/sorted.h"
#include "statistics/describe/weighted.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr const char* kNotAShare = "a quantile is asked for at a p between 0 and 1";

bool is_share(double p) { return p >= 0 && p <= 1; }

double quantile_of_sorted(std::span<const double> ascending, double p) {
  const double place = p * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= ascending.size()) return ascending.back();
  return std::lerp(ascending[below], ascending[below + 1], place - static_cast<double>(below));
}

// Weights whose sum is n*, the number of units they are worth.
std::vector<double> unit_weights(std::span<const double> weights, WeightMeaning meaning) {
  std::vector<double> result(weights.begin(), weights.end());
  if (meaning == WeightMeaning::kFrequency) return result;
  const double largest = *std::max_element(result.begin(), result.end());
  ExactSum total, squares;
  for (double& weight : result) {
    weight /= largest;
    total.add(weight);
    squares.add_product(weight, weight);
  }
  const double factor = total.value() / squares.value();
  for (double& weight : result) weight *= factor;
  return result;
}

// The mean of the step function of the values over [start, start + 1] of their cumulated weights.
double mean_over_window(std::span<const WeightedValue> units, double start) {
  double cumulated = 0;
  double result = 0;
  double covered = 0;
  for (const WeightedValue& unit : units) {
    const double from = std::max(cumulated, start);
    cumulated += unit.weight;
    const double overlap = std::min(cumulated, start + 1) - from;
    if (overlap <= 0) continue;
    covered += overlap;
    result = std::lerp(result, unit.value, overlap / covered);
  }
  return result;
}

}  // namespace

Result<std::vector<double>> quantiles(std::span<const double> values, std::span<const double> p) {
  using Several = Result<std::vector<double>>;
  if (values.empty()) return Several::none("there are no values");
  if (!all_finite(values)) return Several::none(kNotFinite);
  if (!std::all_of(p.begin(), p.end(), is_share)) return Several::none(kNotAShare);
  const std::vector<double> ascending = sorted(values);
  std::vector<double> result;
  for (const double share : p) result.push_back(quantile_of_sorted(ascending, share));
  return result;
}

Result<double> quantile(std::span<const double> values, double p) {
  const auto one = quantiles(values, {&p, 1});
  if (!one) return Result<double>::none(one.reason());
  return one->front();
}

Result<double> median(std::span<const double> values) { return quantile(values, .5); }

Result<double> weighted_quantile(std::span<const double> values, std::span<const double> weights,
                                 double p, WeightMeaning meaning) {
  using Number = Result<double>;
  if (const auto fault = weighting_fault(values, weights); !fault.empty()) {
    return Number::none(fault);
  }
  if (!is_share(p)) return Number::none(kNotAShare);
  const std::vector<double> scaled = unit_weights(weights, meaning);
  const double units = std::max(exact_sum(scaled), 1.0);
  if (meaning == WeightMeaning::kFrequency && (exact_sum(weights) < 1 || units > 0x1p52)) {
    return Number::none("the frequencies do not sum to between 1 and 4.5·10^15 units");
  }
  return mean_over_window(sorted_by_value(values, scaled), p * (units - 1));
}

}  // namespace resettle::statistics
