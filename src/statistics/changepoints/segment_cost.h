// What a segment of a series costs: how badly one simple model fits it.
//
//   kMean                    Σ (y − ȳ)², for changes in level.
//   kMeanAndVariance         m · ln(max(Σ (y − ȳ)² / m, floor)), for changes in level or spread:
//   twice
//                            the negative log-likelihood of normal numbers, constants left out.
//   kLinearTrend             RSS around the segment's own least-squares line over time.
//   kLinearTrendAndVariance  m · ln(max(RSS / m, floor)).
//
// m is the length of the segment. The floor keeps a segment that is fitted exactly (a constant, a
// run of zeros) from costing minus infinity. Lines of neighbouring segments need not meet.
//
// All segments with one end are costed in one walk towards the start, a fixed number of steps each:
// RSS grows by the squared recursive residual of the value that is added (Brown, Durbin and Evans
// 1975), so it never falls below 0 and no large numbers are subtracted.
#pragma once

#include <span>
#include <vector>

namespace resettle::statistics {

enum class SegmentCost { kMean, kMeanAndVariance, kLinearTrend, kLinearTrendAndVariance };

class SegmentCosts {
 public:
  // The series is looked at, not copied, and has finite values of at most 1e150 in size.
  SegmentCosts(std::span<const double> series, SegmentCost cost, double variance_floor);

  // costs[start] = cost of the segment from `start` up to, not including, `end`, for each start
  // from 0 to end − 1. `costs` has room for `end` numbers.
  void ending_at(size_t end, std::span<double> costs) const;
  double of(size_t start, size_t end) const;

 private:
  void squares_around_mean(size_t start, size_t end, std::span<double> squares) const;
  void squares_around_line(size_t start, size_t end, std::span<double> squares) const;
  void costs_from(size_t start, size_t end, std::span<double> costs) const;

  std::span<const double> series_;
  SegmentCost cost_;
  double variance_floor_;
  // For a segment of m values that gains one before its first, m the index.
  std::vector<double> share_;          // 1 / (m + 1): how far the mean moves to the new value
  std::vector<double> slope_reach_;    // distance of the new value from the mean time, over Sxx
  std::vector<double> reach_;          // that distance times m / (m + 1)
  std::vector<double> line_variance_;  // 1 / (1 + leverage) of the new value
};

}  // namespace resettle::statistics
