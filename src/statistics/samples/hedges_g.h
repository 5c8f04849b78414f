// Hedges' g: the difference of two means in standard deviations, corrected for small samples.
//
// g = J (x̄₁ − x̄₂) / s, s the pooled standard deviation over m = n₁ + n₂ − 2 degrees of freedom and
// J = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), exactly, not its approximation 1 − 3/(4m − 1) (Hedges 1981).
// Standard error for independent units √((n₁ + n₂)/(n₁ n₂) + g² / (2 (n₁ + n₂))) (Hedges and Olkin
// 1985); where units come in clusters take the error from a bootstrap over clusters instead.
//
// Edges: an empty group, fewer than four values in all, a NaN or an infinity, no variation within
// either group: no result, with the reason.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

struct HedgesG {
  double g = 0;
  double standard_error = 0;
};

Result<HedgesG> hedges_g(std::span<const double> first, std::span<const double> second);

// The same from what is known of each group: how many values, their mean, their sample variance (0
// for a single value).
struct SampleMoments {
  double units = 0;
  double mean = 0;
  double variance = 0;
};
Result<HedgesG> hedges_g_of_moments(const SampleMoments& first, const SampleMoments& second);

}  // namespace resettle::statistics
