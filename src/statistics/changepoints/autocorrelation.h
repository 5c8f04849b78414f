// Segmentation of a series whose noise leans on the day before.
//
// With lag-one autocorrelation ρ the mean of m days varies like that of m (1 − ρ) / (1 + ρ)
// independent days, so a wander of the noise gains by as much more when it is called a break. The
// penalty is therefore multiplied by (1 + ρ) / (1 − ρ), the long-run over the one-day variance of
// an autoregression of order one. ρ is taken from the residuals of a first pass with the penalty as
// given, and is never taken below 0.
//
// The first pass may have swallowed part of the autocorrelation as breaks, so ρ is if anything too
// small; a minimum length of a week keeps this in bounds.
//
// Edges: as in segmentation.h. Residuals that are all 0, or no more than rounding, have ρ = 0.
#pragma once

#include <span>

#include "statistics/changepoints/segmentation.h"
#include "statistics/result.h"

namespace resettle::statistics {

// Σ e_t e_{t+1} / Σ e_t², of residuals whose mean is 0 by their making. In (−1, 1). None for fewer
// than two residuals, for residuals that are all 0, and for NaN or infinities.
Result<double> lag_one_autocorrelation(std::span<const double> residuals);

struct AdjustedSegmentation {
  Segmentation segmentation;
  double autocorrelation = 0;  // ρ, 0 or above
  double penalty = 0;          // the one that was used in the second pass
};

// The recipe for days of posts (docs: phases): cost kLinearTrendAndVariance, minimum_length 7,
// penalty 4 ln n.
Result<AdjustedSegmentation> segment_allowing_for_autocorrelation(
    std::span<const double> series, double penalty, const SegmentationOptions& options = {});

}  // namespace resettle::statistics
