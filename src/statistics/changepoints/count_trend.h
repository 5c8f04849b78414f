// The smooth course of daily counts: quasi-Poisson around a penalised spline of the log mean, with
// factors of the weekdays.
//
//   E y_t = μ_t = exp(level_t + weekday_t)      var y_t = dispersion · μ_t + wander · μ_t²
//
// where what wanders is remembered from day to day (trend_filter.h). The level is fitted by
// penalised quasi-likelihood (Breslow and Clayton 1993): a Gaussian trend through the working
// values level + (y − μ)/μ with information μ, again and again. bend, unevenness (0 to 1),
// dispersion (1 or above), wander and memory (0 to .8) are those of the largest likelihood of the
// working values.
//
// Weekdays have factors if they pay: if twice the log-likelihood grows by more than 6 ln n, n the
// number of days. A single great day moves its weekday no further than three standard deviations
// would.
//
// Edges: at least 14 days, counts finite and 0 or above, at least one of them above: else it is a
// bug. Days set aside are not looked at.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "statistics/changepoints/trend_filter.h"

namespace resettle::statistics {

inline constexpr double kMostMemory = .8;  // above it what wanders could pass for the trend

// What a fit is given besides the counts.
struct CountCourse {
  std::vector<FreedDay> freed;  // ascending days from which the level or its slope is another
  std::vector<char> is_aside;   // a flag a day
};

struct CountTrend {
  std::vector<double> level;        // the smooth logarithm of the mean, weekdays taken off
  std::vector<double> mean;         // μ
  std::vector<double> slope;        // of the level, from each day to the next
  std::array<double, 7> weekday{};  // of day t: weekday[t % 7]; together 0
  TrendNoise noise;
  // How much the slope changes around each day (over some two weeks either side), 1 on average.
  std::vector<double> roughness;
};

// Fits all: the course, its noise and the weekdays. `begin` is where the search for the noise
// starts.
CountTrend fit_count_trend(std::span<const double> counts, const CountCourse& course,
                           const TrendNoise& begin);

// Fits level and slope where weekdays and noise are known. `trend` has them, and a level to start
// from.
void refit_level(std::span<const double> counts, const CountCourse& course, CountTrend& trend);

// The values that a Gaussian trend is fitted to: level + (y − μ)/μ.
std::vector<double> working_values(std::span<const double> counts, const CountTrend& trend);

// What is known of their days: the information is μ, or 0 on days set aside; the pace is the
// trend's roughness to the power of the noise's unevenness.
struct WorkingDays {
  std::vector<double> information, pace;
  operator TrendDays() const { return {information, pace}; }
};
WorkingDays working_days(const CountCourse& course, const CountTrend& trend);

// The bend of the largest likelihood of working values whose other noise is known.
double best_bend(std::span<const double> values, const TrendDays& days,
                 std::span<const FreedDay> freed, TrendNoise noise);

}  // namespace resettle::statistics
