// Total variation distance of two distributions over the same categories: half the sum of the
// absolute differences of their shares, TV = ½ Σ_k |p_k − q_k|. It is the share of one distribution
// that would have to move to other categories to make it the other: 0 for equal, 1 for disjoint.
//
// Shapes: one count (or weight) a category, in the same order, at least 0, up to 10^15 and beyond;
// they are divided by their own sums first. Different lengths are a bug.
//
// Edges: a list that sums to 0 has no shares: none. NaN, infinities and negative counts: none.
// A category empty in both adds nothing.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

Result<double> total_variation_distance(std::span<const double> first,
                                        std::span<const double> second);

}  // namespace resettle::statistics
