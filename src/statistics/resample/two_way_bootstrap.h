// The bootstrap for units that lie in two crossed kinds of clusters: a comment belongs to the
// author of its post and to its commenter, and both kinds repeat. Each draw resamples the clusters
// of the first kind and those of the second, independently; a unit counts as often as its two
// clusters were drawn, multiplied (the pigeonhole bootstrap: Owen 2007, Annals of Applied
// Statistics 1, 386–411).
//
// Resampling only authors takes the commenters for given, and the other way round; this takes
// neither. It is cautious: where units differ beyond their clusters, that part of the variance is
// counted up to three times (Owen 2007, theorem 1), which matters only if clusters hardly do. With
// 60 authors and 200 commenters its 95 % intervals keep .96 (correlation .2 in each) to .99 (.02);
// the wider of two one-way intervals keeps .91 to .93 (docs/coverage.md), so prefer this one.
//
// Shapes: one row of `columns` sums a unit (or a pair of clusters: units of the same pair may be
// added up before), and for each row the number of its first and its second cluster, counted from
// 0. Intervals as in draws.h, percentile or basic. Edges as in cluster_bootstrap.h; both kinds need
// two clusters at least.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle::statistics {

struct CrossedSums {
  std::span<const double> values;  // row-major, one row a unit
  std::size_t columns = 0;
  std::span<const std::uint32_t> first_cluster;   // one a row
  std::span<const std::uint32_t> second_cluster;  // one a row
};

std::vector<Result<BootstrapInterval>> two_way_bootstrap(const CrossedSums& sums,
                                                         std::size_t estimates,
                                                         const StatisticOfSums& statistic,
                                                         IntervalKind kind,
                                                         const ResampleOptions& options);

}  // namespace resettle::statistics
