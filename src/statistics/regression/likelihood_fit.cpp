#include "statistics/regression/likelihood_fit.h"

#include <cmath>
#include <limits>

#include "statistics/linear_algebra.h"
#include "statistics/regression/sandwich.h"

namespace resettle::statistics {

Result<Regression> likelihood_fit(const Maximum& maximum, const ScaledDesign& scaled,
                                  const std::vector<std::string>& names,
                                  const StandardErrors& errors) {
  using Eigen::Index;
  const Index coefficients = maximum.beta.size();
  const Eigen::MatrixXd bread = inverse(maximum.information);
  SandwichCovariance covariance{.covariance = bread};
  if (errors.kind != StandardErrors::Kind::kModel) {
    auto sandwich = sandwich_covariance(bread, maximum.scores, errors);
    if (!sandwich) return Result<Regression>::none(sandwich.reason());
    covariance = *sandwich;
  }
  if (!covariance.covariance.allFinite()) {
    return Result<Regression>::none("the errors of the coefficients are not finite");
  }
  Regression fit{.log_likelihood = maximum.log_likelihood,
                 .rows = static_cast<std::size_t>(maximum.eta.rows())};
  if (covariance.covariance.rows() > coefficients) {
    fit.dispersion_error = std::sqrt(covariance.covariance(coefficients, coefficients));
  }
  const Eigen::VectorXd unscale = scaled.scale.cwiseInverse().replicate(maximum.beta.cols(), 1);
  covariance.covariance = unscale.asDiagonal() *
                          covariance.covariance.topLeftCorner(coefficients, coefficients).eval() *
                          unscale.asDiagonal();
  const Eigen::VectorXd beta = Eigen::Map<const Eigen::VectorXd>(maximum.beta.data(), coefficients);
  finish(fit, beta.cwiseProduct(unscale), names, covariance,
         std::numeric_limits<double>::infinity(), errors.level);
  return fit;
}

}  // namespace resettle::statistics
