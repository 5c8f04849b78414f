#include "statistics/resample/divergence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <vector>

#include "statistics/finite.h"
#include "statistics/resample/permutation.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

using None = Result<ClusterDivergence>;

// NaN if a group has no units.
double between_halves(std::span<const double> sums, const Divergence& divergence) {
  const auto first = sums.first(sums.size() / 2);
  const auto second = sums.last(sums.size() / 2);
  if (std::accumulate(first.begin(), first.end(), 0.) <= 0 ||
      std::accumulate(second.begin(), second.end(), 0.) <= 0) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return divergence(first, second);
}

// Clusters by the groups they lie in: bit 0 is the first group, bit 1 the second.
struct Strata {
  std::vector<std::vector<std::size_t>> parts_of;         // of each cluster
  std::array<std::vector<std::size_t>, 4> clusters_with;  // index: the bits
};

Strata strata_of(const GroupedParts& parts) {
  std::map<std::uint32_t, std::vector<std::size_t>> by_cluster;
  for (std::size_t p = 0; p < parts.cluster.size(); ++p) by_cluster[parts.cluster[p]].push_back(p);
  Strata strata;
  for (auto& [cluster, members] : by_cluster) {
    unsigned bits = 0;
    for (const std::size_t p : members) bits |= 1U << parts.group[p];
    strata.clusters_with[bits].push_back(strata.parts_of.size());
    strata.parts_of.push_back(std::move(members));
  }
  return strata;
}

void add_part(const GroupedParts& parts, std::size_t part, std::span<double> sums) {
  const std::size_t offset = static_cast<std::size_t>(parts.group[part]) * parts.categories;
  for (std::size_t k = 0; k < parts.categories; ++k) {
    sums[offset + k] += parts.counts[part * parts.categories + k];
  }
}

std::vector<double> bootstrap(const GroupedParts& parts, const Strata& strata,
                              const Divergence& divergence, const ResampleOptions& options) {
  // Another key than that of the permutations, so that the two are independent.
  const std::uint64_t seed = options.seed ^ 0x626f6f7473747261;
  std::vector<double> draws(options.draws);
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<double> sums(2 * parts.categories);
    for (std::size_t d = begin; d < end; ++d) {
      Philox random(seed, d);
      std::fill(sums.begin(), sums.end(), 0);
      for (const std::vector<std::size_t>& clusters : strata.clusters_with) {
        for (std::size_t i = 0; i < clusters.size(); ++i) {
          const std::size_t chosen = clusters[random.below(clusters.size())];
          for (const std::size_t part : strata.parts_of[chosen]) add_part(parts, part, sums);
        }
      }
      draws[d] = between_halves(sums, divergence);
    }
  });
  return draws;
}

std::string why_not(const GroupedParts& parts) {
  if (!all_finite(parts.counts)) return kNotFinite;
  if (std::ranges::any_of(parts.counts, [](double count) { return count < 0; })) {
    return "a count is below 0";
  }
  for (const int group : {0, 1}) {
    if (std::ranges::count(parts.group, group) == 0) return "a group has no units";
    if (std::ranges::count(parts.group, group) == 1) {
      return "a group has only one cluster, which does not show how clusters differ";
    }
  }
  return "";
}

}  // namespace

Result<ClusterDivergence> cluster_divergence(const GroupedParts& parts,
                                             const Divergence& divergence,
                                             const ResampleOptions& options) {
  check(parts.counts.size() == parts.group.size() * parts.categories &&
            parts.group.size() == parts.cluster.size(),
        "every part has counts, a group and a cluster");
  check(std::ranges::all_of(parts.group, [](int group) { return group == 0 || group == 1; }),
        "groups are 0 and 1");
  if (std::string reason = why_not(parts); !reason.empty()) return None::none(std::move(reason));

  const auto shuffled = cluster_sums_permutation_test(
      parts.group, 2, {parts.counts, parts.categories},
      [&](std::span<const double> sums) { return between_halves(sums, divergence); },
      Alternative::kGreater, options);
  if (!shuffled) return None::none("a group has no units");

  const double plug_in = shuffled->statistic;
  const auto interval =
      interval_of_draws(plug_in, bootstrap(parts, strata_of(parts), divergence, options),
                        IntervalKind::kBasic, options.level);
  if (!interval) return None::none(interval.reason());
  return ClusterDivergence{
      .plug_in = plug_in,
      .permutation_mean = shuffled->mean_under_permutation,
      .estimate = std::max(0., plug_in - shuffled->mean_under_permutation),
      .low = std::max(0., interval->low),
      .high = std::max(0., interval->high),
      .p = shuffled->p,
  };
}

}  // namespace resettle::statistics
