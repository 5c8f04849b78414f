#include "statistics/changepoints/count_trend.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr std::size_t kWeek = 7;
constexpr double kLeastBend = 1e-13, kMostBend = 1;
constexpr double kMostDispersion = 1000;
constexpr double kLeastWander = 1e-6, kMostWander = 4;  // below it there is none
constexpr double kMostUnevenness = 1;
constexpr double kSpread = 14;  // days that the slope's changes are spread over, either side
constexpr double kLeastRoughness = 1e-4;

// The noise as numbers without bounds to speak of: logarithms, and the memory itself.
using Point = std::array<double, 5>;

Point point_of(const TrendNoise& noise) {
  return {std::log(std::max(noise.bend, kLeastBend)), std::log(noise.dispersion),
          std::log(std::max(noise.wander, kLeastWander)), noise.memory, noise.unevenness};
}

TrendNoise noise_of(const Point& at) {
  const double wander = std::exp(at[2]);
  return {std::exp(at[0]), at[4], std::exp(at[1]), wander > kLeastWander * 1.001 ? wander : 0,
          at[3]};
}

void keep_inside(Point& at) {
  at[0] = std::clamp(at[0], std::log(kLeastBend), std::log(kMostBend));
  at[1] = std::clamp(at[1], 0.0, std::log(kMostDispersion));
  at[2] = std::clamp(at[2], std::log(kLeastWander), std::log(kMostWander));
  at[3] = std::clamp(at[3], 0.0, kMostMemory);
  at[4] = std::clamp(at[4], 0.0, kMostUnevenness);
}

std::vector<double> pace_of(std::span<const double> roughness, double unevenness) {
  std::vector<double> pace(roughness.size(), 1);
  if (unevenness == 0) return pace;
  for (std::size_t day = 0; day < pace.size(); ++day)
    pace[day] = std::pow(roughness[day], unevenness);
  return pace;
}

// Squared changes of the slope, spread over the days around; those of freed days are no changes of
// the curve.
std::vector<double> roughness_of(const CountTrend& trend, const CountCourse& course) {
  const std::size_t days = trend.slope.size();
  std::vector<double> bends(days);
  for (std::size_t day = 1; day < days; ++day) {
    bends[day] = std::pow(trend.slope[day] - trend.slope[day - 1], 2);
  }
  for (const FreedDay& freed : course.freed) bends[freed.day] = 0;
  const double keep = std::exp(-1 / kSpread);
  std::vector<double> rough = bends;
  double before = 0, after = 0, total = 0;
  for (std::size_t day = 0; day < days; ++day) {
    rough[day] += before;
    before = keep * (before + bends[day]);
  }
  for (std::size_t day = days; day-- > 0;) {
    rough[day] += after;
    after = keep * (after + bends[day]);
    total += rough[day];
  }
  const double mean = total / static_cast<double>(days);
  for (double& one : rough) one = mean > 0 ? std::max(one / mean, kLeastRoughness) : 1;
  return rough;
}

// Looks up and down one coordinate after the other, with steps that halve where no step helps
// (Hooke and Jeeves 1961).
TrendNoise best_noise(std::span<const double> values, std::span<const double> information,
                      std::span<const double> roughness, std::span<const FreedDay> freed,
                      const TrendNoise& begin) {
  double unevenness = -1;
  std::vector<double> pace;
  const auto likelihood = [&](const Point& at) {
    const TrendNoise noise = noise_of(at);
    if (noise.unevenness != unevenness) {
      unevenness = noise.unevenness;
      pace = pace_of(roughness, unevenness);
    }
    return TrendFilter::likelihood_of(values, {information, pace}, noise, freed);
  };
  Point best = point_of(begin);
  keep_inside(best);
  double most = likelihood(best);
  for (double reach = 1; reach > .1; reach /= 2) {
    const Point step = {3 * reach, .7 * reach, 1.5 * reach, .3 * reach, .5 * reach};
    for (bool moved = true; moved;) {
      moved = false;
      for (std::size_t i = 0; i < best.size(); ++i) {
        for (const double sign : {1.0, -1.0}) {
          Point tried = best;
          tried[i] += sign * step[i];
          keep_inside(tried);
          if (tried == best) continue;
          const double offered = likelihood(tried);
          if (offered <= most + 1e-3) continue;
          best = tried;
          most = offered;
          moved = true;
          break;
        }
      }
    }
  }
  return noise_of(best);
}

