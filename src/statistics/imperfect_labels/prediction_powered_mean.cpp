#include "statistics/imperfect_labels/prediction_powered_mean.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/describe/exact_sum.h"
#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

double mean_of(std::span<const double> values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum.mean_of(values.size());
}

double sum_of_products(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  ExactSum sum;
  for (size_t i = 0; i < a.size(); ++i) sum.add_product(a[i] - mean_a, b[i] - mean_b);
  return sum.value();
}

double variance_of(std::span<const double> values) {
  return sum_of_products(values, values) / static_cast<double>(values.size() - 1);
}

double chosen_lambda(std::span<const double> gold, std::span<const double> with_gold,
                     std::span<const double> without_gold) {
  std::vector<double> all(with_gold.begin(), with_gold.end());
  all.insert(all.end(), without_gold.begin(), without_gold.end());
  const double spread = variance_of(all);
  if (spread == 0) return 0;
  const auto n = static_cast<double>(gold.size());
  const double ratio = n / static_cast<double>(without_gold.size());
  return std::clamp(sum_of_products(gold, with_gold) / n / ((1 + ratio) * spread), 0.0, 1.0);
}

}  // namespace

Result<PredictionPoweredMean> prediction_powered_mean(
    std::span<const double> gold, std::span<const double> predicted_with_gold,
    std::span<const double> predicted_without_gold, const PredictionPoweredOptions& options) {
  check(gold.size() == predicted_with_gold.size(), "every gold label has a prediction");
  check(options.confidence > 0 && options.confidence < 1, "a confidence lies between 0 and 1");
  if (gold.size() < 2 || predicted_without_gold.size() < 2) {
    return Result<PredictionPoweredMean>::none("fewer than two units with gold or without it");
  }
  if (!all_finite(gold) || !all_finite(predicted_with_gold) ||
      !all_finite(predicted_without_gold)) {
    return Result<PredictionPoweredMean>::none(kNotFinite);
  }
  const double lambda =
      options.lambda.value_or(chosen_lambda(gold, predicted_with_gold, predicted_without_gold));
  std::vector<double> corrections(gold.begin(), gold.end());
  for (size_t i = 0; i < gold.size(); ++i) corrections[i] -= lambda * predicted_with_gold[i];
  const double estimate = lambda * mean_of(predicted_without_gold) + mean_of(corrections);
  const double variance = lambda * lambda * variance_of(predicted_without_gold) /
                              static_cast<double>(predicted_without_gold.size()) +
                          variance_of(corrections) / static_cast<double>(gold.size());
  const double error = std::sqrt(variance);
  const double reach = error * normal_quantile((1 + options.confidence) / 2);
  return PredictionPoweredMean{estimate, error, estimate - reach, estimate + reach, lambda};
}

}  // namespace resettle::statistics
