// How evenly units are spread over categories, and how far two such spreads lie apart. All in bits.
//
// Shannon entropy H = −Σ p log2 p with 0 log 0 = 0 (Shannon 1948): 0 where one category holds all,
// log2 k where k categories hold the same. Normalised entropy is H / log2 k (Pielou's evenness).
// Jensen–Shannon divergence of P and Q with M = (P + Q)/2 is (KL(P‖M) + KL(Q‖M))/2 (Lin 1991): 0
// where the shares are equal, 1 where no category is in both. The plug-in value from counts is too
// large by about (k − 1)(1/n_P + 1/n_Q) / (8 ln 2) where P = Q: take the mean under permutation
// off.
//
// Shapes: one count (or weight, or share) a category, 0 or above; p is the count over the sum. The
// two spreads of a divergence list the same categories in the same order. Edges: no categories, all
// counts 0, a negative count, NaN or infinity: no result, with the reason. One category: entropy 0,
// no normalised entropy, divergence 0. Empty categories count in k.
#pragma once

#include <span>

#include "statistics/result.h"

namespace resettle::statistics {

Result<double> shannon_entropy(std::span<const double> counts);
Result<double> normalised_entropy(std::span<const double> counts);
Result<double> jensen_shannon_divergence(std::span<const double> first,
                                         std::span<const double> second);

}  // namespace resettle::statistics
