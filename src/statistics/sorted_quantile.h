// The type 7 quantile (Hyndman and Fan 1996) of draws that are already in order: what percentile
// intervals read off a bootstrap.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

namespace resettle::statistics {

// `sorted` ascending and not empty; probability from 0 to 1.
inline double quantile_of_sorted(std::span<const double> sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return std::lerp(sorted[below], sorted[below + 1], place - std::floor(place));
}

}  // namespace resettle::statistics
