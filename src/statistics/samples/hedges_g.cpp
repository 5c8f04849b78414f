#include "statistics/samples/hedges_g.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "statistics/describe/moments.h"

namespace resettle::statistics {
namespace {

using Effect = Result<HedgesG>;

Result<SampleMoments> moments_of(std::span<const double> values) {
  const auto centre = mean(values);
  if (!centre) return Result<SampleMoments>::none(centre.reason());
  const auto units = static_cast<double>(values.size());
  if (values.size() == 1) return SampleMoments{units, *centre, 0};
  const auto squared = variance(values);
  if (!squared) return Result<SampleMoments>::none(squared.reason());
  return SampleMoments{units, *centre, *squared};
}

}  // namespace

Effect hedges_g(std::span<const double> first, std::span<const double> second) {
  if (first.empty() || second.empty()) return Effect::none("a group is empty");
  if (first.size() + second.size() < 4) return Effect::none("there are fewer than four values");
  const auto one = moments_of(first);
  if (!one) return Effect::none(one.reason());
  const auto other = moments_of(second);
  if (!other) return Effect::none(other.reason());
  return hedges_g_of_moments(*one, *other);
}

Effect hedges_g_of_moments(const SampleMoments& first, const SampleMoments& second) {
  if (first.units == 0 || second.units == 0) return Effect::none("a group is empty");
  if (first.units + second.units < 4) return Effect::none("there are fewer than four values");
  const double freedom = first.units + second.units - 2;
  const double pooled = std::sqrt(
      (first.variance * (first.units - 1) + second.variance * (second.units - 1)) / freedom);
  if (pooled == 0) return Effect::none("neither group varies");
  const double correction =
      boost::math::tgamma_ratio(freedom / 2, (freedom - 1) / 2) / std::sqrt(freedom / 2);
  const double g = correction * (first.mean - second.mean) / pooled;
  const double units = first.units + second.units;
  return HedgesG{g, std::sqrt(units / (first.units * second.units) + g * g / (2 * units))};
}

}  // namespace resettle::statistics
