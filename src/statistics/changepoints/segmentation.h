// Where a series changes: the division into segments that is best of all, found exactly by dynamic
// programming.
//
//   segment_with_penalty  minimises Σ cost of the segments + penalty × number of breaks (optimal
//                         partitioning, Jackson et al. 2005). No pruning: PELT with a minimum
//                         segment length can throw away the optimum (ruptures does on 0 1 0 0 1).
//   segment_with_breaks   the best segmentation with a given number of breaks (segment
//   neighbourhood,
//                         Auger and Lawrence 1989).
//
// A penalty "a segment" gives the same breaks: it only adds one penalty to every objective. For
// costs that are twice a log-likelihood, p · ln n with p the parameters that a further segment adds
// is the BIC; the squared-error costs need it times the variance of the noise. All of this supposes
// independent noise: where today's value leans on yesterday's, smooth wandering is taken for breaks
// (see autocorrelation.h): with an autocorrelation of .6 a smooth decay of 300 days "broke" in nine
// of ten simulations (docs/coverage.md). A series whose source changes (a counter that starts to
// count more places) has a break that is true of the counter only.
//
// Shapes: one value a step of time, equally spaced, none missing. A break is the index, from 0, of
// the first value of a segment other than the first. minimum_length is honoured by every segment;
// for costs with a variance give at least 5, with a line at least 7: two values that happen to be
// equal have no variance, and pass for a find.
//
// Time: a step for each pair of days: 2,000 days take some 10 ms with a line, 10,000 a third of
// a second;
// with a number of breaks given, each break adds as much again of a cheaper step. Memory: a few
// numbers a day; a number a day and break.
//
// Edges: a series shorter than the segments that it must hold: none. NaN, infinities, or values
// above 1e150 in size: none. All equal: no breaks. Ties: the last segment that starts earliest. A
// negative penalty is a bug.
#pragma once

#include <span>
#include <vector>

#include "statistics/changepoints/segment_cost.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct SegmentationOptions {
  SegmentCost cost = SegmentCost::kMean;
  int minimum_length = 2;
  double variance_floor = 1e-4;  // in squared units of the series; for costs with a variance
};

struct Segmentation {
  std::vector<int> breaks;  // ascending
  double cost = 0;          // of all segments, without penalties

  double objective(double penalty) const {
    return cost + penalty * static_cast<double>(breaks.size());
  }
};

Result<Segmentation> segment_with_penalty(std::span<const double> series, double penalty,
                                          const SegmentationOptions& options = {});

Result<Segmentation> segment_with_breaks(std::span<const double> series, int breaks,
                                         const SegmentationOptions& options = {});

// What the segments of these breaks fit: their means, or their lines.
std::vector<double> fitted_values(std::span<const double> series, std::span<const int> breaks,
                                  SegmentCost cost);

// Why the series cannot be cut into this many segments; empty when it can.
std::string segmentation_flaw(std::span<const double> series, int segments,
                              const SegmentationOptions& options);

}  // namespace resettle::statistics
