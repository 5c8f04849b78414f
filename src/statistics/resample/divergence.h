// How far two groups' shares of categories lie apart, when the units come in clusters (comments by
// commenters): the estimate, its interval and a p. For any divergence that is 0 for equal shares;
// the house's is Jensen–Shannon in bits (describe family), which the caller passes.
//
// The plug-in divergence D of two samples is above 0 even if the groups are alike, the more so the
// fewer clusters there are. So:
//
//   estimate  D − D̄, where D̄ is the mean of D when group labels are shuffled among the clusters:
//             what a divergence of 0 would look like. Not below 0.
//   p         by the same shuffles: (1 + #{D_shuffled ≥ D}) / (1 + draws)
//   interval  basic bootstrap over clusters, 2D − q_{1−α/2}(D*) … 2D − q_{α/2}(D*), cut at 0. A
//   draw
//             D* overshoots D about as much as D overshoots the truth, and mirroring at D takes
//             that off; D̄ must not be taken off again. (Davison and Hinkley 1997, section 5.2.)
//
// Near 0 a divergence is no longer close to linear in the shares and no bootstrap is exact: there
// 95 % intervals are cautious (.97 to 1); at .08 bits they keep .92 over 60 clusters and .94 over
// 1,300 (docs/coverage.md). Read p for "alike or not": it keeps its level.
//
// Shapes: a *part* is what one cluster contributes to one group: its counts of the categories. A
// cluster with units in both groups (a commenter who took both stances) has two parts. Labels are
// shuffled among parts, clusters are drawn whole: those in the first group only, in the second only
// and in both, each as many as there are, so no draw lacks a group.
//
// Edges: a group without units, a count below 0 or not finite, fewer than two clusters: none, with
// the reason. A group with one cluster: none, for its draws are all alike. One category, or all
// parts equal: estimate 0, interval 0 to 0, p 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "statistics/resample/draws.h"

namespace resettle::statistics {

struct GroupedParts {
  std::span<const double> counts;  // row-major, parts × categories
  std::size_t categories = 0;
  std::span<const int> group;              // one a part, 0 or 1
  std::span<const std::uint32_t> cluster;  // one a part
};

struct ClusterDivergence {
  double plug_in = 0;           // D
  double permutation_mean = 0;  // D̄, the bias
  double estimate = 0;          // max(0, D − D̄)
  double low = 0, high = 0;
  double p = 1;
};

// The divergence of two rows of counts, not below 0. Each row has a positive sum.
using Divergence = std::function<double(std::span<const double>, std::span<const double>)>;

Result<ClusterDivergence> cluster_divergence(const GroupedParts& parts,
                                             const Divergence& divergence,
                                             const ResampleOptions& options);

}  // namespace resettle::statistics
