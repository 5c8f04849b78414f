// Do two or more groups have the same survival? The log-rank test and its weighted kin compare, at
// each event time, the events of each group with those expected if all at risk were alike (Mantel
// 1966; Klein and Moeschberger 2003, section 7.3):
//
//   Z_g = Σ_i w_i (d_ig − n_ig d_i/n_i)                                     observed less expected
//   V_gh = Σ_i w_i² d_i (n_i − d_i)/(n_i − 1) · n_ig/n_i · (δ_gh − n_ih/n_i)
//
// χ² = Zᵀ V⁻ Z over all groups but one, with groups − 1 degrees of freedom. The weights:
//
//   log-rank      1          most power when hazards are proportional
//   Gehan         n_i        (generalised Wilcoxon; Gehan 1965) early differences
//   Tarone–Ware   √n_i       in between (Tarone and Ware 1977)
//   Peto          Π_{t_j ≤ t_i} (1 − d_j/(n_j + 1))   early too, but untouched by how many were
//   censored
//                            (Peto and Peto 1972)
//
// Choose the weights before looking. Late entry is allowed (risk sets are as in times.h). Units are
// independent: one row a user.
//
// Size at a level of .05 (docs/coverage.md): .04 to .06 over 60 and 1,300 users; with late entry
// and a group of 75 users .06 to .07, so that a p just below .05 is weak there.
//
// Edges: those of risk_table; fewer than two groups; no event at a time at which two groups are at
// risk (nothing is compared): none, with the reason. A group that is never at risk beside another
// adds no degree of freedom.
#pragma once

#include "statistics/survival/times.h"

namespace resettle::statistics {

enum class LogRankWeights { kLogRank, kGehan, kTaroneWare, kPeto };

struct LogRankTest {
  double chi_square = 0;
  double degrees_of_freedom = 0;
  double p = 1;
  std::vector<double> observed;  // events by group, not weighted
  std::vector<double> expected;  // if all groups had the same hazard
};

// `group` is 0 … groups − 1, one a unit; every group has units.
Result<LogRankTest> log_rank(const Durations& durations, std::span<const int> group, int groups,
                             LogRankWeights weights = LogRankWeights::kLogRank);

}  // namespace resettle::statistics
