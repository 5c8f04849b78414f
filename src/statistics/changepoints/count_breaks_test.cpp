#include "statistics/changepoints/count_breaks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "statistics/changepoints/count_draws.h"

namespace resettle::statistics {
namespace {

using Course = std::function<double(int day)>;

std::vector<double> counts(int days, const Course& mean, std::uint64_t seed,
                           const TrendNoise& noise = {}) {
  std::vector<double> means, drawn(static_cast<std::size_t>(days));
  for (int day = 0; day < days; ++day) means.push_back(mean(day));
  Philox random(seed);
  draw_counts(means, noise, random, drawn);
  return drawn;
}

// In how many of ten series there is any break.
int with_breaks(int days, const Course& mean, const TrendNoise& noise = {}) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    found += !find_count_breaks(counts(days, mean, seed, noise))->breaks.empty();
  }
  return found;
}

// docs/coverage.md has the sizes; here a curve that nearly always broke would be seen.
TEST(count_breaks, smooth_curves_have_none) {
  EXPECT_LE(with_breaks(180, [](int day) { return 74 + 1720 * std::exp(-day / 12.4); }), 2);
  EXPECT_LE(with_breaks(180, [](int day) { return 2000 * std::pow(1 + day / 5.0, -.8); }), 2);
  EXPECT_LE(with_breaks(180, [](int day) { return 100 * std::exp(.8 * std::sin(day / 14.0)); }), 2);
}

// The fall is over after a twentieth of the days: for the whole curve it is nearly a kink.
TEST(count_breaks, a_fall_at_one_end_of_many_days_has_none) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const auto series = counts(1500, [](int day) { return 40 + 950 * std::exp(-day / 12.4); }, seed,
                               {.wander = .09, .memory = .3});
    found += !find_count_breaks(series)->breaks.empty();
  }
  EXPECT_LE(found, 1);
}

TEST(count_breaks, sparse_noise_has_none) {
  EXPECT_LE(with_breaks(1500, [](int) { return .1; }), 2);
  EXPECT_LE(with_breaks(600, [](int) { return .3; }), 2);
}

TEST(count_breaks, noise_that_leans_on_the_day_before_has_none) {
  EXPECT_LE(with_breaks(180, [](int) { return 50.0; }, {.wander = .09, .memory = .6}), 2);
}

TEST(count_breaks, a_jump_is_found_on_its_day_whatever_the_weekdays_do) {
  const auto found = find_count_breaks(counts(
      180, [](int day) { return (day < 70 ? 30.0 : 90.0) * (day % 7 < 5 ? 1.0 : 2.0); }, 3));
  ASSERT_EQ(found->breaks.size(), 1u);
  const CountBreak& one = found->breaks[0];
  EXPECT_TRUE(found->has_weekdays);
  EXPECT_EQ(one.kind, BreakKind::kJump);
  EXPECT_EQ(one.day, 70);
  EXPECT_NEAR(one.ratio, 3, .5);
  EXPECT_LE(one.p, .05);
}

TEST(count_breaks, a_sharp_kink_is_found_with_the_growth_before_and_after) {
  const auto found = find_count_breaks(counts(
      150, [](int day) { return 800 * std::exp(day < 80 ? .05 * (day - 80) : -.04 * (day - 80)); },
      1));
  ASSERT_EQ(found->breaks.size(), 1u);
  const CountBreak& one = found->breaks[0];
  EXPECT_EQ(one.kind, BreakKind::kKink);
  EXPECT_NEAR(one.day, 80, 1);
  EXPECT_NEAR(one.growth_before, std::expm1(.05), .01);
  EXPECT_NEAR(one.growth_after, std::expm1(-.04), .01);
  EXPECT_EQ(one.ratio, 1);
}

