// Sorted copies of long columns of numbers, and their ranks. A radix sort over the bits of the
// doubles: 10^6 values take about 30 ms, where std::sort takes 80.
#pragma once

#include <span>
#include <vector>

namespace resettle::statistics {

// The values in ascending order. -0 comes back as 0. All must be finite.
std::vector<double> sorted(std::span<const double> values);

// The rank of each value among all, from 1; equal values share the mean of their ranks. Same length
// and order as the values; all must be finite.
std::vector<double> average_ranks(std::span<const double> values);

}  // namespace resettle::statistics
