// Which words (or emotions, or hashtags) set two groups of texts apart: the log-odds ratio of each
// word with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' words",
// section 3.5), which draws rare words back to what they are in all texts.
//
// With y_w the count of word w in a group, n = Σ y, prior counts α_w and α₀ = Σ α:
//
//   δ_w = ln((y¹_w + α_w) / (n¹ + α₀ − y¹_w − α_w)) − ln((y²_w + α_w) / (n² + α₀ − y²_w − α_w))
//
// Above 0 the word belongs to the first group. Its variance is the sum of the reciprocals of the
// four numbers in brackets; the paper's short form drops the two large ones, which is right for
// words and wrong for a handful of categories. z = δ / √variance orders the words. The counts are
// taken as independent: where texts come in clusters, z is too large, and the spread of δ over a
// bootstrap of clusters belongs in its place.
//
// Shapes: counts of both groups and the prior list the same words in the same order; none below 0.
// Edges, word by word: a word with neither counts nor prior, or one that is all there is, has no
// odds: no result, with the reason. A negative, missing or infinite number anywhere: no result for
// any word.
#pragma once

#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct LogOdds {
  double log_odds_ratio = 0;  // δ
  double standard_error = 0;
  double z = 0;
};

std::vector<Result<LogOdds>> weighted_log_odds(std::span<const double> first,
                                               std::span<const double> second,
                                               std::span<const double> prior);

// Prior counts in proportion to `pooled` (usually the counts of both groups, or of all texts) that
// sum to `mass`: the larger the mass, the more a word needs to stand out. No result where the
// counts are all 0, or one is negative, missing or infinite, or the mass is not above 0.
Result<std::vector<double>> informative_prior(std::span<const double> pooled, double mass);

}  // namespace resettle::statistics
