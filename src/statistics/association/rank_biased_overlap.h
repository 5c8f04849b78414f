// Rank-biased overlap: how alike two rankings are when the top matters more than the bottom and the
// rankings need not hold the same items (Webber, Moffat and Zobel 2010, "A similarity measure for
// indefinite rankings", ACM TOIS 28(4)).
//
// A reader walks down both lists and goes on from each depth to the next with probability p, the
// persistence; RBO is the agreement that the reader expects to see: (1 − p) Σ_d p^(d−1) A_d, where
// A_d is the agreement of the two lists down to depth d. At p = .9 the first ten ranks carry 86 %
// of the weight. The lists end, the sum does not: this is RBO_EXT, which goes on with the agreement
// seen so far (their equation 32).
//
// Ties, as Webber et al. treat them: items that share the ranks d … d + t − 1 all stand at rank d,
// and A_d = 2 X_d / (|S_d| + |L_d|), X_d the items that both lists hold down to rank d, |S_d| and
// |L_d| the items that each holds. Where the shorter list S (of s items) has ended, its missing
// items are taken to be in the longer one as often as its last depth showed: X_d + (d − s) A_s
// (RBO^w of Corsi and Urbano 2024, "The treatment of ties in rank-biased overlap", SIGIR).
//
// Shapes: one entry an item, in any order: its number and a score; the higher the score the better
// the rank, equal scores are ties. An item named twice in one list is a bug. p lies strictly
// between 0 and 1. The value lies in [0, 1]; 1 for equal rankings, 0 for lists that share nothing.
//
// Edges: an empty list or a score that is NaN: none. Infinite scores rank first or last. When all
// items of both lists are tied the value is their overlap, 2|S ∩ L| / (|S| + |L|).
#pragma once

#include <cstdint>
#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct RankedItem {
  int64_t item = 0;
  double score = 0;
};

Result<double> rank_biased_overlap(std::span<const RankedItem> first,
                                   std::span<const RankedItem> second, double persistence = 0.9);

}  // namespace resettle::statistics
