#include "statistics/association/rank_biased_overlap.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace resettle::statistics {
namespace {

// The rank of each item, counted from 1, tied items all at the first of the ranks they share.
using Ranks = std::unordered_map<int64_t, size_t>;

Ranks top_ranks(std::span<const RankedItem> list) {
  std::vector<RankedItem> sorted(list.begin(), list.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const RankedItem& a, const RankedItem& b) { return a.score > b.score; });
  Ranks ranks;
  size_t rank = 1;
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i].score != sorted[i - 1].score) rank = i + 1;
    check(ranks.emplace(sorted[i].item, rank).second, "an item stands once in a ranking");
  }
  return ranks;
}

// How many items have each rank, for ranks 1 … depth (at index rank − 1).
std::vector<double> items_by_rank(const Ranks& ranks, size_t depth) {
  std::vector<double> counts(depth);
  for (const auto& [item, rank] : ranks) ++counts[rank - 1];
  return counts;
}

// How many items of both lists complete their overlap at each depth.
std::vector<double> overlap_by_depth(const Ranks& shorter, const Ranks& longer) {
  std::vector<double> counts(longer.size());
  for (const auto& [item, rank] : shorter) {
    if (const auto other = longer.find(item); other != longer.end()) {
      ++counts[std::max(rank, other->second) - 1];
    }
  }
  return counts;
}

}  // namespace

Result<double> rank_biased_overlap(std::span<const RankedItem> first,
                                   std::span<const RankedItem> second, double persistence) {
  check(persistence > 0 && persistence < 1, "the persistence lies between 0 and 1");
  if (first.empty() || second.empty()) return Result<double>::none("a ranking is empty");
  for (const auto list : {first, second}) {
    for (const RankedItem& entry : list) {
      if (std::isnan(entry.score)) return Result<double>::none("a score is missing");
    }
  }
  const bool first_is_shorter = first.size() <= second.size();
  const Ranks shorter = top_ranks(first_is_shorter ? first : second);
  const Ranks longer = top_ranks(first_is_shorter ? second : first);
  const auto new_overlap = overlap_by_depth(shorter, longer);
  const auto new_shorter = items_by_rank(shorter, longer.size());
  const auto new_longer = items_by_rank(longer, longer.size());

  double overlap = 0;
  double size_of_shorter = 0;
  double size_of_longer = 0;
  double agreement = 0;
  double agreement_at_end = 0;  // of the shorter list
  double weight = 1 - persistence;
  double sum = 0;
  for (size_t depth = 1; depth <= longer.size(); ++depth) {
    overlap += new_overlap[depth - 1];
    size_of_shorter += new_shorter[depth - 1];
    size_of_longer += new_longer[depth - 1];
    const double missing =
        depth > shorter.size() ? static_cast<double>(depth - shorter.size()) : 0.0;
    agreement =
        2 * (overlap + missing * agreement_at_end) / (size_of_shorter + missing + size_of_longer);
    if (depth == shorter.size()) agreement_at_end = agreement;
    sum += weight * agreement;
    weight *= persistence;
  }
  // Below the end of the longer list the agreement stays as it is: Σ_{d>l} (1 − p) p^(d−1) = p^l.
  return std::clamp(sum + weight / (1 - persistence) * agreement, 0.0, 1.0);
}

}  // namespace resettle::statistics
