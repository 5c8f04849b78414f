#include "statistics/weights/metric_weights.h"

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

std::vector<double> weighted_scores(Metrics metrics, std::span<const double> weights) {
  check(metrics.size() == weights.size(), "every metric has a weight");
  std::vector<double> scores;
  ExactSum sum;
  for (std::size_t unit = 0; !metrics.empty() && unit < metrics[0].size(); ++unit) {
    sum.clear();
    for (std::size_t j = 0; j < metrics.size(); ++j) {
      sum.add_product(weights[j], metrics[j][unit]);
    }
    scores.push_back(sum.value());
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
