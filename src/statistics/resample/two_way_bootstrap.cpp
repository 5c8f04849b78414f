#include "statistics/resample/two_way_bootstrap.h"

#include <algorithm>

#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

std::size_t clusters_in(std::span<const std::uint32_t> cluster_of_row) {
  return cluster_of_row.empty() ? 0 : 1 + *std::ranges::max_element(cluster_of_row);
}

void draw_times(Philox& random, std::span<std::uint32_t> times) {
  std::fill(times.begin(), times.end(), 0);
  for (std::size_t i = 0; i < times.size(); ++i) ++times[random.below(times.size())];
}

void add_up(const CrossedSums& sums, std::span<const std::uint32_t> first_times,
            std::span<const std::uint32_t> second_times, std::span<double> total) {
  std::fill(total.begin(), total.end(), 0);
  for (std::size_t row = 0; row < sums.first_cluster.size(); ++row) {
    const std::uint32_t times =
        first_times[sums.first_cluster[row]] * second_times[sums.second_cluster[row]];
    if (times == 0) continue;
    const double* values = sums.values.data() + row * sums.columns;
    for (std::size_t j = 0; j < sums.columns; ++j) total[j] += times * values[j];
  }
}

std::string why_not(const CrossedSums& sums) {
  if (sums.first_cluster.empty()) return "there are no units";
  if (clusters_in(sums.first_cluster) < 2 || clusters_in(sums.second_cluster) < 2) {
    return "one cluster does not show how clusters differ";
  }
  return all_finite(sums.values) ? "" : kNotFinite;
}

std::vector<double> in_sample(const CrossedSums& sums, std::size_t estimates,
                              const StatisticOfSums& statistic) {
  std::vector<double> total(sums.columns);
  std::vector<double> column(sums.first_cluster.size());
  for (std::size_t j = 0; j < sums.columns; ++j) {
    for (std::size_t r = 0; r < column.size(); ++r) column[r] = sums.values[r * sums.columns + j];
    total[j] = exact_sum(column);
  }
  std::vector<double> result(estimates);
  statistic(total, result);
  return result;
}

}  // namespace

std::vector<Result<BootstrapInterval>> two_way_bootstrap(const CrossedSums& sums,
                                                         std::size_t estimates,
                                                         const StatisticOfSums& statistic,
                                                         IntervalKind kind,
                                                         const ResampleOptions& options) {
  check(sums.values.size() == sums.first_cluster.size() * sums.columns &&
            sums.first_cluster.size() == sums.second_cluster.size(),
        "every row has all columns and two clusters");
  using Interval = Result<BootstrapInterval>;
  if (const std::string reason = why_not(sums); !reason.empty()) {
    return std::vector<Interval>(estimates, Interval::none(reason));
  }
  const std::vector<double> estimate = in_sample(sums, estimates, statistic);
  std::vector<double> draws(estimates * options.draws);
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> first_times(clusters_in(sums.first_cluster));
    std::vector<std::uint32_t> second_times(clusters_in(sums.second_cluster));
    std::vector<double> total(sums.columns);
    std::vector<double> drawn(estimates);
    for (std::size_t d = begin; d < end; ++d) {
      Philox random(options.seed, d);
      draw_times(random, first_times);
      draw_times(random, second_times);
      add_up(sums, first_times, second_times, total);
      statistic(total, drawn);
      for (std::size_t e = 0; e < estimates; ++e) draws[e * options.draws + d] = drawn[e];
    }
  });
  std::vector<Interval> intervals;
  for (std::size_t e = 0; e < estimates; ++e) {
    intervals.push_back(
        interval_of_draws(estimate[e], std::span(draws).subspan(e * options.draws, options.draws),
                          kind, options.level));
  }
  return intervals;
}

}  // namespace resettle::statistics
