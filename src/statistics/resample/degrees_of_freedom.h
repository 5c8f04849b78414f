// On how many clusters does an estimate rest? The degrees of freedom of its variance over clusters:
// as many as clusters less one where all weigh alike and what they add is normal, far fewer where
// a few clusters hold most units (authors of whom few write most), or where the estimate is a rare
// share that hangs on who happens to have it.
//
// Let c_g = θ − θ_(g) be what the estimate owes to cluster g, θ_(g) being the estimate without it,
// less their mean. The variance is V = Σ c_g², a sum over clusters that is itself uncertain, by
// Var(V) = Σ c_g⁴ − (Σ c_g²)² / m. The chi-square distribution with that mean and variance has
//
//   ν = 2 V² / Var(V)
//
// degrees of freedom (Satterthwaite 1946, Biometrics Bulletin 2, 110–114), here at most m − 1 and
// at least 1. m counts the clusters without which the estimate is another, so that clusters with
// nothing in it, such as authors of the other level, change nothing. For means of normal values
// Σ c⁴ is 3 V² / m, and ν is m: no form of the weights is presumed.
//
// It costs clusters calls of the statistic, and presumes that the estimate moves with every
// cluster a little: ranks and medians do not, and have no use for this.
//
// Edges: an estimate that does not exist without some cluster: 1. No cluster, or only one, moves
// it: 1.
#pragma once

#include <cstddef>
#include <vector>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle::statistics {

// One number for each of the `estimates` that the statistic writes. The sums are finite.
std::vector<double> degrees_of_freedom(ClusterSums sums, std::size_t estimates,
                                       const StatisticOfSums& statistic);

}  // namespace resettle::statistics
