// Random daily counts around a given course, as noisy as a fitted one: Poisson around an intensity
// that wanders (the logarithm is an autoregression of order one) and that varies besides, so that
// the variance is dispersion · μ + wander · μ².
//
// Above 50 a day the counts are rounded normal numbers of that mean and variance.
#pragma once

#include <span>

#include "statistics/changepoints/trend_filter.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {

// Fills `counts` around the means of the same days.
void draw_counts(std::span<const double> mean, const TrendNoise& noise, Philox& random,
                 std::span<double> counts);

}  // namespace resettle::statistics
