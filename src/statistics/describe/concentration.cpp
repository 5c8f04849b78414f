#include "statistics/describe/concentration.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/weighted.h"

namespace resettle::statistics {
namespace {

using Curve = Result<std::vector<LorenzPoint>>;
using Number = Result<double>;

// Shares of the largest, so that no sum of them leaves the range of a double.
std::vector<double> relative_to_largest(std::span<const double> values) {
  const double largest = *std::max_element(values.begin(), values.end());
  std::vector<double> relative;
  for (const double value : values) relative.push_back(largest > 0 ? value / largest : value);
  return relative;
}

std::string spreading_fault(std::span<const double> values, std::span<const double> weights) {
  if (auto fault = weighting_fault(values, weights); !fault.empty()) return fault;
  if (std::any_of(values.begin(), values.end(), [](double v) { return v < 0; })) {
    return "a value is negative: the shares of a total are not defined";
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > 0 && weights[i] > 0) return "";
  }
  return "all values are 0: there is nothing to spread";
}

}  // namespace

Curve lorenz_curve(std::span<const double> values, std::span<const double> weights) {
  const std::vector<double> ones(weights.empty() ? values.size() : 0, 1.0);
  if (weights.empty()) weights = ones;
  if (auto fault = spreading_fault(values, weights); !fault.empty()) return Curve::none(fault);
  const auto units = sorted_by_value(relative_to_largest(values), relative_to_largest(weights));
  ExactSum weight, total;
  std::vector<LorenzPoint> points{{0, 0}};
  for (const WeightedValue& unit : units) {
    weight.add(unit.weight);
    total.add_product(unit.weight, unit.value);
    points.push_back({weight.value(), total.value()});
  }
  const LorenzPoint last = points.back();
  for (LorenzPoint& point : points) {
    point.share_of_units /= last.share_of_units;
    point.share_of_total /= last.share_of_total;
  }
  return points;
}

Number gini(std::span<const double> values, std::span<const double> weights) {
  const Curve curve = lorenz_curve(values, weights);
  if (!curve) return Number::none(curve.reason());
  // Twice the area between the diagonal and the curve, a triangle with (0, 0) at a time.
  ExactSum doubled_area;
  for (std::size_t i = 1; i < curve->size(); ++i) {
    const LorenzPoint& from = (*curve)[i - 1];
    const LorenzPoint& to = (*curve)[i];
    doubled_area.add_product(from.share_of_units, to.share_of_total);
    doubled_area.add_product(-to.share_of_units, from.share_of_total);
  }
  return std::max(0.0, doubled_area.value());
}

Number top_share(std::span<const double> values, double share, std::span<const double> weights) {
  if (!(share >= 0 && share <= 1)) return Number::none("the share lies outside 0 to 1");
  const Curve curve = lorenz_curve(values, weights);
  if (!curve) return Number::none(curve.reason());
  const double poorer = 1 - share;
  const auto end = std::find_if(curve->begin() + 1, curve->end() - 1,
                                [&](const LorenzPoint& p) { return p.share_of_units >= poorer; });
  const LorenzPoint& from = *(end - 1);
  const double along = (poorer - from.share_of_units) / (end->share_of_units - from.share_of_units);
  return 1 - std::lerp(from.share_of_total, end->share_of_total, along);
}

}  // namespace resettle::statistics
