#include "statistics/samples/hedges_g.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "statistics/describe/moments.h"

namespace resettle::statistics {
namespace {

// Σ (x − mean)²; a single value has none.
Result<double> squared_deviations(std::span<const double> values) {
  if (values.size() == 1 && mean(values)) return 0.0;
  const auto squared = variance(values);
  if (!squared) return squared;
  return *squared * static_cast<double>(values.size() - 1);
}

}  // namespace

Result<HedgesG> hedges_g(std::span<const double> first, std::span<const double> second) {
  using Effect = Result<HedgesG>;
  if (first.empty() || second.empty()) return Effect::none("a group is empty");
  if (first.size() + second.size() < 4) return Effect::none("there are fewer than four values");
  const auto first_part = squared_deviations(first);
  if (!first_part) return Effect::none(first_part.reason());
  const auto second_part = squared_deviations(second);
  if (!second_part) return Effect::none(second_part.reason());
  const auto n1 = static_cast<double>(first.size());
  const auto n2 = static_cast<double>(second.size());
  const double freedom = n1 + n2 - 2;
  const double pooled = std::sqrt((*first_part + *second_part) / freedom);
  if (pooled == 0) return Effect::none("neither group varies");
  const double correction =
      boost::math::tgamma_ratio(freedom / 2, (freedom - 1) / 2) / std::sqrt(freedom / 2);
  const double g = correction * (*mean(first) - *mean(second)) / pooled;
  return HedgesG{g, std::sqrt((n1 + n2) / (n1 * n2) + g * g / (2 * (n1 + n2)))};
}

}  // namespace resettle::statistics
