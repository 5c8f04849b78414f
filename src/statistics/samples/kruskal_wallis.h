// The Kruskal–Wallis test: do several groups of independent units have values of the same size? An
// analysis of variance of ranks.
//
// H = (n − 1) Σ_g n_g (r̄_g − r̄)² / Σ (r − r̄)² over the average ranks r, which is the usual
// statistic with its correction for ties; against the chi-square distribution of k − 1 degrees of
// freedom (Kruskal and Wallis 1952). Effect size ε² = H / (n − 1), from 0 to 1 (Tomczak and Tomczak
// 2014). For groups of at least five values; for fewer, permute.
//
// Edges: empty groups are left out. Fewer than two groups left, a NaN or an infinity: no result,
// with the reason. All values equal: H is 0 and p is 1.
#pragma once

#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct KruskalWallis {
  double h = 0;
  double degrees_of_freedom = 0;
  double p = 1;
  double epsilon_squared = 0;
};

// One vector a group.
Result<KruskalWallis> kruskal_wallis_test(std::span<const std::vector<double>> groups);

}  // namespace resettle::statistics
