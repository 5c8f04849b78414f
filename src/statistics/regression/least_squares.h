// Ordinary least squares: β = (XᵀX)⁻¹ Xᵀ y, by Householder QR of the columns scaled to one size, so
// that dates in days and counts of 10^15 may stand beside each other.
//
// Errors, edges and shapes: regression.h. The residual variance is RSS/(n − k); with n = k there
// are no errors and hence no fit. An outcome that the columns give exactly (all values equal, say)
// is a perfect fit: errors 0, with a note. The log-likelihood is the normal one at its maximum,
// −n/2·(ln(2π RSS/n) + 1); for a perfect fit it would be infinite and is given as 0.
#pragma once

#include "statistics/regression/regression.h"

namespace resettle::statistics {

Result<Regression> least_squares(const Design& design, std::span<const double> outcome,
                                 const StandardErrors& errors);

}  // namespace resettle::statistics
