// Puts metrics of different units on one scale from 0 to 1, before they are weighted and added.
//
// min–max: (x − min) / (max − min). Keeps the shape: one giant leaves the others near 0.
// log1p:   the same of ln(1 + x), for counts with long tails; x is above −1.
// rank:    (average rank − 1) / (n − 1). Keeps nothing but the order; ties share their mean rank.
//
// Shape: as many numbers come out as go in, in the same order. Edges: all equal (or one unit) gives
// 0 for every unit with min–max and log1p, and with rank .5 (0 for one unit), since none is ahead
// of another. No units, a NaN or an infinity, x at −1 or below under log1p: no result, with the
// reason.
#pragma once

#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

using Normalised = Result<std::vector<double>>;

Normalised min_max_normalised(std::span<const double> values);
Normalised log1p_normalised(std::span<const double> values);
Normalised rank_normalised(std::span<const double> values);

}  // namespace resettle::statistics
