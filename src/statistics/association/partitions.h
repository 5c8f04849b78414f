// How alike two ways of dividing the same units into groups are, above what chance alone gives.
//
//   adjusted_rand_index          pairs of units on which the partitions agree (together in both or
//                                apart in both), less the number expected for random partitions
//                                with the same group sizes, scaled so that 1 is identity and 0 is
//                                chance (Hubert and Arabie 1985, "Comparing partitions").
//   adjusted_mutual_information  (I − E[I]) / ((H(U) + H(V))/2 − E[I]), I the mutual information of
//                                the two partitions, H their entropies, E[I] under the
//                                hypergeometric model of randomness (Vinh, Epps and Bailey 2010,
//                                JMLR 11, equations 24a and 3; their AMI_sum). Rather than the Rand
//                                index when groups are few and large beside many and small.
//
// Shapes: one group number a unit in each partition, any integers; different lengths are a bug.
// Range: at most 1; may be a little below 0. Renaming the groups or reordering the units changes
// nothing.
//
// Edges: fewer than two units; and two partitions that are both a single group, or both all
// singletons: chance then leaves nothing to explain and both indices are 0/0: none with the reason
// (scikit-learn says 1). One trivial partition beside another is 0. Up to 10^9 units.
#pragma once

#include <cstdint>
#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

Result<double> adjusted_rand_index(std::span<const int64_t> first, std::span<const int64_t> second);
Result<double> adjusted_mutual_information(std::span<const int64_t> first,
                                           std::span<const int64_t> second);

}  // namespace resettle::statistics
