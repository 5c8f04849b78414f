#include "statistics/weights/metric_weights.h"

#include <cmath>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {

MetricWeights proportional_weights(std::span<const double> information,
                                   const std::string& warning) {
  const double total = exact_sum(information);
  const double equal = 1 / static_cast<double>(information.size());
  MetricWeights result;
  if (total <= 0) result.warning = warning;
  for (const double share : information) {
    result.weights.push_back(total > 0 ? share / total : equal);
  }
  return result;
}

namespace {

// The exact sum of the products, rounded once. Nearly always two doubles hold it well enough to
// tell how it rounds: the sum, and what rounding left of each step. Where not, the digits decide.
double sum_of_products(Metrics metrics, std::span<const double> weights, std::size_t unit,
                       ExactSum& digits) {
  double high = 0, low = 0, size = 0;
  for (std::size_t j = 0; j < metrics.size(); ++j) {
    const double product = weights[j] * metrics[j][unit];
    const double sum = high + product, added = sum - high;  // Knuth's two-sum
    low += (high - (sum - added)) + (product - added);
    low += std::fma(weights[j], metrics[j][unit], -product);
    high = sum;
    size += std::abs(product);
  }
  // The 3 m additions to `low`, each of a number below 2^-52 of the size, err by less than this.
  const auto m = static_cast<double>(metrics.size());
  const double error = m * m * 0x1p-100 * size;
  const bool no_underflow = size == 0 || (size > 1e-200 && size < 1e200);
  if (no_underflow && high + (low - error) == high + (low + error)) return high + low;
  digits.clear();
  for (std::size_t j = 0; j < metrics.size(); ++j) digits.add_product(weights[j], metrics[j][unit]);
  return digits.value();
}

}  // namespace

std::vector<double> weighted_scores(Metrics metrics, std::span<const double> weights) {
  check(metrics.size() == weights.size(), "every metric has a weight");
  std::vector<double> scores;
  ExactSum digits;
  for (std::size_t unit = 0; !metrics.empty() && unit < metrics[0].size(); ++unit) {
    scores.push_back(sum_of_products(metrics, weights, unit, digits));
  }
  return scores;
}

std::string metrics_fault(Metrics metrics) {
  if (metrics.empty()) return "there are no metrics";
  for (const auto& metric : metrics) {
    check(metric.size() == metrics[0].size(), "every metric has the same units");
    if (metric.empty()) return "there are no units";
    if (!all_finite(metric)) return kNotFinite;
  }
  return "";
}

}  // namespace resettle::statistics
