// Means, shares and means within a domain from machine labels and a probability sample of gold
// (design-based supervised learning; gold_design.h says what the design is and how errors are
// made).
//
//   corrected_mean   mean(Ỹ) over all N units, Ỹ = g + (R/π)(Y − g). A share is the mean of 0
//   and 1. corrected_ratio  ΣỸ_numerator / ΣỸ_denominator, for a domain that is itself labelled:
//   the mean
//                    sentiment of posts on a topic has numerator sentiment × (topic or not) and
//                    denominator (topic or not), and needs both golds on a gold unit. The error is
//                    that of the linearised ratio, (Ỹ_num − ratio Ỹ_den) / ΣỸ_den.
//
// Nothing is clipped: a corrected share of a rare category can lie below 0 by luck, and an interval
// reach beyond 0 or 1. That is what unbiasedness costs; a report may cut the drawing, not the
// number. Use before any filter on the machine's confidence.
//
// In simulations (docs/coverage.md) a 95 % interval keeps its promise with 60 authors and 200 gold
// units; with 50 gold units, or for a slope on a trait of 60 authors, it holds the truth in 91–92
// %. Without clusters it is too narrow where posts of an author are alike (82 % at a correlation of
// .2).
//
// Shapes: one entry a unit in every span; gold is read where sampled only. The interval is
// estimate ± t · error with the degrees of freedom of score_covariance.
//
// Edges: no units, no gold, π out of (0, 1], a stratum whose π is not what was drawn, a stratum
// without gold, NaN or infinities in labels that are read: none. A corrected denominator of 0 or
// below: none. All gold (π = 1): the plain mean with its plain error, and no error at all for
// these units themselves. A machine that is always right where checked: the error of a census.
#pragma once

#include <span>

#include "statistics/imperfect_labels/gold_design.h"
#include "statistics/result.h"

namespace resettle::statistics {

struct CorrectedOptions {
  double confidence = 0.95;
  Inference inference = Inference::kUnitsLikeThese;
};

struct CorrectedEstimate {
  double estimate = 0;
  double standard_error = 0;
  double low = 0;
  double high = 0;
  double degrees_of_freedom = 0;
  Result<double> naive;  // what the machine's labels alone say
  int64_t units = 0;
  int64_t gold_units = 0;
  int64_t clusters = 0;
};

Result<CorrectedEstimate> corrected_mean(std::span<const double> predicted,
                                         std::span<const double> gold, const GoldDesign& design,
                                         const CorrectedOptions& options = {});

// A label that a machine has given every unit and people some.
struct Labels {
  std::span<const double> predicted;
  std::span<const double> gold;
};

Result<CorrectedEstimate> corrected_ratio(const Labels& numerator, const Labels& denominator,
                                          const GoldDesign& design,
                                          const CorrectedOptions& options = {});

}  // namespace resettle::statistics
