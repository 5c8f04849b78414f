// How unequally a total is spread over units: Lorenz curve, Gini coefficient, share of the top.
//
// The Lorenz curve L(s) is the share of the total that the poorest share s of the units hold
// (Lorenz 1905). The Gini coefficient is 1 − 2 ∫ L: 0 where all hold the same, (n − 1)/n where one
// of n holds everything (Gini 1912; the form without the factor n/(n − 1), which makes small
// groups look a little more equal than large ones).
//
// Shapes: weights are as many as values, or none at all, which means 1 each. Weights may be
// frequencies or sampling weights; their scale means nothing, and a unit of weight 0 counts as
// absent. Edges: no values, a negative value or weight, a NaN or an infinity, all values 0 (there
// is nothing to spread): no result, with the reason. One unit: Gini 0.
#pragma once

#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct LorenzPoint {
  double share_of_units = 0;
  double share_of_total = 0;
};

// The corners of the Lorenz curve from (0, 0) to (1, 1), one for each distinct value; straight
// lines between them are the curve.
Result<std::vector<LorenzPoint>> lorenz_curve(std::span<const double> values,
                                              std::span<const double> weights = {});

Result<double> gini(std::span<const double> values, std::span<const double> weights = {});

// The share of the total that the richest `share` of the units hold: 1 − L(1 − share). A boundary
// inside a unit takes that part of the unit. `share` is between 0 and 1.
Result<double> top_share(std::span<const double> values, double share,
                         std::span<const double> weights = {});

}  // namespace resettle::statistics
