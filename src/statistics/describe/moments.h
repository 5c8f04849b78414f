// Mean, variance and standard deviation, plain and weighted.
//
// Sums are exact (exact_sum.h), so the order of the values changes no bit; the variance is computed
// from the deviations from the mean, so counts of 10^15 keep their digits.
//
// Shapes: weights are as many as values. Edges: no values (or none with a weight above 0), a value
// that is NaN or infinite, a negative weight: no result, with the reason. One value has a mean but
// no sample variance. All equal: variance exactly 0. A unit of weight 0 counts as absent. A
// variance too large for a double: no result.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

// What a weight says. kFrequency: this many identical units stand behind the value (a count).
// kReliability: how much the unit counts relative to others (a sampling weight, an accuracy); its
// scale means nothing.
enum class WeightMeaning { kFrequency, kReliability };

// (1/n) Σ x
Result<double> mean(std::span<const double> values);

// Sample variance, Σ (x − mean)² / (n − 1).
Result<double> variance(std::span<const double> values);

// Root of the sample variance.
Result<double> standard_deviation(std::span<const double> values);

// Σ w x / Σ w
Result<double> weighted_mean(std::span<const double> values, std::span<const double> weights);

// Unbiased weighted variance: Σ w (x − weighted mean)² divided by W − 1 for frequencies, by
// W − Σ w² / W for reliabilities, W = Σ w (NIST Dataplot; numpy.cov's fweights and aweights).
Result<double> weighted_variance(std::span<const double> values, std::span<const double> weights,
                                 WeightMeaning meaning);

}  // namespace resettle::statistics