// Logarithms of moving means of 15 days: where the fit begins.
std::vector<double> rough_level(std::span<const double> counts, const std::vector<char>& is_aside) {
  const auto days = static_cast<std::ptrdiff_t>(counts.size());
  double total = 0;
  for (const double count : counts) total += count;
  const double overall = std::max(total, .5) / static_cast<double>(days);
  std::vector<double> level;
  for (std::ptrdiff_t day = 0; day < days; ++day) {
    double sum = .5 * overall, length = .5;
    for (std::ptrdiff_t near = std::max<std::ptrdiff_t>(day - 7, 0);
         near <= std::min(day + 7, days - 1); ++near) {
      if (is_aside[static_cast<std::size_t>(near)]) continue;
      sum += counts[static_cast<std::size_t>(near)];
      length += 1;
    }
    level.push_back(std::log(sum / length));
  }
  return level;
}

// One count in ten windows as long as this one: the mean is never taken to be less.
double least_level(std::size_t days) { return std::log(.1 / static_cast<double>(days)); }

void take_mean(CountTrend& trend) {
  trend.mean.resize(trend.level.size());
  for (std::size_t day = 0; day < trend.level.size(); ++day) {
    trend.mean[day] = std::exp(trend.level[day] + trend.weekday[day % kWeek]);
  }
}

// Weekdays' factors as weighted means of (y − μ)/μ, each clipped at three standard deviations.
std::array<double, 7> weekday_step(std::span<const double> counts, const CountCourse& course,
                                   const CountTrend& trend) {
  std::array<double, 7> sum{}, weight{};
  for (std::size_t day = 0; day < counts.size(); ++day) {
    if (course.is_aside[day]) continue;
    const double mean = trend.mean[day];
    const double precision = 1 / (trend.noise.dispersion / mean + trend.noise.wander);
    const double most = 3 / std::sqrt(precision);
    sum[day % kWeek] += precision * std::clamp((counts[day] - mean) / mean, -most, most);
    weight[day % kWeek] += precision;
  }
  std::array<double, 7> step{};
  double mean = 0;
  for (std::size_t i = 0; i < kWeek; ++i) {
    step[i] = weight[i] > 0 ? sum[i] / weight[i] : 0;
    mean += step[i] / kWeek;
  }
  for (double& one : step) one = std::clamp(one - mean, -1.0, 1.0);
  return step;
}

// How much better the counts fit with `mean` than with `than`: twice the quasi-log-likelihood.
double gain_of_means(std::span<const double> counts, const CountCourse& course,
                     std::span<const double> mean, std::span<const double> than,
                     const TrendNoise& noise) {
  double gain = 0;
  for (std::size_t day = 0; day < counts.size(); ++day) {
    if (course.is_aside[day]) continue;
    const double variance = noise.dispersion * than[day] + noise.wander * than[day] * than[day];
    const double apart = counts[day] - mean[day], before = counts[day] - than[day];
    const double most = 9 * variance;
    gain += (std::min(before * before, most) - std::min(apart * apart, most)) / variance;
  }
  return gain;
}

// Factors of the weekdays, if they pay.
void fit_weekdays(std::span<const double> counts, const CountCourse& course, CountTrend& trend) {
  if (counts.size() < 4 * kWeek) return;
  CountTrend with = trend;
  for (int round = 0; round < 3; ++round) {
    const auto step = weekday_step(counts, course, with);
    for (std::size_t i = 0; i < kWeek; ++i) with.weekday[i] += step[i];
    take_mean(with);
  }
  CountTrend without = trend;
  without.weekday = {};
  take_mean(without);
  const double needed = 6 * std::log(static_cast<double>(counts.size()));
  const bool pays = gain_of_means(counts, course, with.mean, without.mean, trend.noise) > needed;
  trend.weekday = pays ? with.weekday : std::array<double, 7>{};
  take_mean(trend);
}

}  // namespace