// The curve bends around a kink, so that some jump explains more beyond it than the kink does.
TEST(count_breaks, a_kink_is_found_where_the_curve_bends_around_it) {
  const auto kink = [](int day) {
    return 73 * std::exp(day < 90 ? .05 * (day - 90) : -.02 * (day - 90));
  };
  EXPECT_GE(with_breaks(181, kink), 8);
}

TEST(count_breaks, an_interval_holds_its_day) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto found = find_count_breaks(counts(
        200, [](int day) { return day < 60    ? 8.0
                                  : day < 130 ? 24.0
                                              : 10.0; }, seed));
    EXPECT_GE(found->breaks.size(), 1u);
    for (const CountBreak& one : found->breaks) {
      EXPECT_LE(one.low, one.day);
      EXPECT_GE(one.high, one.day);
    }
  }
}

TEST(count_breaks, are_a_week_from_each_other_and_from_the_ends) {
  const auto found = find_count_breaks(counts(
      90, [](int day) { return day < 4    ? 5.0
                               : day < 50 ? 100.0
                               : day < 54 ? 400.0
                                          : 60.0; }, 2));
  int before = 0;
  for (const CountBreak& one : found->breaks) {
    EXPECT_GE(one.day - before, 7);
    before = one.day;
  }
  EXPECT_LE(before, 90 - 7);
}

TEST(count_breaks, a_single_great_day_is_set_aside) {
  auto series = counts(
      120, [](int) { return 40.0; }, 4);
  series[66] = 9000;
  const auto found = find_count_breaks(series);
  EXPECT_EQ(found->days_aside, std::vector<int>{66});
  EXPECT_TRUE(found->breaks.empty());
}

TEST(count_breaks, the_seed_decides) {
  const auto series = counts(
      160, [](int day) { return day < 80 ? 10.0 : 22.0; }, 5);
  const auto once = find_count_breaks(series, {.seed = 9});
  const auto again = find_count_breaks(series, {.seed = 9});
  ASSERT_EQ(once->breaks.size(), again->breaks.size());
  for (std::size_t i = 0; i < once->breaks.size(); ++i) {
    EXPECT_EQ(once->breaks[i].day, again->breaks[i].day);
    EXPECT_EQ(once->breaks[i].low, again->breaks[i].low);
    EXPECT_EQ(once->breaks[i].p, again->breaks[i].p);
  }
}

TEST(count_breaks, what_is_too_little_says_so) {
  EXPECT_EQ(find_count_breaks(std::vector<double>(13, 50)).reason(),
            "a change needs 7 days on either side, 14 in all; there are 13");
  EXPECT_EQ(find_count_breaks(std::vector<double>(99, 1)).reason(),
            "it takes at least 100 counts on at least 30 days, and there are 99 on 99");
  EXPECT_FALSE(find_count_breaks(std::vector<double>{1, std::nan("")}));
}

// Counts of nothing but zeros on one side, a constant, one more than a constant: nothing that is
// not a number comes out.
TEST(count_breaks, extreme_series_end_in_finite_numbers) {
  const std::vector<Course> courses = {[](int) { return 3.0; },
                                       [](int day) { return day < 100 ? 0.0 : 50.0; },
                                       [](int day) { return day < 50 ? 80.0 : 0.0; },
                                       [](int day) { return day == 75 ? 1e6 : 2.0; },
                                       [](int day) { return day % 30 == 0 ? 500.0 : 0.0; },
                                       [](int) { return 1e7; }};
  for (const Course& course : courses) {
    const auto found = find_count_breaks(counts(150, course, 6));
    if (!found) continue;
    for (const CountBreak& one : found->breaks) {
      EXPECT_TRUE(std::isfinite(one.ratio) && std::isfinite(one.gain) &&
                  std::isfinite(one.growth_before) && std::isfinite(one.growth_after));
    }
    EXPECT_TRUE(std::ranges::all_of(found->trend.mean, [](double mean) { return mean > 0; }));
  }
}

}  // namespace
}  // namespace resettle::statistics
