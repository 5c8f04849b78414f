// CRITIC (criteria importance through intercriteria correlation): a metric that varies much and
// says what the others do not say gets much weight.
//
// C_j = σ_j Σ_k (1 − r_jk), w_j = C_j / Σ_j C_j, with σ_j the standard deviation of metric j and
// r_jk Pearson's correlation of metrics j and k (Diakoulaki, Mavrotas and Papayannakis 1995). σ
// depends on the scale: bring the metrics to one scale first (normalise.h; the authors use
// min–max).
//
// Shapes: metrics as metric_weights.h says. Edges: a metric of equal numbers has σ = 0 and weight
// 0, and since it correlates with nothing it is left out of the others' sums. One metric that
// varies has all the weight. All metrics constant or all in perfect correlation, or a single unit:
// equal weights among those that vary (all, where none does) and a warning. No metrics, no units, a
// NaN or an infinity: no result, with the reason.
#pragma once

#include "statistics/result.h"
#include "statistics/weights/metric_weights.h"

namespace resettle::statistics {

Result<MetricWeights> critic_weights(Metrics metrics);

}  // namespace resettle::statistics
