#include "statistics/samples/welch.h"

#include <cmath>

#include "statistics/describe/moments.h"

namespace resettle::statistics {

Result<MeanDifference> welch_test(std::span<const double> first, std::span<const double> second,
                                  double level) {
  using Test = Result<MeanDifference>;
  if (first.size() < 2 || second.size() < 2) {
    return Test::none("a group has fewer than two values");
  }
  const auto first_variance = variance(first);
  if (!first_variance) return Test::none(first_variance.reason());
  const auto second_variance = variance(second);
  if (!second_variance) return Test::none(second_variance.reason());
  const double first_part = *first_variance / static_cast<double>(first.size());
  const double second_part = *second_variance / static_cast<double>(second.size());
  const double squared = first_part + second_part;
  if (squared == 0) return Test::none("both groups are constant: there is no standard error");
  MeanDifference result{.first_mean = *mean(first), .second_mean = *mean(second)};
  result.standard_error = std::sqrt(squared);
  const double first_share = first_part / squared;
  const double second_share = second_part / squared;
  result.degrees_of_freedom =
      1 / (first_share * first_share / static_cast<double>(first.size() - 1) +
           second_share * second_share / static_cast<double>(second.size() - 1));
  complete(result, level);
  return result;
}

}  // namespace resettle::statistics
