// On which day a break lies, given the other breaks and the noise: what each day between its
// neighbours would explain, and which days are within the interval.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "statistics/changepoints/count_trend.h"
#include "statistics/changepoints/trend_filter.h"

namespace resettle::statistics {

class BreakDays {
 public:
  // Of break `number` of course.freed. It lies `minimum_length` days or more from its neighbours
  // and from the ends.
  BreakDays(const CountCourse& course, const CountTrend& trend, std::size_t number,
            int minimum_length);

  struct Best {
    int day = 0;
    double gain = 0;
  };
  // The day of the largest gain for a break of this kind; the break's own day if none is larger.
  Best best(std::span<const double> values, bool level, bool slope) const;

  // The gain of the break as it is.
  double own_gain(std::span<const double> values) const;

  // How much more the best day for a break of its kind explains than its own.
  double lost(std::span<const double> values) const;

  // The first and the last day that explain at most so much less than the best.
  std::pair<int, int> days_within(std::span<const double> values, double bearable) const;

 private:
  std::vector<DayScores> scores(std::span<const double> values) const;
  double gain(const std::vector<DayScores>& scores, int day, bool level, bool slope) const;
  Best best_of(const std::vector<DayScores>& scores, bool level, bool slope) const;

  FreedDay one_;
  int first_ = 0, last_ = 0;           // days that the break may lie on
  std::size_t from_ = 0, to_ = 0;      // days that are looked at
  std::optional<TrendFilter> filter_;  // of these days, without the break
};

}  // namespace resettle::statistics
