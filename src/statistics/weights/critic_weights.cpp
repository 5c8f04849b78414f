#include "statistics/weights/critic_weights.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/moments.h"

namespace resettle::statistics {
namespace {

// A correlation this near to 1 is rounding, and a metric with no other disagreement is a copy.
constexpr double kPerfect = 1e-12;

// Deviations from the mean, divided by the root of the sum of their squares; empty where constant.
struct Standardised {
  std::vector<double> deviations;
  double largest = 0;  // deviation
  double length = 0;   // that root, in units of the largest deviation
};

Standardised standardised(const std::vector<double>& metric) {
  const double centre = *mean(metric);
  double largest = 0;
  for (const double value : metric) largest = std::max(largest, std::fabs(value - centre));
  if (largest == 0) return {};
  Standardised result;
  ExactSum squares;
  for (const double value : metric) {
    result.deviations.push_back((value - centre) / largest);
    squares.add_product(result.deviations.back(), result.deviations.back());
  }
  const double length = std::sqrt(squares.value());
  for (double& deviation : result.deviations) deviation /= length;
  result.largest = largest;
  result.length = length;
  return result;
}

double disagreement(const Standardised& a, const Standardised& b) {
  ExactSum product;
  for (std::size_t i = 0; i < a.deviations.size(); ++i) {
    product.add_product(a.deviations[i], b.deviations[i]);
  }
  const double result = 1 - product.value();
  return result < kPerfect ? 0 : std::min(result, 2.0);
}

}  // namespace

Result<MetricWeights> critic_weights(Metrics metrics) {
  using Weights = Result<MetricWeights>;
  if (const auto fault = metrics_fault(metrics); !fault.empty()) return Weights::none(fault);
  std::vector<Standardised> columns;
  for (const auto& metric : metrics) columns.push_back(standardised(metric));
  // Every σ lacks the same two factors, which the weights cancel: √(n − 1), and the largest
  // deviation of all, without which no product leaves the range of a double.
  double largest = 0;
  for (const Standardised& column : columns) largest = std::max(largest, column.largest);
  std::vector<double> information, varies;
  for (const Standardised& column : columns) {
    ExactSum sum;
    for (const Standardised& other : columns) {
      if (column.length > 0 && other.length > 0) sum.add(disagreement(column, other));
    }
    const double scale = largest > 0 ? column.largest / largest : 0;
    information.push_back(column.length * scale * sum.value());
    varies.push_back(column.length > 0 ? 1 : 0);
  }
  if (exact_sum(information) > 0) return proportional_weights(information, "");
  const bool alone = exact_sum(varies) == 1;
  MetricWeights result = proportional_weights(varies, "no metric varies: all have equal weights");
  if (result.warning.empty() && !alone) {
    result.warning = "the metrics that vary all say the same: they have equal weights";
  }
  return result;
}

}  // namespace resettle::statistics
