#include "statistics/changepoints/trend_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

const std::vector<double> kEven(60, 1);

std::vector<double> noisy(std::uint64_t seed, std::size_t days = 60) {
  Philox random(seed);
  std::vector<double> values(days);
  for (double& value : values) value = random.normal();
  return values;
}

TrendFilter filter_of(const TrendNoise& noise, const std::vector<FreedDay>& freed = {}) {
  return TrendFilter({kEven, kEven}, noise, freed);
}

TEST(trend_filter, without_bend_the_trend_is_the_least_squares_line) {
  std::vector<double> values;
  for (int day = 0; day < 60; ++day) values.push_back(3 + .5 * day + (day % 2 == 0 ? 1 : -1));
  const auto smooth = filter_of({.bend = 0}).smooth(values);
  // The zigzag tilts the line by Σ(t − t̄)(±1)/Σ(t − t̄)² = −30 / 17,995.
  const double slope = .5 - 30.0 / 17'995;
  for (const SmoothedDay& day : smooth) EXPECT_NEAR(day.slope, slope, 1e-6);
  EXPECT_NEAR(smooth[29].level + smooth[30].level, 2 * (3 + .5 * 29.5), 1e-5);
}

TEST(trend_filter, with_much_bend_the_trend_follows_waves_of_a_month_but_of_no_week) {
  std::vector<double> month, week;
  for (int day = 0; day < 60; ++day) {
    month.push_back(std::sin(day * std::numbers::pi / 15));
    week.push_back(std::sin(day * std::numbers::pi * 2 / 5));
  }
  const TrendFilter filter = filter_of({.bend = 1e6});
  const auto smooth_month = filter.smooth(month), smooth_week = filter.smooth(week);
  for (std::size_t day = 10; day < 50; ++day) {
    EXPECT_NEAR(smooth_month[day].level, month[day], .05);
    EXPECT_NEAR(smooth_week[day].level, 0, .15);
  }
}

TEST(trend_filter, a_line_says_nothing_of_changes_and_a_step_says_it_on_its_day) {
  std::vector<double> line, step;
  for (int day = 0; day < 60; ++day) {
    line.push_back(2 - .1 * day);
    step.push_back(line.back() + (day >= 33 ? 1 : 0));
  }
  const TrendFilter filter = filter_of({.bend = 1e-6, .dispersion = .01});
  for (const DayScores& day : filter.scores(line)) {
    EXPECT_NEAR(day.level, 0, 1e-5);
    EXPECT_NEAR(day.slope, 0, 1e-4);
  }
  const auto scores = filter.scores(step);
  std::size_t best = 7;
  const auto gain = [&](std::size_t day) {
    return scores[day].level * scores[day].level / filter.information_of_level(day);
  };
  for (std::size_t day = 7; day <= 53; ++day) best = gain(day) > gain(best) ? day : best;
  EXPECT_EQ(best, 33u);
}

TEST(trend_filter, a_freed_day_takes_the_step_for_nothing) {
  std::vector<double> step;
  for (int day = 0; day < 60; ++day) step.push_back(day >= 33 ? 5 : 0);
  const std::vector<FreedDay> freed = {{.day = 33, .level = true, .slope = false}};
  const auto smooth = filter_of({.bend = 0, .dispersion = .01}, freed).smooth(step);
  EXPECT_NEAR(smooth[32].level, 0, 1e-4);
  EXPECT_NEAR(smooth[33].level, 5, 1e-4);
}

TEST(trend_filter, a_day_without_information_is_not_looked_at) {
  std::vector<double> information = kEven, values = noisy(2), other = values;
  information[20] = 0;
  other[20] = 1e9;
  const TrendFilter filter({information, kEven}, {.bend = 1e-3, .wander = .1, .memory = .5}, {});
  EXPECT_EQ(filter.likelihood(values), filter.likelihood(other));
  EXPECT_EQ(filter.smooth(values)[20].level, filter.smooth(other)[20].level);
}

// The lanes are the same recursions, eight side by side.
TEST(trend_filter, eight_series_together_have_the_gains_of_each_alone) {
  const TrendNoise noise = {.bend = 1e-4, .dispersion = .7, .wander = .2, .memory = .6};
  const TrendFilter filter = filter_of(noise);
  TrendFilter::Allowed allowed;
  for (std::size_t day = 0; day < 60; ++day) {
    const bool inside = day >= 7 && day <= 53;
    allowed.level.push_back(inside ? 1 / filter.information_of_level(day) : 0);
    allowed.slope.push_back(inside ? 1 / filter.information_of_slope(day) : 0);
    allowed.pulse.push_back(1 / filter.information_of_pulse(day));
  }
  std::vector<double> together(60 * TrendFilter::kLanes), work(together.size());
  for (std::size_t lane = 0; lane < TrendFilter::kLanes; ++lane) {
    const auto values = noisy(10 + lane);
    for (std::size_t day = 0; day < 60; ++day) {
      together[day * TrendFilter::kLanes + lane] = values[day];
    }
  }
  const auto largest = filter.largest_gains(together.data(), allowed, work.data());
  for (std::size_t lane = 0; lane < TrendFilter::kLanes; ++lane) {
    const auto values = noisy(10 + lane);
    const auto scores = filter.scores(values);
    double change = 0, pulse = 0;
    for (std::size_t day = 0; day < 60; ++day) {
      change = std::max({change, scores[day].level * scores[day].level * allowed.level[day],
                         scores[day].slope * scores[day].slope * allowed.slope[day]});
      pulse = std::max(pulse, scores[day].pulse * scores[day].pulse * allowed.pulse[day]);
    }
    EXPECT_NEAR(largest.change[lane], change, 1e-9);
    EXPECT_NEAR(largest.pulse[lane], pulse, 1e-9);
    EXPECT_NEAR(largest.likelihood[lane], filter.likelihood(values), 1e-9);
    EXPECT_NEAR(TrendFilter::likelihood_of(values, {kEven, kEven}, noise, {}),
                filter.likelihood(values), 1e-9);
  }
}

}  // namespace
}  // namespace resettle::statistics
