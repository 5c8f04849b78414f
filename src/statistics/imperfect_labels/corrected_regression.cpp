#include "statistics/imperfect_labels/corrected_regression.h"

#include <cmath>
#include <eigen3/Eigen/Core>
#include <optional>
#include <string>

#include "statistics/describe/exact_sum.h"
#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"
#include "statistics/linear_algebra.h"

namespace resettle::statistics {
namespace {

constexpr int kMostSteps = 30;
constexpr int kMostHalvings = 30;
constexpr double kSettled = 1e-9;     // relative to the size of the coefficients
constexpr double kSeparated = 15.0;   // |x'β| of a search that did not settle
constexpr double kDependent = 1e-10;  // of the largest pivot, after scaling

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

class Equations {
 public:
  Equations(const LabelledRegression& labels, const GoldDesign& design, RegressionModel model)
      : labels_(labels), design_(design), model_(model), columns_(labels.columns) {}

  Scores scores(const Vector& beta) const {
    Scores scores{.columns = columns_};
    scores.predicted.resize(design_.sampled.size() * columns_);
    scores.errors.resize(design_.sampled.size() * columns_);
    for (size_t i = 0; i < design_.sampled.size(); ++i) {
      const auto machine = machine_row(i);
      const double residual = labels_.predicted_outcome[i] - mean(machine, beta);
      for (size_t c = 0; c < columns_; ++c) {
        scores.predicted[i * columns_ + c] = machine[c] * residual;
      }
      if (design_.sampled[i] == 0) continue;
      const auto people = gold_row(i);
      const double gold_residual = labels_.gold_outcome[i] - mean(people, beta);
      for (size_t c = 0; c < columns_; ++c) {
        scores.errors[i * columns_ + c] = people[c] * gold_residual - machine[c] * residual;
      }
    }
    return scores;
  }

  Vector totals(const Vector& beta) const {
    const auto sums = score_totals(scores(beta), design_);
    return Eigen::Map<const Vector>(sums.data(), static_cast<Eigen::Index>(columns_));
  }

  // Minus the derivative of the totals: Σ w x x', corrected.
  Matrix jacobian(const Vector& beta) const {
    std::vector<ExactSum> sums(columns_ * columns_);
    for (size_t i = 0; i < design_.sampled.size(); ++i) {
      const double share = design_.sampled[i] == 0 ? 0 : 1 / design_.inclusion[i];
      add_products(machine_row(i), beta, 1 - share, sums);
      if (share > 0) add_products(gold_row(i), beta, share, sums);
    }
    const auto size = static_cast<Eigen::Index>(columns_);
    Matrix result(size, size);
    for (Eigen::Index a = 0; a < size; ++a) {
      for (Eigen::Index b = 0; b <= a; ++b) {
        result(a, b) = result(b, a) = sums[static_cast<size_t>(a * size + b)].value();
      }
    }
    return result;
  }

  bool separated(const Vector& beta) const {
    if (model_ == RegressionModel::kLinear) return false;
    for (size_t i = 0; i < design_.sampled.size(); ++i) {
      if (std::abs(linear(machine_row(i), beta)) > kSeparated) return true;
    }
    return false;
  }

 private:
  std::span<const double> machine_row(size_t i) const {
    return labels_.predicted_covariates.subspan(i * columns_, columns_);
  }
  std::span<const double> gold_row(size_t i) const {
    return labels_.gold_covariates.empty()
               ? machine_row(i)
               : labels_.gold_covariates.subspan(i * columns_, columns_);
  }
  double linear(std::span<const double> row, const Vector& beta) const {
    double sum = 0;
    for (size_t c = 0; c < columns_; ++c) sum += row[c] * beta(static_cast<Eigen::Index>(c));
    return sum;
  }
  double mean(std::span<const double> row, const Vector& beta) const {
    const double t = linear(row, beta);
    return model_ == RegressionModel::kLinear ? t : 1 / (1 + std::exp(-t));
  }
  void add_products(std::span<const double> row, const Vector& beta, double share,
                    std::vector<ExactSum>& sums) const {
    const double mu = mean(row, beta);
    const double weight = share * (model_ == RegressionModel::kLinear ? 1 : mu * (1 - mu));
    for (size_t a = 0; a < columns_; ++a) {
      for (size_t b = 0; b <= a; ++b) sums[a * columns_ + b].add_product(weight * row[a], row[b]);
    }
  }

