// Regressions on machine labels with a probability sample of gold: the outcome, covariates or both
// may be labelled by a machine (design-based supervised learning for regressions: Egami, Hinck,
// Stewart and Wei 2023; the R package dsl).
//
// The coefficients β solve Σ m̃(β) = 0, m̃ = m_g + (R/π)(m_Y − m_g), with m(β) = x (y − μ(x'β)) once
// for the machine's labels (m_g) and once for gold (m_Y); μ(t) = t for linear, 1/(1 + e^−t) for
// logistic. Their covariance is J⁻¹ M J⁻ᵀ, J the corrected Jacobian, M the covariance of Σ m̃ by
// units or clusters and strata (gold_design.h).
//
// Shapes: N units; outcomes one a unit; covariates `columns` a unit, row after row, a column of
// ones for the intercept included by the caller. `gold_covariates` empty: they need no correction.
// Gold is read where sampled only. A logistic outcome is 0 or 1 (predicted: 0 to 1, probabilities
// will do).
//
// Edges: as in corrected_mean.h. Covariates that depend on each other: none. A logistic outcome
// that a covariate separates, or gold too scarce for the corrected equations to have a solution:
// none, said in words. Fewer units than columns: none.
#pragma once

#include <span>
#include <vector>

#include "statistics/imperfect_labels/gold_design.h"
#include "statistics/result.h"

namespace resettle::statistics {

enum class RegressionModel { kLinear, kLogistic };

struct LabelledRegression {
  std::span<const double> predicted_outcome;
  std::span<const double> gold_outcome;
  std::span<const double> predicted_covariates;
  std::span<const double> gold_covariates = {};
  size_t columns = 0;
};

struct CorrectedRegressionOptions {
  RegressionModel model = RegressionModel::kLinear;
  double confidence = 0.95;
  Inference inference = Inference::kUnitsLikeThese;
};

struct CorrectedCoefficient {
  double estimate = 0;
  double standard_error = 0;
  double low = 0;
  double high = 0;
};

struct CorrectedRegression {
  std::vector<CorrectedCoefficient> coefficients;  // in the order of the columns
  std::vector<double> covariance;                  // columns × columns
  double degrees_of_freedom = 0;
  int64_t gold_units = 0;
  int64_t clusters = 0;
};

Result<CorrectedRegression> corrected_regression(const LabelledRegression& labels,
                                                 const GoldDesign& design,
                                                 const CorrectedRegressionOptions& options = {});

}  // namespace resettle::statistics
