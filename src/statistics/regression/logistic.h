// Logistic regression: P(y = 1) = 1/(1 + exp(−xβ)), and its kin for more than two categories, by
// maximum likelihood with the observed information (McCullagh and Nelder 1989, chapters 4 and 5).
//
// Coefficients are changes of the log-odds. Errors, edges and shapes: regression.h. An outcome that
// is the same in all rows, and one that some combination of columns predicts without error, have no
// fit: the reason names the columns (drop or merge them, or describe the table instead).
#pragma once

#include "statistics/regression/regression.h"

namespace resettle::statistics {

// `outcome` is 0 or 1 in each row.
Result<Regression> logistic(const Design& design, std::span<const double> outcome,
                            const StandardErrors& errors);

// Multinomial logistic: ln(P(y = j)/P(y = 0)) = xβ_j for j = 1 … categories − 1; category 0 is the
// base. Coefficients come category by category and are named "1: column", "2: column", … Every
// category must occur. With two categories it is `logistic`.
Result<Regression> multinomial_logistic(const Design& design, std::span<const int> category,
                                        int categories, const StandardErrors& errors);

}  // namespace resettle::statistics
