#include "statistics/weights/entropy_weights.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

// With u = x / mean − 1, whose sum is 0: d = Σ ((1 + u) ln(1 + u) − u) / (n ln n). That is 1 − H
// without the cancellation that costs 1 − H its digits where a metric hardly varies.
double redundancy_of(std::span<const double> metric) {
  const auto [lowest, highest] = std::minmax_element(metric.begin(), metric.end());
  if (*lowest == *highest) return 0;
  // Shares of the largest first, so that no sum leaves the range of a double.
  ExactSum sum;
  for (const double value : metric) sum.add(value / *highest);
  const double centre = sum.mean_of(metric.size());
  ExactSum information;
  for (const double value : metric) {
    const double u = (value / *highest - centre) / centre;
    information.add(u > -1 ? (1 + u) * std::log1p(u) - u : 1);
  }
  const double redundancy =
      information.mean_of(metric.size()) / std::log(static_cast<double>(metric.size()));
  return std::clamp(redundancy, 0.0, 1.0);
}

}  // namespace

Result<EntropyWeights> entropy_weights(Metrics metrics) {
  using Weights = Result<EntropyWeights>;
  if (const auto fault = metrics_fault(metrics); !fault.empty()) return Weights::none(fault);
  EntropyWeights result;
  for (const auto& metric : metrics) {
    if (std::any_of(metric.begin(), metric.end(), [](double x) { return x < 0; })) {
      return Weights::none("a number is below 0: shares of a total are not defined");
    }
    result.redundancy.push_back(redundancy_of(metric));
    result.entropy.push_back(1 - result.redundancy.back());
  }
  MetricWeights shared = proportional_weights(
      result.redundancy, metrics[0].size() == 1
                             ? "a single unit: all metrics have equal weights"
                             : "no metric tells the units apart: all have equal weights");
  result.weights = std::move(shared.weights);
  result.warning = std::move(shared.warning);
  return result;
}

}  // namespace resettle::statistics
