// A smooth trend behind noisy daily values, and what a sudden change of it would explain: the
// Kalman filter and its backward pass for one model and many series.
//
// The value of day t is level + wander + noise, with
//
//   level_t = level_{t−1} + slope_{t−1}     slope_t = slope_{t−1} + ζ_t,   var ζ = bend_into(t)
//   wander_t = memory · wander_{t−1} + ξ_t  var wander = wander
//   noise_t                                 var noise = dispersion / information_t
//
// Level and slope of the first day are free. Without wander this is the penalised spline of
// Whittaker and Henderson: second differences of the level are penalised by 1/bend. The likelihood
// is that of level and slope integrated out, so the bend that makes it largest is REML's.
//
// A jump at day c adds to the level from c on; a kink at c adds to the slope from c on (the level
// of c itself stays); a pulse adds to the value of day c alone. With r and N of the backward
// recursion, r²/N is the gain of each: twice the log-likelihood that one free parameter for it
// would add (de Jong and Penzer 1998, "Diagnosing shocks in time series", JASA 93, 796–806). One
// pass gives all days.
//
// What depends on the model only is computed once (TrendFilter); a series then costs some thirty
// operations a day, eight series side by side. The same bits on every processor.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace resettle::statistics {

struct TrendNoise {
  double bend = 0;        // variance of the daily change of slope where the pace is 1, 0 or above
  double unevenness = 0;  // how unevenly the slope changes (count_trend.h)
  double dispersion = 1;  // above 0
  double wander = 0;      // variance of what is remembered from day to day
  double memory = 0;      // its lag-one correlation, 0 or above and below 1
};

// What is known of the days.
struct TrendDays {
  std::span<const double> information;  // 0 or above; a day of 0 is not looked at
  std::span<const double> pace;         // 0 or above
};

// The variance of the change of slope on a day: bend · pace, but no more than lets the trend follow
// waves of ten days: (2π/10)⁴ times the variance of the day's noise and wander.
double bend_into(const TrendDays& days, const TrendNoise& noise, std::size_t day);

// A day from which level, slope or both are free to be others than before.
struct FreedDay {
  std::size_t day = 0;  // at least 1
  bool level = false;
  bool slope = false;
};

// What can be added on a day, and what it would explain.
struct DayScores {
  double level = 0, slope = 0, pulse = 0;  // derivatives of the log-likelihood: r, r and u
};

struct SmoothedDay {
  double level = 0;
  double slope = 0;  // from this day to the next
};

class TrendFilter {
 public:
  static constexpr std::size_t kLanes = 8;

  // How the state of the next day follows a day's surprise, and 1 / the surprise's variance; all 0
  // for a day not looked at.
  struct Gain {
    double level, slope, wander, precision;
  };
  // Of level (l), slope (s) and wander (a).
  struct Covariance {
    double ll, ls, la, ss, sa, aa;
  };

  TrendFilter(const TrendDays& days, const TrendNoise& noise, std::span<const FreedDay> freed);

  std::size_t days() const { return steps_.size(); }

  // Twice the log-likelihood, up to a constant that hangs on the number of days looked at and of
  // freed parameters only.
  double likelihood(std::span<const double> values) const;

  // The same for one model that nothing else is asked of.
  static double likelihood_of(std::span<const double> values, const TrendDays& days,
                              const TrendNoise& noise, std::span<const FreedDay> freed);

  // A day's scores; gains are score² / information.
  std::vector<DayScores> scores(std::span<const double> values) const;
  double information_of_level(std::size_t day) const { return shocks_[day].level; }
  double information_of_slope(std::size_t day) const { return shocks_[day].slope; }
  double information_of_both(std::size_t day) const { return shocks_[day].both; }
  double information_of_pulse(std::size_t day) const { return shocks_[day].pulse; }

  std::vector<SmoothedDay> smooth(std::span<const double> values) const;

  // Which days a search may take, as weights of the squared scores: 1 / information, or 0.
  struct Allowed {
    std::vector<double> level, slope, pulse;
  };
  // Of kLanes series, day by day (values[day · kLanes + lane]): twice the log-likelihood, and the
  // largest gain of a jump or kink, and of a pulse, on the days that are allowed. `work` is room
  // for as many values.
  struct Largest {
    std::array<double, kLanes> likelihood, change, pulse;
  };
  Largest largest_gains(const double* values, const Allowed& allowed, double* work) const;

 private:
  struct Shocks {
    double level, slope, both, pulse;
  };

  void filter(const TrendDays& days, const TrendNoise& noise, std::span<const FreedDay> freed);
  void inform();

  double memory_;
  double log_variances_ = 0;
  std::vector<Gain> steps_;
  std::vector<Covariance> before_;  // of the state, given the days before
  std::vector<Shocks> shocks_;
};

}  // namespace resettle::statistics
