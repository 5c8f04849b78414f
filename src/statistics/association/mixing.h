// Who interacts with whom: how far directed interactions (comments, replies, follows) are returned,
// and how far they stay inside a group.
//
//   reciprocity               the share of directed ties that are returned; beside it the share
//   that
//                             a random network of the same density would show, L / (n (n − 1)), and
//                             rho = (share − expected) / (1 − expected) (Garlaschelli and Loffredo
//                             2004, Phys. Rev. Lett. 93, 268701). A tie counts once however often
//                             it was used; ties to oneself are left out.
//   weighted_reciprocity      the same with every interaction counted: Σ min(w_ij, w_ji) / Σ w_ij
//                             (Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013).
//   assortativity_of_groups   (Σ e_kk − Σ a_k b_k) / (1 − Σ a_k b_k): 1 when all stays within
//   groups,
//                             0 under random mixing (Newman 2003, "Mixing patterns in networks",
//                             equation 2).
//   assortativity_of_values   the correlation of a number (age, followers, degree) at the two ends
//   of
//                             the interactions (Newman 2003, equation 21).
//   ei_index                  (external − internal) / (external + internal): −1 when all stays
//   within
//                             groups, 1 when nothing does (Krackhardt and Stern 1988). What it is
//                             expected to be when senders and receivers mix at random with the
//                             given margins is 1 − 2 Σ_k out_k in_k / N². Closure is the index with
//                             its sign turned.
//   ei_permutation            the range of the index when the groups of the senders are dealt anew
//                             among the senders, each keeping all its interactions, and the
//                             receivers as they are. Senders who write a lot make this range wider
//                             than one of independent interactions, rightly. To permute single
//                             interactions, give each a sender of its own; where senders have
//                             tastes that test rejects a fifth of true nulls (docs/coverage.md).
//
// Shapes: one entry an interaction in `from…` and `to…`, in the same order; groups are numbers from
// 0; nodes are 0 … nodes − 1; anything else is a bug. For undirected ties give both directions.
//
// Edges: no interactions: none. All in one group, or margins that leave only one value possible
// (all receivers in one group; all senders in one group): the index exists, its expectation is not
// a yardstick: `expected` and `excess` are none with the reason, as are assortativity and the
// permutation. No ties but to oneself, or all possible ties there: rho is none.
#pragma once

#include <cstdint>
#include <span>

#include "statistics/resample/draws.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct Reciprocity {
  int64_t ties = 0;       // different pairs (from, to), from ≠ to
  double share = 0;       // of ties that are returned
  double expected = 0;    // the density of ties
  Result<double> excess;  // rho; −1 … 1
};

Result<Reciprocity> reciprocity(std::span<const int> from, std::span<const int> to, int nodes);
Result<double> weighted_reciprocity(std::span<const int> from, std::span<const int> to, int nodes);

Result<double> assortativity_of_groups(std::span<const int> from_group,
                                       std::span<const int> to_group);
Result<double> assortativity_of_values(std::span<const double> from_value,
                                       std::span<const double> to_value);

struct EiIndex {
  int64_t external = 0;
  int64_t internal = 0;
  double index = 0;         // −1 … 1
  Result<double> expected;  // under random mixing with these margins
  Result<double> excess;    // index − expected
};

Result<EiIndex> ei_index(std::span<const int> from_group, std::span<const int> to_group);

struct EiPermutation {
  double index = 0;     // observed
  double expected = 0;  // mean over all permutations, exact
  double low = 0;       // where the middle `level` of the permuted indices lie
  double high = 0;
  double p = 0;  // two-sided: permutations at least as far from `expected`; (1 + hits)/(1 + draws)
};

// `sender` names the sender of each interaction, `group_of_sender` the group of each sender (every
// sender takes part in the permutation, also one without interactions).
Result<EiPermutation> ei_permutation(std::span<const int> sender,
                                     std::span<const int> group_of_sender,
                                     std::span<const int> to_group,
                                     const ResampleOptions& options = {});

}  // namespace resettle::statistics
