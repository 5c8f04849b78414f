// Quantiles of type 7 (Hyndman and Fan 1996), the default of R and NumPy: the quantile at p lies at
// place (n − 1) p of the ascending values, counted from 0, on the line between its two neighbours.
//
// Edges: no values (or none with a weight above 0), a value that is NaN or infinite, a negative
// weight, p outside [0, 1]: no result, with the reason. One value is all its quantiles.
#pragma once

#include <span>
#include <vector>

#include "statistics/describe/moments.h"
#include "statistics/result.h"

namespace resettle::statistics {

Result<double> quantile(std::span<const double> values, double p);

// Several quantiles of one column, in the order of p; sorts once.
Result<std::vector<double>> quantiles(std::span<const double> values, std::span<const double> p);

// The quantile at one half.
Result<double> median(std::span<const double> values);

// Type 7 for weighted values (Akinshin 2023, "Weighted quantile estimators", arXiv 2304.07265, the
// case of type 7): the mean of the values over a window of one unit's width that slides over their
// cumulated weights, the total being n* units. Frequencies: n* = Σ w (from 1 to 4.5·10^15), which
// gives the quantile of the values written out w times. Reliabilities: n* = (Σ w)² / Σ w², Kish's
// effective sample size; equal weights give the plain quantile, and the scale of the weights means
// nothing.
Result<double> weighted_quantile(std::span<const double> values, std::span<const double> weights,
                                 double p, WeightMeaning meaning);

}  // namespace resettle::statistics
