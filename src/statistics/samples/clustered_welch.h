// Welch's comparison of two means where units come in clusters: posts by author, comments by
// commenter. A cluster may have units in one group or in both. The mean of a group is over its
// units.
//
// With t_cg = Σ over the units of cluster c in group g of (x − x̄_g) / n_g, the linearised share of
// c in the error of the mean, and f_g = m_g / (m_g − 1), m_g the clusters that group g has units
// in:
//
//   V = Σ_c (√f₁ t_c1 − √f₂ t_c2)²,   t = (x̄₁ − x̄₂) / √V.
//
// Clusters of one unit each make this Welch's test to the last digit; clusters that all lie in both
// groups make it the sandwich estimate with the factor m / (m − 1) (Liang and Zeger 1986).
//
// Degrees of freedom: Satterthwaite's, 2 E(V)² / Var(V), where V is taken under a working model:
// normal errors with the groups' own variances s_g² and one intraclass correlation within clusters,
// estimated by analysis of variance and cut to [0, 1] (Bell and McCaffrey 2002, with the
// correlation as Imbens and Kolesár 2016 propose). Few clusters, or a few that hold most units,
// give few degrees of freedom, whatever the number of units.
//
// Does it hold (docs/coverage.md): with 60 and 1,300 clusters of unequal size and correlations of
// .02 and .2 the 95 % interval covers .93 to .96 of the time, with log-normal values .93 to .94,
// with 12 clusters down to .93; Welch's own covers .80 to .93 where groups are made of whole
// clusters.
//
// Shapes: values, groups (0 the first, 1 the second) and clusters (any ids) have one element a
// unit. Edges: a group with units in fewer than two clusters, a NaN or an infinity, clusters
// without any variation in either group: no result, with the reason.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "statistics/result.h"
#include "statistics/samples/mean_difference.h"

namespace resettle::statistics {

struct ClusteredMeanDifference : MeanDifference {
  double intraclass_correlation = 0;
  std::size_t clusters = 0;
};

Result<ClusteredMeanDifference> clustered_welch_test(std::span<const double> values,
                                                     std::span<const int> groups,
                                                     std::span<const std::uint32_t> clusters,
                                                     double level = .95);

// What the comparison needs of one cluster, group by group: number of units, Σ x and Σ x².
struct ClusterSumsOfGroups {
  std::array<double, 2> units{};
  std::array<double, 2> sum{};
  std::array<double, 2> sum_of_squares{};
};

// The same comparison from sums, for values that are few small whole numbers (0 and 1, or −2 to 2)
// and units that are many: its time is that of the clusters. Σ x² − n x̄² is exact there; values
// with many digits lose some, and belong into clustered_welch_test. Clusters without units do not
// count. A sum that is not finite, or is not of whole units: no result, with the reason.
Result<ClusteredMeanDifference> clustered_welch_test_of_sums(
    std::span<const ClusterSumsOfGroups> clusters, double level = .95);

}  // namespace resettle::statistics
