// The best segmentation of many series of one length with one number of breaks: what
// segment_with_breaks finds for each, several series at a time. For bootstraps.
//
// Cost kLinearTrendAndVariance only. Eight series are walked through in step, each in a lane of its
// own; the logarithm is a polynomial that is right to about 1e-15, so costs may differ from those
// of SegmentCosts in the last bits, and breaks where two segmentations are as good as equal. The
// same bits on every processor: lanes do not mix and products are not fused.
//
// Shapes: `series` is row-major, one row a series of `days` values; the result has a row of
// `breaks` positions for each. Values are finite and at most 1e150 in size, days at least (breaks +
// 1) × minimum_length, the variance floor at least 1e-200: else it is a bug.
#pragma once

#include <span>
#include <vector>

#include "statistics/changepoints/segmentation.h"

namespace resettle::statistics {

std::vector<int> breaks_of_each(std::span<const double> series, size_t days, int breaks,
                                const SegmentationOptions& options);

}  // namespace resettle::statistics
