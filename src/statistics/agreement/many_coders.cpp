#include "statistics/agreement/many_coders.h"

#include <algorithm>
#include <cmath>

namespace resettle::statistics {
namespace {

constexpr const char* kNoOverlap = "no unit was coded by two coders";

struct Agreement {
  double observed = 0;         // pa, weighted
  std::vector<double> shares;  // π
};

// The distance of two categories as a part of the largest there is.
double relative_distance(CategoryDistance distance, int k, int l, int categories) {
  const double largest = category_distance(distance, 0, categories - 1);
  return largest == 0 ? 0 : category_distance(distance, k, l) / largest;
}

// Σ over pairs of codes of the pair's distance, whole numbers times the distances.
double disagreement(const PairCounts& counts, CategoryDistance distance, int categories) {
  double sum = 0;
  for (int k = 0; k < categories; ++k) {
    for (int l = 0; l < categories; ++l) {
      const auto cell =
          static_cast<size_t>(k) * static_cast<size_t>(categories) + static_cast<size_t>(l);
      sum +=
          relative_distance(distance, k, l, categories) * static_cast<double>(counts.pairs[cell]);
    }
  }
  return sum;
}

Result<Agreement> agreement(const Codes& codes, CategoryDistance distance) {
  const auto by_number = pair_counts(codes);
  Agreement result{.shares = std::vector<double>(static_cast<size_t>(codes.categories))};
  double disagreed = 0;
  double units = 0;
  double units_with_pairs = 0;
  for (const auto& [m, counts] : by_number) {
    const auto count = static_cast<double>(counts.units);
    units += count;
    for (size_t k = 0; k < result.shares.size(); ++k) {
      result.shares[k] += static_cast<double>(counts.codes[k]) / m;
    }
    if (m < 2) continue;
    units_with_pairs += count;
    disagreed +=
        disagreement(counts, distance, codes.categories) / (static_cast<double>(m) * (m - 1));
  }
  if (units_with_pairs == 0) return Result<Agreement>::none(kNoOverlap);
  result.observed = 1 - disagreed / units_with_pairs;
  for (double& share : result.shares) share /= units;
  return result;
}

bool one_category_used(const Agreement& found) {
  return std::ranges::count_if(found.shares, [](double share) { return share > 0; }) == 1;
}

Result<double> gwet(const Codes& codes, CategoryDistance distance) {
  if (codes.categories == 1) {
    return Result<double>::none("the codebook has one category, so all codes must agree");
  }
  const auto found = agreement(codes, distance);
  if (!found) return Result<double>::none(found.reason());
  const auto q = static_cast<double>(codes.categories);
  double weights = 0;
  double variety = 0;
  for (int k = 0; k < codes.categories; ++k) {
    const double share = found->shares[static_cast<size_t>(k)];
    variety += share * (1 - share);
    for (int l = 0; l < codes.categories; ++l) {
      weights += 1 - relative_distance(distance, k, l, codes.categories);
    }
  }
  const double by_chance = weights * variety / (q * (q - 1));
  return (found->observed - by_chance) / (1 - by_chance);
}

}  // namespace

Result<double> raw_agreement(const Codes& codes) {
  const auto found = agreement(codes, CategoryDistance::kNominal);
  if (!found) return Result<double>::none(found.reason());
  return found->observed;
}

Result<double> fleiss_kappa(const Codes& codes) {
  const auto found = agreement(codes, CategoryDistance::kNominal);
  if (!found) return Result<double>::none(found.reason());
  if (one_category_used(*found)) {
    return Result<double>::none("all codes are of one category, so chance alone agrees fully");
  }
  double by_chance = 0;
  for (const double share : found->shares) by_chance += share * share;
  return (found->observed - by_chance) / (1 - by_chance);
}

Result<double> gwet_ac1(const Codes& codes) { return gwet(codes, CategoryDistance::kNominal); }

Result<double> gwet_ac2(const Codes& codes, CategoryDistance distance) {
  return gwet(codes, distance);
}

}  // namespace resettle::statistics