  const LabelledRegression& labels_;
  const GoldDesign& design_;
  RegressionModel model_;
  size_t columns_;
};

// The inverse of a symmetric matrix, scaled to a unit diagonal first so that the units in which
// covariates are measured do not matter; nothing where it is singular.
std::optional<Matrix> scaled_inverse(const Matrix& matrix) {
  const Vector scale = matrix.diagonal().cwiseAbs().cwiseSqrt().unaryExpr(
      [](double size) { return size > 0 ? 1 / size : 0.0; });
  const auto inverted =
      inverse_if_regular(scale.asDiagonal() * matrix * scale.asDiagonal(), kDependent);
  if (!inverted) return std::nullopt;
  return scale.asDiagonal() * *inverted * scale.asDiagonal();
}

std::string why_unsolved(const Equations& equations, const Vector& beta) {
  return equations.separated(beta) ? "a covariate separates the outcome: some odds are infinite"
                                   : "the corrected equations have no solution: gold is too scarce";
}

// Newton's method from 0, each step halved until the equations come closer to 0. Where there is a
// solution the steps shrink to nothing within a dozen; where odds are infinite each goes about one
// further, for ever.
Result<Vector> solve(const Equations& equations, size_t columns) {
  Vector beta = Vector::Zero(static_cast<Eigen::Index>(columns));
  Vector totals = equations.totals(beta);
  for (int step = 0; step < kMostSteps; ++step) {
    const auto inverted = scaled_inverse(equations.jacobian(beta));
    if (!inverted && step == 0) return Result<Vector>::none("the covariates depend on each other");
    if (!inverted) break;
    Vector move = product(*inverted, totals);
    if (move.norm() <= kSettled * (1 + beta.norm())) return Vector(beta + move);
    Vector next = equations.totals(beta + move);
    for (int halving = 0; halving < kMostHalvings && !(next.norm() < totals.norm()); ++halving) {
      move /= 2;
      next = equations.totals(beta + move);
    }
    if (!(next.norm() < totals.norm())) break;
    beta += move;
    totals = next;
  }
  return Result<Vector>::none(why_unsolved(equations, beta));
}

std::string flaw_of(const LabelledRegression& labels, const GoldDesign& design) {
  const size_t units = design.sampled.size();
  check(labels.columns > 0 && labels.predicted_outcome.size() == units &&
            labels.gold_outcome.size() == units &&
            labels.predicted_covariates.size() == units * labels.columns &&
            (labels.gold_covariates.empty() ||
             labels.gold_covariates.size() == units * labels.columns),
        "every unit has an outcome and a row of covariates");
  if (const auto flaw = design_flaw(design); !flaw.empty()) return flaw;
  if (units <= labels.columns) return "there are not more units than covariates";
  if (!all_finite(labels.predicted_outcome) || !all_finite(labels.predicted_covariates)) {
    return kNotFinite;
  }
  for (size_t i = 0; i < units; ++i) {
    if (design.sampled[i] == 0) continue;
    const bool known = std::isfinite(labels.gold_outcome[i]) &&
                       (labels.gold_covariates.empty() || all_finite(labels.gold_covariates.subspan(
                                                              i * labels.columns, labels.columns)));
    if (!known) return "gold is missing";
  }
  return "";
}

CorrectedRegression assembled(const Vector& beta, const Matrix& covariance,
                              const ScoreCovariance& of_scores, double confidence) {
  CorrectedRegression result{.degrees_of_freedom = of_scores.degrees_of_freedom,
                             .gold_units = of_scores.gold_units,
                             .clusters = of_scores.clusters};
  const double reach = student_t_quantile((1 + confidence) / 2, of_scores.degrees_of_freedom);
  for (Eigen::Index c = 0; c < beta.size(); ++c) {
    const double error = std::sqrt(std::max(covariance(c, c), 0.0));
    result.coefficients.push_back(
        {beta(c), error, beta(c) - reach * error, beta(c) + reach * error});
    for (Eigen::Index d = 0; d < beta.size(); ++d) result.covariance.push_back(covariance(c, d));
  }
  return result;
}

}  // namespace

Result<CorrectedRegression> corrected_regression(const LabelledRegression& labels,
                                                 const GoldDesign& design,
                                                 const CorrectedRegressionOptions& options) {
  check(options.confidence > 0 && options.confidence < 1, "a confidence lies between 0 and 1");
  if (const auto flaw = flaw_of(labels, design); !flaw.empty()) {
    return Result<CorrectedRegression>::none(flaw);
  }
  const Equations equations(labels, design, options.model);
  const auto beta = solve(equations, labels.columns);
  if (!beta) return Result<CorrectedRegression>::none(beta.reason());
  const auto inverted = scaled_inverse(equations.jacobian(*beta));
  if (!inverted) return Result<CorrectedRegression>::none(why_unsolved(equations, *beta));
  const auto of_scores = score_covariance(equations.scores(*beta), design, options.inference);
  if (!of_scores) return Result<CorrectedRegression>::none(of_scores.reason());
  const auto size = static_cast<Eigen::Index>(labels.columns);
  const Matrix middle = Eigen::Map<const Matrix>(of_scores->of_totals.data(), size, size);
  const Matrix covariance = product(product(*inverted, middle), Matrix(inverted->transpose()));
  return assembled(*beta, covariance, *of_scores, options.confidence);
}

}  // namespace resettle::statistics
