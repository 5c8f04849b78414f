#include "analyses/phases/daily_breaks.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/resample/philox.h"

namespace resettle {
namespace {

const Day kMonday = *parse_day("2025-01-06");

// Counts with multiplicative noise around `level(day)`.
template <typename Level>
DailyPosts counts(int days, double noise, Level&& level) {
  statistics::Philox random(7);
  DailyPosts made;
  made.first_day = kMonday;
  for (int day = 0; day < days; ++day) {
    made.posts.push_back(std::floor(level(day) * std::exp(noise * random.normal())));
  }
  made.phases = {{"Whole window", 0, made.posts.size()}};
  return made;
}

TEST(daily_breaks, a_week_that_repeats_itself_has_no_breaks_and_no_weekdays_left) {
  const DailyPosts days =
      counts(70, 0, [](int day) { return day % 7 < 5 ? 100.0 : 300.0 + day % 7; });
  const DailyBreaks found = find_breaks(days);
  EXPECT_TRUE(found.weekdays_removed);
  EXPECT_TRUE(found.breaks.empty());
  for (const double value : found.series) EXPECT_NEAR(value, found.series[0], 1e-9);
}

TEST(daily_breaks, a_smooth_decay_has_none) {
  const DailyBreaks found =
      find_breaks(counts(180, 0.15, [](int day) { return 2000 * std::exp(-day / 60.0); }));
  EXPECT_TRUE(found.breaks.empty());
}

TEST(daily_breaks, one_great_day_does_not_move_its_weekday) {
  const auto level = [](int day) { return day % 7 < 5 ? 100.0 : 200.0; };
  DailyPosts days = counts(70, 0.05, level);
  const DailyBreaks without = find_breaks(days);
  days.posts[24] = 100'000;
  const DailyBreaks with = find_breaks(days);
  for (std::size_t day = 0; day < days.posts.size(); ++day) {
    if (day == 24) continue;
    EXPECT_NEAR(with.series[day], without.series[day], 0.03) << day;
  }
}

TEST(daily_breaks, a_step_in_the_level_is_found_whatever_the_weekdays_do) {
  const DailyBreaks found = find_breaks(counts(
      100, 0.1, [](int day) { return (day < 40 ? 50.0 : 150.0) * (day % 7 < 5 ? 1.0 : 2.0); }));
  EXPECT_EQ(found.breaks, std::vector<int>{40});
}

}  // namespace
}  // namespace resettle
