// How well each category is recognised: a coder (or a machine) beside a reference, one category
// against all others.
//
//   precision  of the units that the coder gave the category, the share that the reference gives
//   it. recall     of the units that the reference gives the category, the share that the coder
//   found. F1         2 · both / (coder's + reference's): the harmonic mean of the two. kappa
//   Cohen's kappa of "this category or not".
//
// Shapes: a Confusion whose rows are the reference's categories and whose columns are the coder's.
// One entry a category comes back, in order.
//
// Edges: a category that the coder never gave has no precision; one that the reference never gives
// has no recall; one that neither gives has no F1 and no kappa: none, with the reason. (Others
// write 0 there, which then enters their mean over categories.) A table without units, or with
// counts that are negative, infinite or NaN: none for all.
#pragma once

#include <vector>

#include "statistics/agreement/cohen_kappa.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct CategoryAgreement {
  double reference_units = 0;  // that the reference gives this category
  double coder_units = 0;      // that the coder gave it
  Result<double> precision;
  Result<double> recall;
  Result<double> f1;
  Result<double> kappa;
};

Result<std::vector<CategoryAgreement>> category_agreement(const Confusion& reference_by_coder);

}  // namespace resettle::statistics
