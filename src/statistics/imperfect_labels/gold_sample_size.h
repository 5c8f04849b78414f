// How many units people must label for an interval of a wished width, when a machine labels all N
// and the gold is a simple random sample (or a proportional one).
//
// The corrected mean of n gold units has the variance
//   D_e (1/n − 1/N) S²_e + D_y S²_y / N,
// S²_e the variance of the machine's errors Y − g, S²_y that of the outcome (0 when the interval is
// to speak of these N units only), D_e and D_y their design effects: 1 for independent units, about
// 1 + (m − 1) · intraclass correlation for clusters of m units each. Solved for n at
// z √variance = half_width and rounded up.
//
// What to put for S²_e before any gold is known: for a share, Y − g is −1, 0 or 1, so its variance
// is at most the share of units that the machine gets wrong: largest_error_variance_of_share.
// Without a machine it is that of the share itself, at most .25.
//
// Edges: a half-width that not even gold for all N reaches (D_y S²_y / N is too large): none, with
// the half-width that can be reached. At least 2, at most N. Variances below 0, design effects or
// widths not above 0, NaN, infinities: a bug.
#pragma once

#include <cstdint>

#include "statistics/result.h"

namespace resettle::statistics {

struct GoldSizeOptions {
  double half_width = 0.03;
  double confidence = 0.95;
  double error_variance = 0.25;
  double outcome_variance = 0;
  double error_design_effect = 1;
  double outcome_design_effect = 1;
};

Result<int64_t> gold_sample_size(int64_t units, const GoldSizeOptions& options);

// error_rate from 0 to 1.
double largest_error_variance_of_share(double error_rate);

}  // namespace resettle::statistics
