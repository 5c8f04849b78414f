// How sure the day of a break is: intervals from a bootstrap of the residuals, with the number of
// breaks fixed.
//
// The series is taken as fitted values + spread of the segment × standardised residual. Each draw
// puts the standardised residuals together anew from overlapping blocks of `block_length` days
// (moving blocks; Künsch 1989), so that what leans on the day before goes on doing so, adds them to
// the fitted values, finds the best segmentation with as many breaks, and notes where the first,
// the second … break now lies. The interval holds the middle `level` of these days.
//
// The residuals of a segment of m days with p fitted parameters are divided by √(RSS/m) and
// multiplied by √(RSS/(m − p)), so that the fit's own closeness does not make the noise too small.
//
// In simulations (docs/coverage.md) a 95 % interval keeps its promise for clear breaks and for
// independent noise; for a step of two standard deviations in noise with an autocorrelation of .5
// it holds the day in about 87 %: read it as a lower bound there.
//
// What it covers: the day of a break that is there. Whether it is there is the penalty's question.
// Intervals of neighbouring breaks are not independent.
//
// Edges: no breaks: an empty list. As in segmentation.h; breaks that are not ascending or leave a
// segment shorter than minimum_length are a bug. A perfect fit gives intervals of one day. Blocks
// longer than the series are cut to it.
#pragma once

#include <span>
#include <vector>

#include "statistics/changepoints/segmentation.h"
#include "statistics/resample/draws.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct BreakInterval {
  int position = 0;  // the break as it was given
  int low = 0;
  int high = 0;
  // What the two segments beside the break would cost more if they were one; compare with the
  // penalty.
  double gain = 0;
};

// block_length is at least 1.
Result<std::vector<BreakInterval>> break_intervals(std::span<const double> series,
                                                   std::span<const int> breaks,
                                                   const SegmentationOptions& options,
                                                   size_t block_length = 7,
                                                   const ResampleOptions& resample = {});

}  // namespace resettle::statistics
