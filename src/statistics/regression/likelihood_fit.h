// From a maximum of the likelihood to a Regression: errors, columns in their own units again. For
// the .cpp files of this folder only.
#pragma once

#include "statistics/regression/design.h"
#include "statistics/regression/maximum_likelihood.h"

namespace resettle::statistics {

// The same with one more parameter beside the linear predictors (the negative binomial's
// dispersion): information and scores then have one more row and column at the end than there are
// coefficients.
Result<Regression> likelihood_fit(const Maximum& maximum, const ScaledDesign& scaled,
                                  const std::vector<std::string>& names,
                                  const StandardErrors& errors);

}  // namespace resettle::statistics
