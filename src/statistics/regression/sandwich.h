// The covariance of estimates from the inverse information and the scores; formulas and sources in
// regression.h. For the .cpp files of this folder only.
#pragma once

#include <eigen3/Eigen/Core>

#include "statistics/regression/regression.h"

namespace resettle::statistics {

struct SandwichCovariance {
  Eigen::MatrixXd covariance;
  std::size_t clusters = 0;
  std::vector<std::string> notes;
};

// `bread` is k × k, `scores` n × k. Not for the kind kModel, which needs no scores. None where
// there is one cluster only, or no row more than coefficients.
Result<SandwichCovariance> sandwich_covariance(const Eigen::MatrixXd& bread,
                                               const Eigen::MatrixXd& scores,
                                               const StandardErrors& errors);

// Fills coefficients (names and estimates given), covariance and degrees of freedom. `model_df` is
// what p and intervals use without clusters; infinite for the normal.
void finish(Regression& regression, const Eigen::VectorXd& estimates,
            const std::vector<std::string>& names, const SandwichCovariance& covariance,
            double model_df, double level);

}  // namespace resettle::statistics
