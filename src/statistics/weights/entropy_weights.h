// The entropy weight method: a metric that spreads its total unevenly over the units tells them
// apart and gets much weight; one that all units share alike gets none.
//
// With p_ij = x_ij / Σ_i x_ij: entropy H_j = −(1/ln n) Σ_i p_ij ln p_ij with 0 ln 0 = 0, redundancy
// d_j = 1 − H_j, weight w_j = d_j / Σ_j d_j (Zeleny 1982; Hwang and Yoon 1981, section on weights
// by entropy). The weights depend on the normalisation before them: heavy tails and many zeros
// dominate (Zhu, Tian and Yan 2020, "Effectiveness of entropy weight method in decision-making").
// So the caller chooses one of normalise.h, and the report shows the others.
//
// Shapes: metrics as metric_weights.h says, n units each, no number below 0. Scale of a metric
// means nothing. Edges: a metric of equal numbers, or of zeros only, has H = 1, d = 0 and weight 0;
// all metrics like that, or a single unit: equal weights and a warning. No metrics, no units, a
// number below 0, NaN or infinity: no result, with the reason.
#pragma once

#include <string>
#include <vector>

#include "statistics/result.h"
#include "statistics/weights/metric_weights.h"

namespace resettle::statistics {

// One number a metric.
struct EntropyWeights {
  std::vector<double> entropy;
  std::vector<double> redundancy;
  std::vector<double> weights;
  std::string warning;  // as in MetricWeights
};

Result<EntropyWeights> entropy_weights(Metrics metrics);

}  // namespace resettle::statistics