std::vector<double> working_values(std::span<const double> counts, const CountTrend& trend) {
  std::vector<double> values(counts.size());
  for (std::size_t day = 0; day < counts.size(); ++day) {
    values[day] = trend.level[day] + (counts[day] - trend.mean[day]) / trend.mean[day];
  }
  return values;
}

WorkingDays working_days(const CountCourse& course, const CountTrend& trend) {
  WorkingDays days{trend.mean, pace_of(trend.roughness, trend.noise.unevenness)};
  for (std::size_t day = 0; day < days.information.size(); ++day) {
    if (course.is_aside[day]) days.information[day] = 0;
  }
  return days;
}

double best_bend(std::span<const double> values, const TrendDays& days,
                 std::span<const FreedDay> freed, TrendNoise noise) {
  double best = kLeastBend, most = -1e300;
  const auto offer = [&](double bend) {
    noise.bend = std::clamp(bend, kLeastBend, kMostBend);
    const double offered = TrendFilter::likelihood_of(values, days, noise, freed);
    if (offered <= most) return;
    most = offered;
    best = noise.bend;
  };
  for (double bend = kLeastBend; bend < 2 * kMostBend; bend *= 10) offer(bend);
  for (const double factor : {3.0, 1.5}) {
    const double middle = best;
    offer(middle * factor);
    offer(middle / factor);
  }
  return best;
}

void refit_level(std::span<const double> counts, const CountCourse& course, CountTrend& trend) {
  const double least = least_level(counts.size());
  for (int round = 0; round < 25; ++round) {
    const TrendFilter filter(working_days(course, trend), trend.noise, course.freed);
    const auto smoothed = filter.smooth(working_values(counts, trend));
    double moved = 0;
    trend.slope.resize(counts.size());
    for (std::size_t day = 0; day < counts.size(); ++day) {
      const double step = std::clamp(smoothed[day].level - trend.level[day], -2.0, 2.0);
      const double level = std::max(trend.level[day] + step, least);
      moved = std::max(moved, std::abs(level - trend.level[day]));
      trend.level[day] = level;
      trend.slope[day] = smoothed[day].slope;
    }
    take_mean(trend);
    if (moved < 1e-3) break;
  }
}

CountTrend fit_count_trend(std::span<const double> counts, const CountCourse& course,
                           const TrendNoise& begin) {
  check(counts.size() >= 2 * kWeek && all_finite(counts) &&
            std::ranges::all_of(counts, [](double count) { return count >= 0; }) &&
            course.is_aside.size() == counts.size(),
        "a trend is of two weeks of counts or more");
  CountTrend trend;
  trend.noise = begin;
  trend.noise.unevenness = 0;
  trend.roughness.assign(counts.size(), 1);
  trend.level = rough_level(counts, course.is_aside);
  take_mean(trend);
  for (int round = 0; round < 4; ++round) {
    refit_level(counts, course, trend);
    fit_weekdays(counts, course, trend);
    trend.roughness = roughness_of(trend, course);
    const auto values = working_values(counts, trend);
    const WorkingDays days = working_days(course, trend);
    const Point before = point_of(trend.noise);
    trend.noise = best_noise(values, days.information, trend.roughness, course.freed, trend.noise);
    const Point after = point_of(trend.noise);
    double moved = 0;
    for (std::size_t i = 0; i < after.size(); ++i)
      moved = std::max(moved, std::abs(after[i] - before[i]));
    if (round > 0 && moved < .4) break;
  }
  refit_level(counts, course, trend);
  return trend;
}

}  // namespace resettle::statistics
