#include "statistics/resample/cluster_bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"
#include "statistics/resample/degrees_of_freedom.h"
#include "statistics/resample/drawn_clusters.h"

namespace resettle::statistics {
namespace {

// What stands in one column: the clusters in which it is not 0, ascending, and the numbers there.
template <typename Number>
struct SparseColumn {
  std::size_t column = 0;
  std::vector<std::uint32_t> clusters;
  std::vector<Number> values;
};

// The sum of a column in kLanes draws: each number as often as its cluster was drawn. Compiled for
// processors with and without AVX2; both give the same bits, for lanes do not mix and products are
// not fused.
#ifdef __x86_64__
#define WITH_AND_WITHOUT_AVX2 __attribute__((target_clones("avx2", "default")))
#else
#define WITH_AND_WITHOUT_AVX2
#endif

WITH_AND_WITHOUT_AVX2
void add_column(const SparseColumn<double>& column, const double* times, double* sums) {
  double lanes[kLanes] = {};
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    const double* of_cluster = times + column.clusters[i] * kLanes;
    const double value = column.values[i];
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += value * of_cluster[lane];
  }
  std::copy(lanes, lanes + kLanes, sums);
}

// The same in single precision, for columns whose sums are whole numbers that it holds exactly.
WITH_AND_WITHOUT_AVX2
void add_column(const SparseColumn<float>& column, const float* times, double* sums) {
  float lanes[kLanes] = {};
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    const float* of_cluster = times + column.clusters[i] * kLanes;
    const float value = column.values[i];
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += value * of_cluster[lane];
  }
  std::copy(lanes, lanes + kLanes, sums);
}

// Single precision holds whole numbers up to 2^24; a draw may take the largest number `clusters`
// times.
bool fits_single_precision(std::span<const double> values, std::size_t clusters) {
  const double largest = 0x1.0p24 / static_cast<double>(clusters);
  return std::all_of(values.begin(), values.end(), [&](double value) {
    return std::abs(value) <= largest && value == std::trunc(value);
  });
}

// How often each cluster was drawn, kLanes numbers a cluster, in either precision.
struct Times {
  const DrawnBlock& single;
  const std::vector<double>& full;
};

// The rows column by column, without their zeros: an author writes about few topics, so that most
// of a row is 0, and a draw costs what is there.
class SparseColumns {
 public:
  explicit SparseColumns(ClusterSums sums) {
    std::vector<SparseColumn<double>> columns(sums.columns);
    for (std::size_t c = 0; c < sums.clusters(); ++c) {
      const std::span<const double> row = sums.row(c);
      for (std::size_t j = 0; j < row.size(); ++j) {
        if (row[j] == 0) continue;
        columns[j].clusters.push_back(static_cast<std::uint32_t>(c));
        columns[j].values.push_back(row[j]);
      }
    }
    for (std::size_t j = 0; j < sums.columns; ++j) {
      SparseColumn<double>& column = columns[j];
      column.column = j;
      if (fits_single_precision(column.values, sums.clusters())) {
        counts_.push_back(
            {j, std::move(column.clusters), {column.values.begin(), column.values.end()}});
      } else {
        others_.push_back(std::move(column));
      }
    }
  }

  bool has_counts_only() const { return others_.empty(); }

  // sums: kLanes numbers a column.
  void add_up(const Times& times, std::span<double> sums) const {
    for (const auto& column : counts_) {
      add_column(column, times.single.data(), sums.data() + column.column * kLanes);
    }
    for (const auto& column : others_) {
      add_column(column, times.full.data(), sums.data() + column.column * kLanes);
    }
  }

 private:
  std::vector<SparseColumn<float>> counts_;
  std::vector<SparseColumn<double>> others_;
};

// Jackknife errors of the estimates made of the chosen clusters.
class Jackknife {
 public:
  Jackknife(ClusterSums sums, std::size_t estimates, const StatisticOfSums& statistic)
      : sums_(sums),
        statistic_(statistic),
        without_(sums.columns),
        left_(estimates),
        mean_(estimates),
        squares_(estimates) {}

