// The design as a matrix, checked: finite, of full rank, its columns scaled to a common size. For
// the .cpp files of this folder only, because it brings Eigen along.
#pragma once

#include <eigen3/Eigen/Core>

#include "statistics/regression/regression.h"

namespace resettle::statistics {

struct ScaledDesign {
  Eigen::MatrixXd x;      // each column divided by its scale
  Eigen::VectorXd scale;  // the root mean square of each column
};

// None if a number is not finite, there are too few rows, or a column depends on earlier ones; the
// reason names the columns.
Result<ScaledDesign> scaled_design(const Design& design, std::span<const double> outcome);

}  // namespace resettle::statistics
