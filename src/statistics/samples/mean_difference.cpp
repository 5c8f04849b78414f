#include "statistics/samples/mean_difference.h"

#include "base/error.h"
#include "statistics/distributions/distributions.h"

namespace resettle::statistics {

void complete(MeanDifference& result, double level) {
  check(level > 0 && level < 1, "a level of confidence lies between 0 and 1");
  result.difference = result.first_mean - result.second_mean;
  result.t = result.difference / result.standard_error;
  result.p = student_t_two_sided(result.t, result.degrees_of_freedom);
  const double reach =
      student_t_quantile((1 + level) / 2, result.degrees_of_freedom) * result.standard_error;
  result.low = result.difference - reach;
  result.high = result.difference + reach;
}

}  // namespace resettle::statistics
