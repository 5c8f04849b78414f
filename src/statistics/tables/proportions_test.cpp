#include "statistics/tables/proportions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

// Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
TEST(proportions, newcombes_wilson_intervals_come_out) {
  struct Case {
    double successes, units, low, high;
  };
  for (const Case& one : {Case{81, 263, .2553, .3662}, Case{15, 148, .0624, .1605},
                          Case{0, 20, 0, .1611}, Case{1, 29, .0061, .1718}}) {
    const auto interval = *wilson_interval(one.successes, one.units);
    EXPECT_NEAR(interval.low, one.low, 5e-5);
    EXPECT_NEAR(interval.high, one.high, 5e-5);
  }
}

// Newcombe 1998, "Interval estimation for the difference between independent proportions",
// table II, method 10.
TEST(proportions, newcombes_differences_come_out) {
  struct Case {
    Successes first, second;
    double low, high;
  };
  for (const Case& one :
       {Case{{56, 70}, {48, 80}, .0524, .3339}, Case{{9, 10}, {3, 10}, .1705, .8090},
        Case{{10, 10}, {0, 20}, .6791, 1.0}, Case{{10, 10}, {0, 10}, .6075, 1.0}}) {
    const auto interval = *newcombe_difference(one.first, one.second);
    EXPECT_NEAR(interval.low, one.low, 5e-5);
    EXPECT_NEAR(interval.high, one.high, 5e-5);
  }
}

TEST(proportions, no_success_begins_at_zero_and_nothing_else_ends_at_one) {
  EXPECT_EQ(wilson_interval(0, 7)->low, 0);
  EXPECT_EQ(wilson_interval(7, 7)->high, 1);
  EXPECT_EQ(wilson_interval(1, 1)->high, 1);
  EXPECT_NEAR(wilson_interval(5e14, 1e15)->high, .5, 1e-7);
  EXPECT_EQ(newcombe_difference({0, 5}, {0, 5})->estimate, 0);
}

TEST(proportions, what_does_not_exist_is_explained) {
  EXPECT_EQ(wilson_interval(0, 0).reason(), "there is not one unit");
  EXPECT_EQ(wilson_interval(3, 2).reason(), "there are more successes than units");
  EXPECT_EQ(wilson_interval(-1, 2).reason(), "a count is negative");
  EXPECT_FALSE(wilson_interval(std::nan(""), 2));
  EXPECT_FALSE(wilson_interval(1, std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(newcombe_difference({1, 2}, {0, 0}));
}

TEST(proportions, a_clustered_difference_is_that_of_means_and_stays_within_one) {
  const std::vector<int> outcomes{1, 1, 1, 0, 0, 0, 0, 1}, groups{0, 0, 0, 0, 1, 1, 1, 1};
  const std::vector<std::uint32_t> clusters{1, 1, 2, 3, 4, 4, 5, 6};
  const auto result = *clustered_proportion_difference(outcomes, groups, clusters);
  EXPECT_EQ(result.difference, .5);
  EXPECT_EQ(result.clusters, 6u);
  EXPECT_LE(result.high, 1);
}

}  // namespace
}  // namespace resettle::statistics
