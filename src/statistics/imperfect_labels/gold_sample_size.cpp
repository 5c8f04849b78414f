#include "statistics/imperfect_labels/gold_sample_size.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "statistics/distributions/distributions.h"

namespace resettle::statistics {

Result<int64_t> gold_sample_size(int64_t units, const GoldSizeOptions& options) {
  check(options.half_width > 0 && options.confidence > 0 && options.confidence < 1,
        "an interval has a width and a confidence");
  check(std::isfinite(options.error_variance) && options.error_variance >= 0 &&
            std::isfinite(options.outcome_variance) && options.outcome_variance >= 0,
        "variances are at least 0");
  check(options.error_design_effect > 0 && options.outcome_design_effect > 0,
        "design effects are above 0");
  if (units < 2) return Result<int64_t>::none("there are fewer than two units");
  const auto population = static_cast<double>(units);
  const double z = normal_quantile((1 + options.confidence) / 2);
  const double wished = std::pow(options.half_width / z, 2);
  const double errors = options.error_design_effect * options.error_variance;
  const double outcome = options.outcome_design_effect * options.outcome_variance / population;
  if (wished < outcome) {
    std::ostringstream reason;
    reason.precision(3);
    reason << "even gold for every unit gives no more than ± " << z * std::sqrt(outcome);
    return Result<int64_t>::none(reason.str());
  }
  const double needed = errors / (wished - outcome + errors / population);
  // A whole number that rounding has lifted by a hair stays itself.
  const auto size = errors == 0 ? 2 : static_cast<int64_t>(std::ceil(needed * (1 - 1e-12)));
  return std::clamp<int64_t>(size, 2, units);
}

double largest_error_variance_of_share(double error_rate) {
  check(error_rate >= 0 && error_rate <= 1, "an error rate is a share");
  return error_rate;
}

}  // namespace resettle::statistics
