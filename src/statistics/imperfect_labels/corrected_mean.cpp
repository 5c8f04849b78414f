#include "statistics/imperfect_labels/corrected_mean.h"

#include <cmath>
#include <string>

#include "statistics/describe/exact_sum.h"
#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

std::string label_flaw(const Labels& labels, const GoldDesign& design) {
  check(labels.predicted.size() == design.sampled.size() &&
            labels.gold.size() == design.sampled.size(),
        "every unit has a label and a place for gold");
  if (!all_finite(labels.predicted)) return kNotFinite;
  for (size_t i = 0; i < labels.gold.size(); ++i) {
    if (design.sampled[i] != 0 && !std::isfinite(labels.gold[i])) return "gold is missing";
  }
  return "";
}

Scores scores_of(const Labels& labels, const GoldDesign& design) {
  Scores scores;
  scores.predicted.assign(labels.predicted.begin(), labels.predicted.end());
  scores.errors.assign(labels.gold.size(), 0);
  for (size_t i = 0; i < labels.gold.size(); ++i) {
    if (design.sampled[i] != 0) scores.errors[i] = labels.gold[i] - labels.predicted[i];
  }
  return scores;
}

// (numerator − ratio × denominator) / total of the denominator, a unit.
Scores linearised(const Scores& numerator, const Scores& denominator, double ratio, double total) {
  Scores scores = numerator;
  for (size_t i = 0; i < scores.predicted.size(); ++i) {
    scores.predicted[i] = (scores.predicted[i] - ratio * denominator.predicted[i]) / total;
    scores.errors[i] = (scores.errors[i] - ratio * denominator.errors[i]) / total;
  }
  return scores;
}

Result<double> ratio_of_sums(std::span<const double> numerator,
                             std::span<const double> denominator) {
  const double total = exact_sum(denominator);
  if (total == 0) return Result<double>::none("the machine put no unit into the domain");
  return exact_sum(numerator) / total;
}

}  // namespace

Result<CorrectedEstimate> corrected_mean(std::span<const double> predicted,
                                         std::span<const double> gold, const GoldDesign& design,
                                         const CorrectedOptions& options) {
  const std::vector<double> ones(predicted.size(), 1);
  return corrected_ratio({predicted, gold}, {ones, ones}, design, options);
}

Result<CorrectedEstimate> corrected_ratio(const Labels& numerator, const Labels& denominator,
                                          const GoldDesign& design,
                                          const CorrectedOptions& options) {
  check(options.confidence > 0 && options.confidence < 1, "a confidence lies between 0 and 1");
  for (const auto& flaw :
       {design_flaw(design), label_flaw(numerator, design), label_flaw(denominator, design)}) {
    if (!flaw.empty()) return Result<CorrectedEstimate>::none(flaw);
  }
  const Scores above = scores_of(numerator, design);
  const Scores below = scores_of(denominator, design);
  const double total = score_totals(below, design).front();
  if (!(total > 0)) {
    return Result<CorrectedEstimate>::none("the corrected size of the domain is not above 0");
  }
  const double ratio = score_totals(above, design).front() / total;
  const auto covariance =
      score_covariance(linearised(above, below, ratio, total), design, options.inference);
  if (!covariance) return Result<CorrectedEstimate>::none(covariance.reason());
  const double error = std::sqrt(covariance->of_totals.front());
  const double reach =
      error * student_t_quantile((1 + options.confidence) / 2, covariance->degrees_of_freedom);
  return CorrectedEstimate{.estimate = ratio,
                           .standard_error = error,
                           .low = ratio - reach,
                           .high = ratio + reach,
                           .degrees_of_freedom = covariance->degrees_of_freedom,
                           .naive = ratio_of_sums(numerator.predicted, denominator.predicted),
                           .units = static_cast<int64_t>(design.sampled.size()),
                           .gold_units = covariance->gold_units,
                           .clusters = covariance->clusters};
}

}  // namespace resettle::statistics
