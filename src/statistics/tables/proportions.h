// A proportion with its interval, and the difference of two.
//
// Wilson's score interval: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) (Wilson 1927). It
// holds its level also for few units and for proportions near 0 and 1, where p ± z √(p(1 − p)/n)
// does not.
//
// Newcombe's interval of p₁ − p₂ joins the two Wilson intervals (l, u):
// d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²) (Newcombe 1998, method 10).
//
// Both are for independent units: of clusters with correlation .2 Newcombe's interval covers .8.
// Where units come in clusters (posts by author) use clustered_proportion_difference: the
// comparison of means of clustered_welch.h on 0 and 1.
//
// Units: proportions from 0 to 1; counts may be of weighted units but must be of independent ones.
// Edges: no units, more successes than units, a negative count, NaN or infinity: no result, with
// the reason. No successes, or nothing but successes: an interval that begins at 0 or ends at 1.
#pragma once

#include <cstdint>
#include <span>

#include "statistics/result.h"
#include "statistics/samples/clustered_welch.h"

namespace resettle::statistics {

struct ProportionInterval {
  double estimate = 0;
  double low = 0;
  double high = 0;
};

Result<ProportionInterval> wilson_interval(double successes, double units, double level = .95);

struct Successes {
  double successes = 0;
  double units = 0;
};

// First less second.
Result<ProportionInterval> newcombe_difference(Successes first, Successes second,
                                               double level = .95);

// outcomes (0 or 1), groups (0 the first, 1 the second) and clusters: one a unit.
Result<ClusteredMeanDifference> clustered_proportion_difference(
    std::span<const int> outcomes, std::span<const int> groups,
    std::span<const std::uint32_t> clusters, double level = .95);

}  // namespace resettle::statistics
