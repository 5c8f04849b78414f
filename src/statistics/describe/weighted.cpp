#include "statistics/describe/weighted.h"

#include <algorithm>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {

std::string weighting_fault(std::span<const double> values, std::span<const double> weights) {
  check(values.size() == weights.size(), "there are as many weights as values");
  if (!all_finite(values)) return kNotFinite;
  if (!all_finite(weights)) return "a weight is missing or infinite";
  if (std::any_of(weights.begin(), weights.end(), [](double w) { return w < 0; })) {
    return "a weight is negative";
  }
  if (std::none_of(weights.begin(), weights.end(), [](double w) { return w > 0; })) {
    return values.empty() ? "there are no values" : "all weights are 0";
  }
  return "";
}

std::vector<WeightedValue> sorted_by_value(std::span<const double> values,
                                           std::span<const double> weights) {
  std::vector<WeightedValue> units;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] > 0) units.push_back({values[i], weights[i]});
  }
  std::sort(units.begin(), units.end(),
            [](const WeightedValue& a, const WeightedValue& b) { return a.value < b.value; });
  std::vector<WeightedValue> merged;
  for (std::size_t first = 0; first < units.size();) {
    ExactSum weight;
    std::size_t end = first;
    for (; end < units.size() && units[end].value == units[first].value; ++end) {
      weight.add(units[end].weight);
    }
    merged.push_back({units[first].value + 0.0, weight.value()});
    first = end;
  }
  return merged;
}

}  // namespace resettle::statistics
