#include "analyses/topics/author_sums.h"

#include <algorithm>
#include <cmath>

#include "analyses/intervals.h"

namespace resettle {

statistics::ClusterSums AuthorSums::clusters() {
  std::size_t kept = 0;
  for (std::size_t row = 0; row * columns_ < values_.size(); ++row) {
    const auto begin = values_.begin() + static_cast<std::ptrdiff_t>(row * columns_);
    const auto end = begin + static_cast<std::ptrdiff_t>(columns_);
    if (std::all_of(begin, end, [](double value) { return value == 0; })) continue;
    std::copy(begin, end, values_.begin() + static_cast<std::ptrdiff_t>(kept++ * columns_));
  }
  values_.resize(kept * columns_);
  return {values_, columns_};
}

namespace {

void set_interval(const statistics::Result<statistics::BootstrapInterval>& interval,
                  Estimate& estimate) {
  if (const auto ends = ends_around(*estimate.value, interval)) {
    estimate.low = ends->low;
    estimate.high = ends->high;
  } else if (interval.has_value()) {
    estimate.reason = kDrawsAgree;
  } else {
    estimate.reason = "no interval: " + interval.reason();
  }
}

}  // namespace

std::vector<Estimate> estimates_of(AuthorSums& sums, std::size_t count,
                                   const statistics::StatisticOfSums& statistic,
                                   const std::string& missing,
                                   const statistics::ResampleOptions& options,
                                   statistics::IntervalKind kind) {
  std::vector<Estimate> estimates(count);
  const statistics::ClusterSums clusters = sums.clusters();
  if (clusters.columns == 0) {  // no topics: nothing was counted
    for (Estimate& estimate : estimates) estimate.reason = missing;
    return estimates;
  }
  const std::string alone =
      clusters.clusters() == 1 ? "no interval: one author does not show how authors differ" : "";
  std::vector<double> values(count);
  statistic(statistics::totals(clusters), values);
  const auto intervals = statistics::cluster_bootstrap(clusters, count, statistic, kind, options);
  for (std::size_t i = 0; i < count; ++i) {
    if (!std::isfinite(values[i])) {
      estimates[i].reason = missing;
      continue;
    }
    estimates[i].value = values[i];
    set_interval(intervals[i], estimates[i]);
    if (!alone.empty()) estimates[i].reason = alone;
  }
  return estimates;
}

std::vector<Estimate> ratios_by_author(
    AuthorSums& sums, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
    const std::string& missing, const statistics::ResampleOptions& options) {
  return estimates_of(sums, pairs.size(), statistics::ratios_of_sums(pairs), missing, options);
}

}  // namespace resettle
