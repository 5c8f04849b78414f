// Krippendorff's alpha: 1 − D_o / D_e, the disagreement seen within units over the disagreement
// expected when all codes are thrown together and paired at random (Krippendorff 2011, "Computing
// Krippendorff's alpha-reliability"; 2019, "Content analysis", 4th edition, chapter 12). For any
// number of coders, any gaps, and four levels of measurement, each with its distance δ² of two
// values c and k:
//
//   nominal   1 unless c = k
//   ordinal   (Σ_{g = c … k} n_g − (n_c + n_k) / 2)²: how many codes lie between the two
//   categories,
//             which must stand in their order
//   interval  (c − k)²
//   ratio     ((c − k) / (c + k))², 0 where both are 0
//
//   α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, with o the coincidences: each pair of codes of
//   a unit weighs 1 / (m − 1) in a unit with m codes; n_c the codes of category c in units with at
//   least two, n their sum.
//
// Shapes: codes.h; `values` gives each category its number, for interval (any numbers) and ratio
// (at least 0); nominal and ordinal take none. 400,000 units by 3 coders take a few milliseconds.
// 1 is perfect, 0 chance; Krippendorff asks for .80, or .667 for tentative conclusions.
//
// Edges: units with fewer than two codes do not count. None at all with two: none. All codes of one
// category (or of one value): 0/0, none. A value that is NaN or infinite, or below 0 at the ratio
// level: none.
#pragma once

#include <span>

#include "statistics/agreement/codes.h"
#include "statistics/result.h"

namespace resettle::statistics {

enum class Measurement { kNominal, kOrdinal, kInterval, kRatio };

Result<double> krippendorff_alpha(const Codes& codes, Measurement level = Measurement::kNominal,
                                  std::span<const double> values = {});

}  // namespace resettle::statistics
