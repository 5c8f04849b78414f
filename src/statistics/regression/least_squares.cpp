#include "statistics/regression/least_squares.h"

#include <cmath>
#include <numbers>

#include "statistics/linear_algebra.h"
#include "statistics/regression/design.h"
#include "statistics/regression/sandwich.h"

namespace resettle::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Result<SandwichCovariance> covariance_of(const MatrixXd& x, const MatrixXd& bread,
                                         const VectorXd& residuals, double variance,
                                         const StandardErrors& errors) {
  if (errors.kind == StandardErrors::Kind::kModel) {
    return SandwichCovariance{.covariance = variance * bread};
  }
  return sandwich_covariance(bread, residuals.asDiagonal() * x, errors);
}

}  // namespace

Result<Regression> least_squares(const Design& design, std::span<const double> outcome,
                                 const StandardErrors& errors) {
  using None = Result<Regression>;
  const auto scaled = scaled_design(design, outcome);
  if (!scaled) return None::none(scaled.reason());
  const MatrixXd& x = scaled->x;
  const Index n = x.rows(), k = x.cols();
  if (n == k) return None::none("no rows are left to estimate errors from");

  const VectorXd y = Eigen::Map<const VectorXd>(outcome.data(), n);
  auto [beta, triangle] = qr_fit(x, y);
  VectorXd residuals = residuals_of(y, x, beta);
  // Rounding leaves about 1e-16 of the outcome: that is 0.
  const bool perfect = residuals.norm() <= 1e-13 * y.norm();
  if (perfect) {
    residuals.setZero();
    const double rounding = 1e-12 * beta.cwiseAbs().maxCoeff();
    beta = (beta.array().abs() > rounding).select(beta, 0);
  }
  const MatrixXd inverse = inverse_of_upper(triangle);
  const double squares = residuals.squaredNorm();
  const double variance = squares / static_cast<double>(n - k);
  const MatrixXd bread = product(inverse, MatrixXd(inverse.transpose()));
  auto covariance = covariance_of(x, bread, residuals, variance, errors);
  if (!covariance) return None::none(covariance.reason());

  Regression fit{.dispersion = variance, .rows = design.rows()};
  if (perfect) {
    fit.notes.push_back("The columns give the outcome exactly: errors are 0.");
  } else {
    const double rows = static_cast<double>(n);
    fit.log_likelihood = -rows / 2 * (std::log(2 * std::numbers::pi * squares / rows) + 1);
  }
  const VectorXd unscale = scaled->scale.cwiseInverse();
  SandwichCovariance unscaled = *covariance;
  unscaled.covariance = unscale.asDiagonal() * covariance->covariance * unscale.asDiagonal();
  std::vector<std::string> names;
  for (std::size_t j = 0; j < design.columns; ++j) names.push_back(design.name(j));
  finish(fit, beta.cwiseProduct(unscale), names, unscaled, static_cast<double>(n - k),
         errors.level);
  return fit;
}

}  // namespace resettle::statistics
