// Permutation tests: if the groups did not differ, their labels could stand in any order. The
// statistic is computed again under many random orders of the labels, and
//
//   p = (1 + number of orders at least as extreme as the observed one) / (1 + orders)
//
// which is never 0 and keeps the test's size exactly (Phipson and Smyth 2010, "Permutation p-values
// should never be zero"). Orders within rounding (1e-12 of the larger value) of the observed one
// count.
//
// By unit or by cluster: labels are shuffled among what could have been labelled otherwise. If the
// author carries the label (high or low influence) and units are posts, shuffle authors: shuffling
// posts would pretend that an author's posts are independent, and reject true nulls too often (.18
// in place of .05 at an intraclass correlation of .2; docs/coverage.md).
//
// Edges: no labels, or all the same: no p, with the reason. A statistic that does not exist in the
// sample: no p. An order in which it does not exist counts as extreme, which is the cautious side.
// No orders asked for: none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "statistics/resample/cluster_bootstrap.h"
#include "statistics/resample/draws.h"

namespace resettle::statistics {

enum class Alternative { kTwoSided, kGreater, kLess };  // kTwoSided: far from 0 on either side

struct PermutationTest {
  double statistic = 0;  // as observed
  double p = 1;
  double mean_under_permutation = 0;  // of the orders in which it exists
  std::size_t permutations = 0;
};

// One number of the units under these labels (one a unit); NaN where it does not exist. Called from
// several threads.
using StatisticOfLabels = std::function<double(std::span<const int> labels)>;

// Shuffles labels among units. `options.draws` is the number of orders; `options.level` is not
// used.
Result<PermutationTest> permutation_test(std::span<const int> labels,
                                         const StatisticOfLabels& statistic,
                                         Alternative alternative, const ResampleOptions& options);

// Shuffles labels among clusters; units take the label of theirs. All units of a cluster must carry
// one label, else there is no test (shuffle units, or use cluster_divergence). Clusters are
// numbered from 0; numbers without units are ignored. `statistic` sees one label a unit.
Result<PermutationTest> cluster_permutation_test(std::span<const int> labels,
                                                 std::span<const std::uint32_t> cluster_of_unit,
                                                 const StatisticOfLabels& statistic,
                                                 Alternative alternative,
                                                 const ResampleOptions& options);

// The same for a statistic of sums per group, which costs clusters × columns an order: labels are
// 0 … groups − 1, one a cluster, and the statistic sees groups × columns sums, group by group.
using StatisticOfGroups = std::function<double(std::span<const double> sums)>;
Result<PermutationTest> cluster_sums_permutation_test(std::span<const int> labels, int groups,
                                                      ClusterSums sums,
                                                      const StatisticOfGroups& statistic,
                                                      Alternative alternative,
                                                      const ResampleOptions& options);

// Several statistics under the same orders, each with its own p: shuffling once serves them all.
// `statistic` writes one number for each of `statistics`; NaN where one does not exist.
using StatisticsOfGroups =
    std::function<void(std::span<const double> sums, std::span<double> statistics)>;
std::vector<Result<PermutationTest>> cluster_sums_permutation_tests(
    std::span<const int> labels, int groups, ClusterSums sums, std::size_t statistics,
    const StatisticsOfGroups& statistic, Alternative alternative, const ResampleOptions& options);

}  // namespace resettle::statistics
