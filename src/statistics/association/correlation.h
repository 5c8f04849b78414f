// Correlation of two measurements of the same units.
//
//   pearson_correlation   r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²): how well a straight line
//                         fits. One outlier can make or break it.
//   spearman_correlation  Pearson's r of the ranks, tied values sharing the mean of their ranks
//                         (Spearman 1904): how well any rising curve fits.
//   kendall_tau_b         (concordant − discordant pairs) / √((P − Tx)(P − Ty)), P all pairs, Tx
//   and
//                         Ty the pairs tied in x and in y (Kendall 1945, "The treatment of ties in
//                         ranking problems"). By merge sort in O(n log n) (Knight 1966).
//
// Shapes: x and y have one number a unit, in the same order; different lengths are a bug. All three
// lie in [−1, 1], have no unit, and do not change by a bit when the units are reordered.
//
// Edges: fewer than two units, or all units alike in x or in y, have no correlation: none, with the
// reason; so have NaN and infinities. Values of any size are scaled first, so 10^300 does not
// overflow.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

Result<double> pearson_correlation(std::span<const double> x, std::span<const double> y);
Result<double> spearman_correlation(std::span<const double> x, std::span<const double> y);
Result<double> kendall_tau_b(std::span<const double> x, std::span<const double> y);

}  // namespace resettle::statistics