  // Welford's running mean and squares, each cluster as often as it was chosen: times[0] the first,
  // times[step] the second, … An estimate that does not exist without some cluster has the error
  // NaN.
  void errors(const double* times, std::size_t step, std::span<const double> total,
              std::span<double> errors) {
    std::fill(mean_.begin(), mean_.end(), 0);
    std::fill(squares_.begin(), squares_.end(), 0);
    double seen = 0;
    for (std::size_t c = 0; c < sums_.clusters(); ++c, times += step) {
      if (*times == 0) continue;
      for (std::size_t j = 0; j < without_.size(); ++j) without_[j] = total[j] - sums_.row(c)[j];
      statistic_(without_, left_);
      seen += *times;
      for (std::size_t e = 0; e < left_.size(); ++e) {
        const double off = left_[e] - mean_[e];
        mean_[e] += off * *times / seen;
        squares_[e] += off * (left_[e] - mean_[e]) * *times;
      }
    }
    for (std::size_t e = 0; e < left_.size(); ++e) {
      errors[e] = std::sqrt((seen - 1) / seen * squares_[e]);
    }
  }

 private:
  ClusterSums sums_;
  const StatisticOfSums& statistic_;
  std::vector<double> without_, left_, mean_, squares_;
};

void draw(ClusterSums sums, const SparseColumns& columns, const StatisticOfSums& statistic,
          bool with_errors, const ResampleOptions& options, std::size_t begin, std::size_t end,
          ClusterDraws& result) {
  std::vector<double> full;
  const bool in_full = with_errors || !columns.has_counts_only();
  std::vector<double> side_by_side(sums.columns * kLanes);
  std::vector<double> total(sums.columns);
  std::vector<double> estimates(result.estimates);
  Jackknife jackknife(sums, result.estimates, statistic);
  const auto keep = [&](std::vector<double>& into, std::size_t d) {
    for (std::size_t e = 0; e < estimates.size(); ++e) into[e * options.draws + d] = estimates[e];
  };
  for (std::size_t first = begin; first < end; first += kLanes) {
    const std::size_t count = std::min(kLanes, end - first);
    const auto drawn = drawn_clusters(sums.clusters(), options.seed, first);
    if (in_full) full.assign(drawn->begin(), drawn->end());
    columns.add_up({*drawn, full}, side_by_side);
    for (std::size_t lane = 0; lane < count; ++lane) {
      for (std::size_t j = 0; j < total.size(); ++j) total[j] = side_by_side[j * kLanes + lane];
      statistic(total, estimates);
      keep(result.draws, first + lane);
      if (!with_errors) continue;
      jackknife.errors(full.data() + lane, kLanes, total, estimates);
      keep(result.errors, first + lane);
    }
  }
}

ClusterDraws in_sample(ClusterSums sums, std::size_t estimates, const StatisticOfSums& statistic,
                       bool with_errors) {
  ClusterDraws result;
  result.estimates = estimates;
  result.in_sample.resize(estimates);
  const std::vector<double> total = totals(sums);
  statistic(total, result.in_sample);
  if (with_errors) {
    const double once = 1;
    result.in_sample_error.resize(estimates);
    Jackknife(sums, estimates, statistic).errors(&once, 0, total, result.in_sample_error);
  }
  return result;
}

double exact_total(ClusterSums sums, std::size_t column) {
  std::vector<double> present;
  for (std::size_t c = 0; c < sums.clusters(); ++c) {
    const double value = sums.row(c)[column];
    if (value != 0) present.push_back(value);
  }
  return exact_sum(present);
}

}  // namespace

std::vector<double> totals(ClusterSums sums) {
  constexpr double kWhole = 0x1.0p53;  // whole numbers that add up to no more are added exactly
  std::vector<double> total(sums.columns), size(sums.columns);
  for (std::size_t c = 0; c < sums.clusters(); ++c) {
    const double* row = sums.values.data() + c * sums.columns;
    for (std::size_t j = 0; j < sums.columns; ++j) {
      const double value = std::abs(row[j]);
      const bool is_whole =
          value <= kWhole && static_cast<double>(static_cast<std::int64_t>(value)) == value;
      total[j] += row[j];
      size[j] += is_whole ? value : 2 * kWhole;
    }
  }
  for (std::size_t j = 0; j < sums.columns; ++j) {
    if (size[j] > kWhole) total[j] = exact_total(sums, j);
  }
  return total;
}

