#include "statistics/regression/maximum_likelihood.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "base/text.h"
#include "statistics/linear_algebra.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 100;
constexpr int kSuspicious = 12;      // steps after which long ones are put to the test
constexpr double kConverged = 1e-9;  // largest change of any η
constexpr double kLongStep = .01;    // change of η that does not look like convergence
constexpr double kHarmless = 1e-5;   // harm, as a share of the direction's size, that is rounding

MatrixXd predictors(const MatrixXd& x, const MatrixXd& beta, std::span<const double> offset) {
  MatrixXd eta = product(x, beta);
  if (!offset.empty()) {
    eta.colwise() += Eigen::Map<const VectorXd>(offset.data(), eta.rows());
  }
  return eta;
}

std::vector<double> row_of(const MatrixXd& matrix, Index row) {
  std::vector<double> values(static_cast<std::size_t>(matrix.cols()));
  for (Index j = 0; j < matrix.cols(); ++j) values[static_cast<std::size_t>(j)] = matrix(row, j);
  return values;
}

// Slopes and curvatures of all rows at one place.
struct Local {
  double log_likelihood = 0;
  MatrixXd slopes;      // n × J
  MatrixXd curvatures;  // n × J·J
};

Local local(const RowModel& model, const MatrixXd& eta) {
  const Index j = eta.cols();
  Local result{0, MatrixXd(eta.rows(), j), MatrixXd(eta.rows(), j * j)};
  std::vector<double> at(static_cast<std::size_t>(j)), slope(at), curvature(at.size() * at.size());
  for (Index i = 0; i < eta.rows(); ++i) {
    for (Index a = 0; a < j; ++a) at[static_cast<std::size_t>(a)] = eta(i, a);
    result.log_likelihood += model.evaluate(static_cast<std::size_t>(i), at, slope, curvature);
    for (Index a = 0; a < j; ++a) result.slopes(i, a) = slope[static_cast<std::size_t>(a)];
    for (Index a = 0; a < j * j; ++a) {
      result.curvatures(i, a) = curvature[static_cast<std::size_t>(a)];
    }
  }
  return result;
}

double log_likelihood(const RowModel& model, const MatrixXd& eta) {
  return local(model, eta).log_likelihood;
}

MatrixXd scores_of(const MatrixXd& x, const MatrixXd& slopes) {
  MatrixXd scores(x.rows(), x.cols() * slopes.cols());
  for (Index a = 0; a < slopes.cols(); ++a) {
    scores.middleCols(a * x.cols(), x.cols()) = slopes.col(a).asDiagonal() * x;
  }
  return scores;
}

MatrixXd information_of(const MatrixXd& x, const MatrixXd& curvatures, Index predictor_count) {
  const Index k = x.cols();
  MatrixXd information(k * predictor_count, k * predictor_count);
  for (Index a = 0; a < predictor_count; ++a) {
    for (Index b = 0; b <= a; ++b) {
      const VectorXd weight = curvatures.col(a * predictor_count + b);
      const MatrixXd weighted = weight.asDiagonal() * x;
      const MatrixXd block = transposed_product(x, weighted);
      information.block(a * k, b * k, k, k) = block;
      information.block(b * k, a * k, k, k) = block.transpose();
    }
  }
  return information;
}

// The columns along which η moves, if the direction proves separation.
std::optional<std::vector<std::string>> separating(const RowModel& model, const MatrixXd& x,
                                                   const MatrixXd& direction,
                                                   const Design& design) {
  const MatrixXd moves = product(x, direction);
  const double size = moves.cwiseAbs().maxCoeff();
  if (!std::isfinite(size) || size < kLongStep) return std::nullopt;
  for (Index i = 0; i < moves.rows(); ++i) {
    if (model.harm(static_cast<std::size_t>(i), row_of(moves, i)) > kHarmless * size) {
      return std::nullopt;
    }
  }
  std::vector<std::string> names;
  for (Index c = 0; c < x.cols(); ++c) {
    if (direction.row(c).cwiseAbs().maxCoeff() > 1e-3 * direction.cwiseAbs().maxCoeff()) {
      names.push_back("'" + design.name(static_cast<std::size_t>(c)) + "'");
    }
  }
  return names;
}

// Halves the step until the log-likelihood does not fall; true if that succeeds.
bool take_step(const RowModel& model, const MatrixXd& x, std::span<const double> offset,
               const MatrixXd& step, double before, MatrixXd& beta, MatrixXd& eta) {
  double share = 1;
  for (int halving = 0; halving < 60; ++halving, share /= 2) {
    const MatrixXd tried = beta + share * step;
    const MatrixXd tried_eta = predictors(x, tried, offset);
    const double after = log_likelihood(model, tried_eta);
    // Rounding may lower the sum by a little at the maximum.
    if (std::isfinite(after) && after >= before - 1e-12 * std::abs(before)) {
      beta = tried;
      eta = tried_eta;
      return true;
    }
  }
  return false;
}

}  // namespace

Result<Maximum> maximise(const RowModel& model, const MatrixXd& x, std::span<const double> offset,
                         MatrixXd start, const Design& design) {
  using None = Result<Maximum>;
  MatrixXd beta = std::move(start);
  MatrixXd eta = predictors(x, beta, offset);
  MatrixXd step = MatrixXd::Zero(beta.rows(), beta.cols());
  for (int taken = 0; taken < kMostSteps; ++taken) {
    const Local here = local(model, eta);
    const MatrixXd scores = scores_of(x, here.slopes);
    const MatrixXd information = information_of(x, here.curvatures, beta.cols());
    const VectorXd gradient = scores.colwise().sum();
    const VectorXd newton = solve_symmetric(information, gradient);
    const MatrixXd next = Eigen::Map<const MatrixXd>(newton.data(), beta.rows(), beta.cols());
    const bool usable = next.allFinite();
    if (usable) step = next;
    const double reach = product(x, step).cwiseAbs().maxCoeff();
    if (usable && reach <= kConverged * (1 + eta.cwiseAbs().maxCoeff())) {
      return Maximum{beta, eta, here.log_likelihood, information, scores};
    }
    if (taken >= kSuspicious || !usable) {
      if (const auto names = separating(model, x, step, design)) {
        return None::none(fmt::format(
            "the outcome is separated: {} predict{} some rows without error, so that coefficients "
            "are infinite",
            join(*names, ", "), names->size() == 1 ? "s" : ""));
      }
    }
    if (!usable || !take_step(model, x, offset, step, here.log_likelihood, beta, eta)) break;
  }
  return None::none("the coefficients did not settle: the outcome may be nearly separated");
}

}  // namespace resettle::statistics
