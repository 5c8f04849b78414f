// Welch's t-test: do two groups of independent units with variances of their own have the same
// mean?
//
// t = (x̄₁ − x̄₂) / √(s₁²/n₁ + s₂²/n₂), degrees of freedom (s₁²/n₁ + s₂²/n₂)² over
// Σ (s_g²/n_g)² / (n_g − 1) (Welch 1947; Satterthwaite 1946). The interval is of the difference, in
// the unit of the values. Where units come in clusters use clustered_welch.h.
//
// Edges: fewer than two values in a group, a NaN or an infinity, both groups constant (then there
// is no standard error): no result, with the reason.
#pragma once

#include <span>

#include "statistics/result.h"
#include "statistics/samples/mean_difference.h"

namespace resettle::statistics {

Result<MeanDifference> welch_test(std::span<const double> first, std::span<const double> second,
                                  double level = .95);

}  // namespace resettle::statistics
