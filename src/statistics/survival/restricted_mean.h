// The restricted mean survival time: the mean time without the event within the first τ, the area
// under the Kaplan–Meier curve from 0 to τ. It exists where the mean and the median do not, and its
// difference between groups is in units of time and needs no proportional hazards (Royston and
// Parmar 2013, BMC Medical Research Methodology 13:152).
//
//   μ = ∫₀^τ S(t) dt
//   Var μ = Σ_{t_i ≤ τ} A_i² d_i / (n_i (n_i − d_i)),   A_i = ∫_{t_i}^τ S(t) dt
//
// (Klein and Moeschberger 2003, section 4.5). The interval is the normal one, μ ± z·error, cut to 0
// … τ.
//
// Intervals of one group keep .94 to .96; the p of a difference rejects .06 to .075 in place of .05
// if a group is small (15 of 60 users; docs/coverage.md).
//
// Choose τ before looking, and not beyond the last time seen: there the curve is not known and
// there is no mean, unless it has come down to 0. No event up to τ: μ = τ, error 0.
#pragma once

#include "statistics/survival/kaplan_meier.h"

namespace resettle::statistics {

struct RestrictedMean {
  double mean = 0;
  double standard_error = 0;
  double low = 0, high = 0;
};

Result<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon);

// The second less the first, of independent groups up to the same horizon, with p (normal,
// two-sided) of 0. Low and high are those of the difference, not cut. Where both errors are 0, p is
// 1 for no difference, else 0.
struct RestrictedMeanDifference {
  double difference = 0;
  double standard_error = 0;
  double low = 0, high = 0;
  double p = 1;
};

Result<RestrictedMeanDifference> restricted_mean_difference(const SurvivalCurve& first,
                                                            const SurvivalCurve& second,
                                                            double horizon);

}  // namespace resettle::statistics
