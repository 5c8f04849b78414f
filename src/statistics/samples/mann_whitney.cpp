#include "statistics/samples/mann_whitney.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/distributions/distributions.h"
#include "statistics/samples/dominance.h"

namespace resettle::statistics {
namespace {

constexpr std::size_t kExactUpTo = 20;

// In how many ways n₁ of n₁ + n₂ places give U = 0, 1, …: the coefficients of the Gaussian
// binomial, Π (1 − q^(n₂ + i)) / (1 − q^i). Whole numbers below 2^53, so the divisions are exact.
std::vector<double> ways_of_u(std::size_t first, std::size_t second) {
  const std::size_t largest = first * second;
  std::vector<double> ways(largest + 1, 0.0);
  ways[0] = 1;
  for (std::size_t i = 1; i <= first; ++i) {
    for (std::size_t u = largest; u >= second + i; --u) ways[u] -= ways[u - second - i];
    for (std::size_t u = i; u <= largest; ++u) ways[u] += ways[u - i];
  }
  return ways;
}

double exact_p(double u, std::size_t first, std::size_t second) {
  const std::vector<double> ways = ways_of_u(first, second);
  const auto pairs = static_cast<double>(first * second);
  const auto tail = static_cast<std::size_t>(std::min(u, pairs - u));
  double in_tail = 0;
  double all = 0;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (i <= tail) in_tail += ways[i];
    all += ways[i];
  }
  return std::min(1.0, 2 * in_tail / all);
}

}  // namespace

Result<MannWhitney> mann_whitney_test(std::span<const double> first,
                                      std::span<const double> second) {
  const auto counts = dominance(first, second);
  if (!counts) return Result<MannWhitney>::none(counts.reason());
  const auto pairs = static_cast<double>(counts->pairs);
  const std::uint64_t tied = counts->pairs - counts->first_ahead - counts->second_ahead;
  MannWhitney result;
  result.u = static_cast<double>(counts->first_ahead) + static_cast<double>(tied) / 2;
  result.probability_of_superiority = result.u / pairs;
  const double n = static_cast<double>(first.size()) + static_cast<double>(second.size());
  const double variance = pairs / 12 * (n + 1 - counts->ties / (n * (n - 1)));
  const double above = result.u - pairs / 2;
  if (variance <= 0 || above == 0) return result;  // nothing is ahead of anything
  result.z = above / std::sqrt(variance);
  if (counts->ties == 0 && std::max(first.size(), second.size()) <= kExactUpTo) {
    result.exact = true;
    result.p = exact_p(result.u, first.size(), second.size());
  } else {
    const double corrected = std::max(0.0, std::fabs(above) - .5);
    result.p = normal_two_sided(corrected / std::sqrt(variance));
  }
  return result;
}

}  // namespace resettle::statistics
