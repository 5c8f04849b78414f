// Better predictions from gold itself, without using a unit's gold for its own prediction: a linear
// calibration of the machine's labels, cross-fitted by cluster.
//
// Units are dealt into folds (whole clusters together); for each fold, gold in the other folds is
// regressed on the features by least squares with weights 1/π, and the fold is predicted from that
// (cross-fitting; Chernozhukov et al. 2018, "Double/debiased machine learning"). The result takes
// the place of `predicted` in corrected_mean: it stays unbiased, and has a smaller error where the
// machine is off by a scale or a category. A different deal gives a slightly different estimate; so
// deal several times and take median_over_splits.
//
// Edges: fewer clusters than folds, or other folds with too little gold for the features (or
// features that depend on each other there): none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/imperfect_labels/corrected_mean.h"
#include "statistics/imperfect_labels/gold_design.h"
#include "statistics/result.h"

namespace resettle::statistics {

// `features` has `columns` numbers a unit, row after row: the machine's label or its indicators,
// the column of ones included by the caller. One prediction a unit comes back.
Result<std::vector<double>> cross_fitted_predictions(std::span<const double> features,
                                                     size_t columns, std::span<const double> gold,
                                                     const GoldDesign& design, int folds,
                                                     uint64_t seed);

// The median of the estimates, with the error √median(error² + (estimate − median)²), the median
// over deals of Chernozhukov et al. 2018, definition 3.3. Degrees of freedom: the fewest. No
// estimates: none.
Result<CorrectedEstimate> median_over_splits(std::span<const CorrectedEstimate> estimates,
                                             double confidence = 0.95);

}  // namespace resettle::statistics
