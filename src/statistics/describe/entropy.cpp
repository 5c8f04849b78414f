#include "statistics/describe/entropy.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

using Number = Result<double>;

Result<std::vector<double>> shares_of(std::span<const double> counts) {
  using Shares = Result<std::vector<double>>;
  if (counts.empty()) return Shares::none("there are no categories");
  if (!all_finite(counts)) return Shares::none("a count is missing or infinite");
  if (std::any_of(counts.begin(), counts.end(), [](double c) { return c < 0; })) {
    return Shares::none("a count is negative");
  }
  const double total = exact_sum(counts);
  if (total == 0) return Shares::none("all counts are 0");
  if (!std::isfinite(total)) return Shares::none("the counts sum to more than a number can hold");
  std::vector<double> shares;
  for (const double count : counts) shares.push_back(count / total);
  return shares;
}

// Σ p log2(p/m) for m the mean of p and q.
void add_divergence_from_mean(ExactSum& sum, double p, double q) {
  if (p > 0) sum.add(p * std::log2(p / ((p + q) / 2)));
}

}  // namespace

Number shannon_entropy(std::span<const double> counts) {
  const auto shares = shares_of(counts);
  if (!shares) return Number::none(shares.reason());
  ExactSum entropy;
  for (const double share : *shares) {
    if (share > 0) entropy.add(-share * std::log2(share));
  }
  return entropy.value();
}

Number normalised_entropy(std::span<const double> counts) {
  const Number entropy = shannon_entropy(counts);
  if (!entropy) return entropy;
  if (counts.size() == 1) return Number::none("one category has no evenness");
  return std::min(1.0, *entropy / std::log2(static_cast<double>(counts.size())));
}

Number jensen_shannon_divergence(std::span<const double> first, std::span<const double> second) {
  check(first.size() == second.size(), "both spreads list the same categories");
  const auto p = shares_of(first);
  if (!p) return Number::none(p.reason());
  const auto q = shares_of(second);
  if (!q) return Number::none(q.reason());
  ExactSum doubled;
  for (std::size_t i = 0; i < p->size(); ++i) {
    add_divergence_from_mean(doubled, (*p)[i], (*q)[i]);
    add_divergence_from_mean(doubled, (*q)[i], (*p)[i]);
  }
  return std::clamp(doubled.value() / 2, 0.0, 1.0);
}

}  // namespace resettle::statistics
