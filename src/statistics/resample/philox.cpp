#include "statistics/resample/philox.h"

#include <cmath>
#include <numbers>

namespace resettle::statistics {

double Philox::normal() {
  if (has_second_normal_) {
    has_second_normal_ = false;
    return second_normal_;
  }
  // 1 − u lies in (0, 1], so its logarithm is finite.
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  const double angle = 2 * std::numbers::pi * uniform();
  second_normal_ = radius * std::sin(angle);
  has_second_normal_ = true;
  return radius * std::cos(angle);
}

}  // namespace resettle::statistics
