// Agreement of two coders, from the table of what they said of the units that both coded.
//
//   raw_agreement  the share of units on which they agree.
//   cohen_kappa    1 − Σ v_kl o_kl / Σ v_kl e_kl: one less the disagreement seen over the
//                  disagreement that two coders with these margins would reach by chance,
//                  e_kl = row_k · column_l / n. v is 1 for any disagreement (Cohen 1960), or |k −
//                  l| or (k − l)² for categories in order (Cohen 1968). 1 is perfect, 0 chance,
//                  below 0 worse than chance.
//
// Kappa is low when one category is far more frequent than the others, however well coders agree on
// it (Feinstein and Cicchetti 1990); Gwet's AC1 beside it shows when that is so.
//
// Shapes: a Confusion has one row a category of the first coder and one column a category of the
// second, in the same order; counts at least 0, up to 10^15 and beyond; they may be weights.
//
// Edges: no unit coded by both: none. Both used one and the same category only: kappa is 0/0 and
// is none, raw agreement 1. Only one of the two used one category only: kappa is 0. A negative or
// infinite count or NaN: none.
#pragma once

#include <vector>

#include "statistics/agreement/codes.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct Confusion {
  int categories = 0;
  std::vector<double> counts;  // [first coder's category × categories + second coder's]

  double at(int first, int second) const {
    return counts[static_cast<size_t>(first) * static_cast<size_t>(categories) +
                  static_cast<size_t>(second)];
  }
};

// What two coders (columns of `codes`, from 0) said of the units that both coded.
Confusion confusion(const Codes& codes, int first_coder, int second_coder);

Result<double> raw_agreement(const Confusion& table);
Result<double> cohen_kappa(const Confusion& table,
                           CategoryDistance distance = CategoryDistance::kNominal);

}  // namespace resettle::statistics
