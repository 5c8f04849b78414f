// Agreement of two or more coders who are exchangeable: any of them may have coded any unit.
//
//   raw_agreement  the mean over units of the share of pairs of coders who agree.
//   fleiss_kappa   (pa − pe) / (1 − pe), pe = Σ π_k²: chance draws every code from the pooled
//   shares
//                  π_k (Fleiss 1971).
//   gwet_ac1       the same with pe = Σ π_k (1 − π_k) / (q − 1), q the categories of the codebook:
//                  chance agreement arises only on units that are hard (Gwet 2008). It stays high
//                  where one category dominates and kappa collapses.
//   gwet_ac2       AC1 for categories in order: disagreements count |k − l| / (q − 1) or its
//   square,
//                  pe = Σ w_kl / (q (q − 1)) · Σ π_k (1 − π_k) (Gwet 2014, "Handbook of inter-rater
//                  reliability", 4th edition, chapter 4).
//
// Missing codes, as Gwet 2014 does (section 2.5 and the package irrCAC): agreement is averaged over
// the units that at least two coded; a unit's shares of categories, averaged over all units that at
// least one coded, give π. With two codes for every unit and no gaps, Fleiss' kappa of two coders
// is Scott's pi, not Cohen's kappa.
//
// Shapes: codes.h. Range: at most 1; below 0 when worse than chance.
//
// Edges: no unit coded by two: none. All codes in one category: Fleiss' kappa is 0/0 and is none.
// AC1 and AC2 are then 1 by their definition, because no unit was hard; a codebook of a single
// category, where nothing could have been said otherwise, has none.
#pragma once

#include "statistics/agreement/codes.h"
#include "statistics/result.h"

namespace resettle::statistics {

Result<double> raw_agreement(const Codes& codes);
Result<double> fleiss_kappa(const Codes& codes);
Result<double> gwet_ac1(const Codes& codes);
Result<double> gwet_ac2(const Codes& codes,
                        CategoryDistance distance = CategoryDistance::kQuadratic);

}  // namespace resettle::statistics
