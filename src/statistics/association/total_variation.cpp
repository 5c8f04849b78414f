#include "statistics/association/total_variation.h"

#include <algorithm>
#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {

Result<double> total_variation_distance(std::span<const double> first,
                                        std::span<const double> second) {
  check(first.size() == second.size(), "both distributions are over the same categories");
  if (!all_finite(first) || !all_finite(second)) return Result<double>::none(kNotFinite);
  const auto negative = [](double count) { return count < 0; };
  if (std::any_of(first.begin(), first.end(), negative) ||
      std::any_of(second.begin(), second.end(), negative)) {
    return Result<double>::none("a count is negative");
  }
  const double first_total = exact_sum(first);
  const double second_total = exact_sum(second);
  if (first_total == 0 || second_total == 0) {
    return Result<double>::none("a distribution without any count has no shares");
  }
  ExactSum sum;
  for (size_t k = 0; k < first.size(); ++k) {
    sum.add(std::abs(first[k] / first_total - second[k] / second_total));
  }
  return std::min(sum.value() / 2, 1.0);
}

}  // namespace resettle::statistics
