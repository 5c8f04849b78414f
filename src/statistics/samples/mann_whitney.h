// The Mann–Whitney test (Wilcoxon's rank-sum test): is a value of one group as likely to be ahead
// of one of the other group as behind it? For independent units; asks for order only. What it tests
// is P(x > y) = P(x < y), not equal medians.
//
// U = number of pairs with x > y, a tie counting one half (Mann and Whitney 1947). p is two-sided:
// exact where no two values are equal and both groups have at most 20 values; else normal, with
// variance n₁ n₂ / 12 · (n + 1 − Σ (t³ − t) / (n (n − 1))) for runs of t equal values and a
// correction of one half for continuity (Lehmann 1975).
//
// Edges: all values equal: U is half the pairs and p is 1. An empty group, a NaN or an infinity: no
// result, with the reason.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct MannWhitney {
  double u = 0;                           // of the first group
  double probability_of_superiority = 0;  // U / (n₁ n₂): P(x > y) + P(x = y) / 2
  double z = 0;                           // without the correction for continuity
  double p = 1;
  bool exact = false;
};

Result<MannWhitney> mann_whitney_test(std::span<const double> first,
                                      std::span<const double> second);

}  // namespace resettle::statistics
