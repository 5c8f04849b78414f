// The bootstrap over clusters: how would an estimate differ if other clusters (authors, say) like
// these had been seen? Each draw takes as many clusters as there are, with replacement and whole,
// and computes the estimate again (Davison and Hinkley 1997, section 3.8; Field and Welsh 2007,
// "Bootstrapping clustered data").
//
// It works for every statistic of sums over clusters: shares, means, ratios and differences of
// them. Give each cluster one row of sums — for the share of 14 topics in 2 groups, 28 counts of
// posts and 2 of all posts — and a function from the summed row to the estimates. So a draw costs
// one addition for each number that is not 0, however many posts there are.
//
//   const auto shares = ratios_of_sums({{0, 2}, {1, 2}});   // columns 0 and 1 over column 2
//   const auto intervals = cluster_bootstrap({rows, 3}, 2, shares, IntervalKind::kExpanded, {});
//
// The studentised interval takes each standard error, of the sample and of every draw, from the
// jackknife over its clusters, s² = (C − 1)/C · Σ_c (θ_(c) − θ̄)² (Efron and Stein 1981); that costs
// clusters × draws calls of the statistic.
//
// What 95 % intervals keep (docs/coverage.md): of shares over authors of whom few write most,
// percentile .93, expanded .94; over 1,300 clusters percentile, basic and studentised .95; over 60
// clusters percentile .94, basic .90 to .93, studentised .95. Of means of log-normal values with
// heavy tails (σ = 2, as likes have) over 60 clusters percentile .80, basic .75, studentised .89;
// over 1,300 .91, .90, .92: use kStudentised, know that it is still too narrow, and give a median
// or the share above a bound beside it.
//
// Edges: nothing to estimate (a codebook without topics): no intervals. None or one cluster, or a
// number that is not finite: no interval, with the reason. Clusters that are all equal: an interval
// of width 0, or none (studentised). An estimate that does not exist in the
// sample, or not in one draw of twenty: no interval. Whole-numbered sums below 2^53 are exact;
// others are added in the order of the clusters.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "statistics/resample/draws.h"

namespace resettle::statistics {

// One row a cluster, `columns` sums each.
struct ClusterSums {
  std::span<const double> values;  // row-major
  std::size_t columns = 0;
  std::size_t clusters() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const double> row(std::size_t cluster) const {
    return values.subspan(cluster * columns, columns);
  }
};

// The columns' exact sums.
std::vector<double> totals(ClusterSums sums);

// From the summed columns to the estimates; writes NaN where an estimate does not exist (0/0). Is
// called from several threads at once when there are several.
using StatisticOfSums =
    std::function<void(std::span<const double> sums, std::span<double> estimates)>;

// The statistic whose estimate i is column pairs[i].first over column pairs[i].second.
StatisticOfSums ratios_of_sums(std::vector<std::pair<std::size_t, std::size_t>> pairs);

// The estimates and their draws, for who wants more than intervals.
struct ClusterDraws {
  std::size_t estimates = 0;      // how many
  std::vector<double> in_sample;  // one an estimate
  std::vector<double> draws;      // estimate-major: all draws of the first, of the second, …
  std::vector<double> in_sample_error;  // by jackknife; empty unless asked for
  std::vector<double> errors;           // as `draws`; empty unless asked for
  std::span<const double> draws_of(std::size_t estimate) const;
  std::span<const double> errors_of(std::size_t estimate) const;
};

Result<ClusterDraws> cluster_bootstrap_draws(ClusterSums sums, std::size_t estimates,
                                             const StatisticOfSums& statistic, bool with_errors,
                                             const ResampleOptions& options);

// The expanded intervals of draws that were made before. degrees_of_freedom: one an estimate; empty
// without draws.
std::vector<Result<BootstrapInterval>> expanded_intervals(
    const ClusterDraws& draws, std::span<const double> degrees_of_freedom, double level);

// One interval for each of the `estimates` that the statistic writes.
std::vector<Result<BootstrapInterval>> cluster_bootstrap(ClusterSums sums, std::size_t estimates,
                                                         const StatisticOfSums& statistic,
                                                         IntervalKind kind,
                                                         const ResampleOptions& options);

}  // namespace resettle::statistics
