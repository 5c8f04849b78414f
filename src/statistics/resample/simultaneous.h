// Bands and p of a family: estimates that were drawn together, and of which somebody picks the
// largest. An interval of 95 % misses in one of twenty; of fourteen the one that stands out is
// often such a miss. A band holds all estimates of the family at once in 95 % of samples.
//
// From the draws θ*_t of the estimates θ_t with standard deviations s_t (Romano and Wolf 2005,
// Econometrica 73, 1237–1282; single step for the bands, step down for p):
//
//   c      the quantile `level` over draws of max_t |θ*_t − θ_t| / s_t
//   band   θ_t ± c · s_t · g_t
//   p_t    (1 + number of draws whose max over t and all smaller of |θ*_t − θ_t| / s_t reaches
//          |θ_t − none| / (s_t · g_t)) / (draws + 1), and no smaller than that of a larger one
//
// g_t is by how much Student's quantile for the estimate's degrees of freedom exceeds the normal
// one, as for expanded intervals (draws.h): over few clusters draws are too close together.
//
// Edges: an estimate that does not exist, or whose draws agree, or exist in fewer than 19 of 20
// draws, is no member, with the reason; the family is made of the others.
#pragma once

#include <span>
#include <vector>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle::statistics {

struct SimultaneousBand {
  double low = 0;
  double high = 0;
  double p = 1;  // of no difference from `none`, for the whole family
};

// One a member of `family`, which names estimates of `draws`, each once. degrees_of_freedom: one an
// estimate (degrees_of_freedom.h).
std::vector<Result<SimultaneousBand>> simultaneous_bands(const ClusterDraws& draws,
                                                         std::span<const std::size_t> family,
                                                         std::span<const double> degrees_of_freedom,
                                                         double level = .95, double none = 0);

}  // namespace resettle::statistics
