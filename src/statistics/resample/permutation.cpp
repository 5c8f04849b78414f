#include "statistics/resample/permutation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "statistics/finite.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

using None = Result<PermutationTest>;

bool as_extreme(double permuted, double observed, Alternative alternative) {
  if (!std::isfinite(permuted)) return true;
  const double rounding = 1e-12 * std::max(std::abs(permuted), std::abs(observed));
  switch (alternative) {
    case Alternative::kGreater:
      return permuted >= observed - rounding;
    case Alternative::kLess:
      return permuted <= observed + rounding;
    case Alternative::kTwoSided:
      break;
  }
  return std::abs(permuted) >= std::abs(observed) - rounding;
}

Result<PermutationTest> compare(double observed, std::span<const double> permuted,
                                Alternative alternative) {
  if (!std::isfinite(observed)) return None::none("the statistic does not exist in the sample");
  if (permuted.empty()) return None::none("no permutations were asked for");
  PermutationTest test{observed, 1, 0, permuted.size()};
  std::size_t extreme = 0, exist = 0;
  for (const double value : permuted) {
    extreme += as_extreme(value, observed, alternative);
    if (!std::isfinite(value)) continue;
    ++exist;
    test.mean_under_permutation +=
        (value - test.mean_under_permutation) / static_cast<double>(exist);
  }
  test.p = static_cast<double>(1 + extreme) / static_cast<double>(1 + permuted.size());
  return test;
}

std::string why_not(std::span<const int> labels) {
  if (labels.empty()) return "there are no labels";
  if (std::ranges::all_of(labels, [&](int label) { return label == labels[0]; })) {
    return "all labels are the same";
  }
  return "";
}

// The statistic under `options.draws` orders of the labels, each order seen through `under`.
template <typename Under>
std::vector<double> under_permutations(std::span<const int> labels, const ResampleOptions& options,
                                       const Under& under) {
  std::vector<double> values(options.draws);
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<int> order(labels.size());
    for (std::size_t d = begin; d < end; ++d) {
      std::copy(labels.begin(), labels.end(), order.begin());
      Philox(options.seed, d).shuffle(std::span(order));
      values[d] = under(order);
    }
  });
  return values;
}

// The clusters that have units, numbered anew in their old order.
struct LabelledClusters {
  std::vector<int> label;                // one a cluster
  std::vector<std::uint32_t> of_unit;    // cluster of each unit
  std::optional<std::uint32_t> twofold;  // a cluster with two labels
};

LabelledClusters labelled_clusters(std::span<const int> labels,
                                   std::span<const std::uint32_t> cluster_of_unit) {
  LabelledClusters clusters;
  std::vector<std::uint32_t> present(cluster_of_unit.begin(), cluster_of_unit.end());
  std::ranges::sort(present);
  present.erase(std::unique(present.begin(), present.end()), present.end());
  std::vector<std::optional<int>> label(present.size());
  for (std::size_t unit = 0; unit < labels.size(); ++unit) {
    const auto place = std::ranges::lower_bound(present, cluster_of_unit[unit]) - present.begin();
    clusters.of_unit.push_back(static_cast<std::uint32_t>(place));
    std::optional<int>& known = label[static_cast<std::size_t>(place)];
    if (known && *known != labels[unit]) clusters.twofold = cluster_of_unit[unit];
    known = labels[unit];
  }
  for (const std::optional<int>& known : label) clusters.label.push_back(*known);
  return clusters;
}

std::vector<double> sums_by_group(std::span<const int> labels, int groups, ClusterSums sums) {
  std::vector<double> total(static_cast<std::size_t>(groups) * sums.columns);
  for (std::size_t c = 0; c < labels.size(); ++c) {
    double* group = total.data() + static_cast<std::size_t>(labels[c]) * sums.columns;
    const double* row = sums.values.data() + c * sums.columns;
    for (std::size_t j = 0; j < sums.columns; ++j) group[j] += row[j];
  }
  return total;
}

}  // namespace

Result<PermutationTest> permutation_test(std::span<const int> labels,
                                         const StatisticOfLabels& statistic,
                                         Alternative alternative, const ResampleOptions& options) {
  if (std::string reason = why_not(labels); !reason.empty()) return None::none(std::move(reason));
  return compare(statistic(labels), under_permutations(labels, options, statistic), alternative);
}

Result<PermutationTest> cluster_permutation_test(std::span<const int> labels,
                                                 std::span<const std::uint32_t> cluster_of_unit,
                                                 const StatisticOfLabels& statistic,
                                                 Alternative alternative,
                                                 const ResampleOptions& options) {
  check(labels.size() == cluster_of_unit.size(), "every unit has a cluster");
  const LabelledClusters clusters = labelled_clusters(labels, cluster_of_unit);
  if (clusters.twofold) {
    return None::none(fmt::format("cluster {} carries more than one label", *clusters.twofold));
  }
  if (std::string reason = why_not(clusters.label); !reason.empty()) {
    return None::none(std::move(reason));
  }
  const auto permuted =
      under_permutations(clusters.label, options, [&](std::span<const int> of_cluster) {
        std::vector<int> of_unit(labels.size());
        for (std::size_t u = 0; u < of_unit.size(); ++u)
          of_unit[u] = of_cluster[clusters.of_unit[u]];
        return statistic(of_unit);
      });
  return compare(statistic(labels), permuted, alternative);
}

Result<PermutationTest> cluster_sums_permutation_test(std::span<const int> labels, int groups,
                                                      ClusterSums sums,
                                                      const StatisticOfGroups& statistic,
                                                      Alternative alternative,
                                                      const ResampleOptions& options) {
  return cluster_sums_permutation_tests(
      labels, groups, sums, 1,
      [&](std::span<const double> of_groups, std::span<double> values) {
        values[0] = statistic(of_groups);
      },
      alternative, options)[0];
}

std::vector<Result<PermutationTest>> cluster_sums_permutation_tests(
    std::span<const int> labels, int groups, ClusterSums sums, std::size_t statistics,
    const StatisticsOfGroups& statistic, Alternative alternative, const ResampleOptions& options) {
  check(labels.size() == sums.clusters(), "every cluster has a label");
  check(std::ranges::all_of(labels, [&](int label) { return label >= 0 && label < groups; }),
        "labels are 0 … groups − 1");
  std::string reason = why_not(labels);
  if (reason.empty() && !all_finite(sums.values)) reason = kNotFinite;
  if (!reason.empty()) {
    return std::vector<Result<PermutationTest>>(statistics, None::none(std::move(reason)));
  }
  const auto of = [&](std::span<const int> order) {
    std::vector<double> values(statistics);
    statistic(sums_by_group(order, groups, sums), values);
    return values;
  };
  const std::vector<double> observed = of(labels);
  std::vector<double> permuted(statistics * options.draws);  // statistic by statistic
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<int> order(labels.size());
    for (std::size_t d = begin; d < end; ++d) {
      std::copy(labels.begin(), labels.end(), order.begin());
      Philox(options.seed, d).shuffle(std::span(order));
      const std::vector<double> values = of(order);
      for (std::size_t k = 0; k < statistics; ++k) permuted[k * options.draws + d] = values[k];
    }
  });
  std::vector<Result<PermutationTest>> tests;
  for (std::size_t k = 0; k < statistics; ++k) {
    tests.push_back(compare(
        observed[k], std::span(permuted).subspan(k * options.draws, options.draws), alternative));
  }
  return tests;
}

}  // namespace resettle::statistics
