#include "analyses/topics/author_sums.h"

#include <algorithm>
#include <cmath>

#include "analyses/intervals.h"
#include "statistics/resample/degrees_of_freedom.h"
#include "statistics/resample/simultaneous.h"

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

using Intervals = std::vector<statistics::Result<statistics::BootstrapInterval>>;

std::vector<Estimate> without_counts(std::size_t count, const std::string& missing) {
  std::vector<Estimate> estimates(count);
  for (Estimate& estimate : estimates) estimate.reason = missing;
  return estimates;
}

std::vector<Estimate> with_intervals(statistics::ClusterSums clusters,
                                     const std::vector<double>& values, const Intervals& intervals,
                                     const std::string& missing) {
  const std::string alone =
      clusters.clusters() == 1 ? "no interval: one author does not show how authors differ" : "";
  std::vector<Estimate> estimates(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
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

}  // namespace

std::vector<Estimate> estimates_of(AuthorSums& sums, std::size_t count,
                                   const statistics::StatisticOfSums& statistic,
                                   const std::string& missing,
                                   const statistics::ResampleOptions& options,
                                   statistics::IntervalKind kind) {
  const statistics::ClusterSums clusters = sums.clusters();
  if (clusters.columns == 0) return without_counts(count, missing);  // no topics
  std::vector<double> values(count);
  statistic(statistics::totals(clusters), values);
  return with_intervals(clusters, values,
                        statistics::cluster_bootstrap(clusters, count, statistic, kind, options),
                        missing);
}

std::vector<Estimate> estimates_of_families(AuthorSums& sums, std::size_t count,
                                            const statistics::StatisticOfSums& statistic,
                                            const std::vector<std::vector<std::size_t>>& families,
                                            const std::string& missing,
                                            const statistics::ResampleOptions& options) {
  const statistics::ClusterSums clusters = sums.clusters();
  if (clusters.columns == 0) return without_counts(count, missing);  // no topics
  std::vector<double> values(count);
  statistic(statistics::totals(clusters), values);
  const auto drawn =
      statistics::cluster_bootstrap_draws(clusters, count, statistic, false, options);
  if (!drawn) {
    const auto none = statistics::Result<statistics::BootstrapInterval>::none(drawn.reason());
    return with_intervals(clusters, values, Intervals(count, none), missing);
  }
  std::vector<double> freedom;
  if (options.draws > 0) freedom = statistics::degrees_of_freedom(clusters, count, statistic);
  std::vector<Estimate> estimates = with_intervals(
      clusters, values, statistics::expanded_intervals(*drawn, freedom, options.level), missing);
  for (const std::vector<std::size_t>& family : families) {
    const auto bands = statistics::simultaneous_bands(*drawn, family, freedom, options.level);
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (!bands[i] || !estimates[family[i]].low) continue;
      estimates[family[i]].band_low = bands[i]->low;
      estimates[family[i]].band_high = bands[i]->high;
    }
  }
  return estimates;
}

std::vector<Estimate> ratios_by_author(
    AuthorSums& sums, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
    const std::string& missing, const statistics::ResampleOptions& options) {
  return estimates_of(sums, pairs.size(), statistics::ratios_of_sums(pairs), missing, options);
}

}  // namespace resettle