StatisticOfSums ratios_of_sums(std::vector<std::pair<std::size_t, std::size_t>> pairs) {
  return [pairs = std::move(pairs)](std::span<const double> sums, std::span<double> estimates) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const double denominator = sums[pairs[i].second];
      estimates[i] = denominator == 0 ? std::numeric_limits<double>::quiet_NaN()
                                      : sums[pairs[i].first] / denominator;
    }
  };
}

std::span<const double> ClusterDraws::draws_of(std::size_t estimate) const {
  const std::size_t count = draws.size() / estimates;
  return std::span(draws).subspan(estimate * count, count);
}

std::span<const double> ClusterDraws::errors_of(std::size_t estimate) const {
  const std::size_t count = errors.size() / estimates;
  return std::span(errors).subspan(estimate * count, count);
}

Result<ClusterDraws> cluster_bootstrap_draws(ClusterSums sums, std::size_t estimates,
                                             const StatisticOfSums& statistic, bool with_errors,
                                             const ResampleOptions& options) {
  using None = Result<ClusterDraws>;
  if (estimates == 0) return None::none("nothing is estimated");
  check(sums.columns > 0 && sums.values.size() % sums.columns == 0, "every row has all columns");
  check(sums.clusters() < std::numeric_limits<std::uint32_t>::max(), "clusters fit 32 bits");
  if (sums.clusters() == 0) return None::none("there are no clusters");
  if (sums.clusters() == 1) return None::none("one cluster does not show how clusters differ");
  if (!all_finite(sums.values)) return None::none(kNotFinite);

  ClusterDraws result = in_sample(sums, estimates, statistic, with_errors);
  result.draws.resize(estimates * options.draws);
  if (with_errors) result.errors.resize(estimates * options.draws);
  if (options.draws == 0) return result;
  const SparseColumns columns(sums);
  for_ranges_of_draws(options.draws, options.threads, [&](std::size_t begin, std::size_t end) {
    draw(sums, columns, statistic, with_errors, options, begin, end, result);
  });
  return result;
}

std::vector<Result<BootstrapInterval>> expanded_intervals(
    const ClusterDraws& draws, std::span<const double> degrees_of_freedom, double level) {
  std::vector<Result<BootstrapInterval>> intervals;
  for (std::size_t e = 0; e < draws.estimates; ++e) {
    const double expanded =
        degrees_of_freedom.empty() ? level : expanded_level(level, degrees_of_freedom[e]);
    intervals.push_back(interval_of_draws(draws.in_sample[e], draws.draws_of(e),
                                          IntervalKind::kPercentile, expanded));
  }
  return intervals;
}

std::vector<Result<BootstrapInterval>> cluster_bootstrap(ClusterSums sums, std::size_t estimates,
                                                         const StatisticOfSums& statistic,
                                                         IntervalKind kind,
                                                         const ResampleOptions& options) {
  using Interval = Result<BootstrapInterval>;
  const bool studentised = kind == IntervalKind::kStudentised;
  const auto drawn = cluster_bootstrap_draws(sums, estimates, statistic, studentised, options);
  if (!drawn) return std::vector<Interval>(estimates, Interval::none(drawn.reason()));
  if (kind == IntervalKind::kExpanded) {
    std::vector<double> freedom;  // empty without draws, of which no interval is made
    if (options.draws > 0) freedom = degrees_of_freedom(sums, estimates, statistic);
    return expanded_intervals(*drawn, freedom, options.level);
  }
  std::vector<Interval> intervals;
  for (std::size_t e = 0; e < estimates; ++e) {
    const double estimate = drawn->in_sample[e];
    const auto draws = drawn->draws_of(e);
    if (studentised) {
      intervals.push_back(studentised_interval(estimate, drawn->in_sample_error[e], draws,
                                               drawn->errors_of(e), options.level));
    } else {
      intervals.push_back(interval_of_draws(estimate, draws, kind, options.level));
    }
  }
  return intervals;
}

}  // namespace resettle::statistics
