// Missing numbers never reach a statistic: the caller leaves them out and counts them. What is not
// finite is answered with this reason.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace resettle::statistics {

inline constexpr const char* kNotFinite = "a value is missing or infinite";

inline bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace resettle::statistics
