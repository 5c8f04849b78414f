// How the breaks depend on the penalty: every segmentation that is best for some penalty in a
// range, with the penalties for which it is (CROPS; Haynes, Eckley and Fearnhead 2017,
// "Computationally efficient changepoint detection for a range of penalties").
//
// Read it as a stability check: a break that stays while the penalty grows tenfold is no accident
// of the penalty. The path is exact; it costs a segmentation for each end of a stretch found, some
// two a stretch.
//
// Stretches come from the lowest penalty to the highest and have no gaps; each has fewer breaks
// than the one before. Edges: as in segmentation.h. lowest above highest, or below 0, is a bug.
#pragma once

#include <span>
#include <vector>

#include "statistics/changepoints/segmentation.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct PenaltyStretch {
  double from = 0;  // this segmentation is best for penalties from here …
  double to = 0;    // … to here
  Segmentation segmentation;
};

Result<std::vector<PenaltyStretch>> penalty_path(std::span<const double> series, double lowest,
                                                 double highest,
                                                 const SegmentationOptions& options = {});

}  // namespace resettle::statistics
