#include "statistics/samples/kruskal_wallis.h"

#include "statistics/describe/exact_sum.h"
#include "statistics/describe/sorted.h"
#include "statistics/distributions/distributions.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

using Test = Result<KruskalWallis>;

// Σ (r − r̄)² over all ranks.
double total_spread(std::span<const double> ranks, double centre) {
  ExactSum squares;
  for (const double rank : ranks) squares.add_product(rank - centre, rank - centre);
  return squares.value();
}

}  // namespace

Test kruskal_wallis_test(std::span<const std::vector<double>> groups) {
  std::vector<double> values;
  double present = 0;
  for (const auto& group : groups) {
    values.insert(values.end(), group.begin(), group.end());
    present += !group.empty();
  }
  if (present < 2) return Test::none("fewer than two groups have values");
  if (!all_finite(values)) return Test::none(kNotFinite);
  const std::vector<double> ranks = average_ranks(values);
  const auto n = static_cast<double>(values.size());
  const double centre = (n + 1) / 2;
  KruskalWallis result{.degrees_of_freedom = present - 1};
  const double spread = total_spread(ranks, centre);
  if (spread == 0) return result;  // all values equal
  ExactSum between;
  auto remaining = std::span<const double>(ranks);
  for (const auto& group : groups) {
    if (group.empty()) continue;
    const auto of_group = remaining.first(group.size());
    remaining = remaining.subspan(group.size());
    const double size = static_cast<double>(group.size());
    const double above = exact_sum(of_group) / size - centre;
    between.add(size * above * above);
  }
  result.epsilon_squared = between.value() / spread;
  result.h = (n - 1) * result.epsilon_squared;
  result.p = chi_square_upper(result.h, result.degrees_of_freedom);
  return result;
}

}  // namespace resettle::statistics
