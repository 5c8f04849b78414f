// Every value of one group against every value of another: who is ahead how often. The counts
// behind Mann–Whitney's U and Cliff's delta.
#pragma once

#include <cstdint>
#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct Dominance {
  std::uint64_t first_ahead = 0;   // pairs with x > y
  std::uint64_t second_ahead = 0;  // pairs with x < y
  std::uint64_t pairs = 0;         // n₁ n₂
  double ties = 0;  // Σ (t³ − t) over the runs of t equal values in both together
};

// No result where a group is empty or a value is NaN or infinite. Groups of up to 10^9 values.
// Time: two radix sorts and a merge.
Result<Dominance> dominance(std::span<const double> first, std::span<const double> second);

// Cliff's delta, P(x > y) − P(x < y): −1 to 1, 0 where neither group is ahead (Cliff 1993). An
// effect size that asks for order only, so that no long tail moves it. Edges: as dominance.
Result<double> cliffs_delta(std::span<const double> first, std::span<const double> second);

}  // namespace resettle::statistics
