// Sums by author, and ratios of them with intervals from a bootstrap over authors. One row an
// author, as many columns as the question has sums; authors with nothing in any column are no
// clusters, so that posts that do not count move no interval.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {

class AuthorSums {
 public:
  AuthorSums(std::size_t authors, std::size_t columns)
      : columns_(columns), values_(authors * columns) {}

  void add(std::size_t author, std::size_t column, double value) {
    values_[author * columns_ + column] += value;
  }
  std::size_t columns() const { return columns_; }
  // Leaves authors without anything out; call it once everything is added.
  statistics::ClusterSums clusters();

 private:
  std::size_t columns_;
  std::vector<double> values_;
};

// A number with its interval. No estimate, or no interval: the reason says why.
struct Estimate {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::string reason;
  std::int64_t authors = 0;  // of the smaller side, where somebody asks who stands behind it
  // Of a member of a family: its band, which holds the whole family's estimates at once.
  std::optional<double> band_low;
  std::optional<double> band_high;
};

// The estimates that `statistic` writes, with intervals: expanded ones, unless the estimates are
// ranks or the like (statistics/resample/draws.h). An interval without width says no more than that
// all authors are alike, or that nobody is there: it is left out, with the reason. `missing` is the
// reason where an estimate does not exist.
std::vector<Estimate> estimates_of(
    AuthorSums& sums, std::size_t count, const statistics::StatisticOfSums& statistic,
    const std::string& missing, const statistics::ResampleOptions& options,
    statistics::IntervalKind kind = statistics::IntervalKind::kExpanded);

// The same, expanded, with the bands of families: each names estimates among which somebody picks.
std::vector<Estimate> estimates_of_families(AuthorSums& sums, std::size_t count,
                                            const statistics::StatisticOfSums& statistic,
                                            const std::vector<std::vector<std::size_t>>& families,
                                            const std::string& missing,
                                            const statistics::ResampleOptions& options);

// The same for ratios: column pairs[i].first over column pairs[i].second.
std::vector<Estimate> ratios_by_author(
    AuthorSums& sums, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
    const std::string& missing, const statistics::ResampleOptions& options);

}  // namespace resettle
