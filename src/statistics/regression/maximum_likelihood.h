// Newton's method for models whose log-likelihood is a sum over rows of a concave function of one
// or more linear predictors η = Xβ (+ offset): logistic and multinomial logistic, Poisson, negative
// binomial with known dispersion. For the .cpp files of this folder only.
//
// Separation. If some direction of β predicts outcomes without error, the log-likelihood rises
// along it for ever, and Newton's steps settle on that direction without getting shorter (Albert
// and Anderson 1984). So when steps stay long, the last one is put to the test: does moving every η
// along it make no row less likely, and some row more? Each model answers that for a row. A
// direction that passes is a proof of separation, not a guess; the columns it uses are named.
#pragma once

#include <eigen3/Eigen/Core>
#include <functional>
#include <span>

#include "statistics/regression/regression.h"

namespace resettle::statistics {

// What the engine must know of a model; all functions take a row and its J linear predictors.
struct RowModel {
  int predictors = 1;  // J
  // The row's log-likelihood; writes its gradient (J) and negative second derivative (J × J).
  std::function<double(std::size_t row, std::span<const double> eta, std::span<double> slope,
                       std::span<double> curvature)>
      evaluate;
  // How much less likely the row gets far along this direction of η, as the largest move of η the
  // wrong way; 0 or less if it does not.
  std::function<double(std::size_t row, std::span<const double> direction)> harm;
};

struct Maximum {
  Eigen::MatrixXd beta;  // columns × J
  Eigen::MatrixXd eta;   // n × J
  double log_likelihood = 0;
  Eigen::MatrixXd information;  // k·J × k·J, coefficients of the first predictor first
  Eigen::MatrixXd scores;       // n × k·J
};

// `offset` is empty or has one number a row, added to every predictor. None for separation, or when
// 100 steps do not suffice. `name(column, predictor)` is for the reasons.
Result<Maximum> maximise(const RowModel& model, const Eigen::MatrixXd& x,
                         std::span<const double> offset, Eigen::MatrixXd start,
                         const Design& design);

}  // namespace resettle::statistics
