#include "statistics/samples/mann_whitney.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "statistics/samples/dominance.h"

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;

// Mann and Whitney 1947, table I: with n = m = 3 the chance of U ≤ 1 is .100, with n = m = 4 of
// U ≤ 3 it is .100.
TEST(mann_whitney, the_exact_p_of_mann_and_whitneys_table_comes_out) {
  const auto three = *mann_whitney_test(Values{1, 2, 4}, Values{3, 5, 6});
  EXPECT_EQ(three.u, 1);
  EXPECT_TRUE(three.exact);
  EXPECT_DOUBLE_EQ(three.p, 2 * .1);
  const auto four = *mann_whitney_test(Values{1, 2, 4, 7}, Values{3, 5, 6, 8});
  EXPECT_EQ(four.u, 4);
  EXPECT_NEAR(four.p, 2 * .171, 1e-3);
}

TEST(mann_whitney, exchanging_the_groups_changes_the_side_only) {
  const Values first{1, 5, 5, 9}, second{0, 5, 2, 2, 11};
  const auto test = *mann_whitney_test(first, second);
  const auto exchanged = *mann_whitney_test(second, first);
  EXPECT_EQ(test.u + exchanged.u, 20);
  EXPECT_EQ(test.z, -exchanged.z);
  EXPECT_EQ(test.p, exchanged.p);
  EXPECT_FALSE(test.exact);
}

TEST(mann_whitney, ties_everywhere_tell_nothing_apart) {
  const auto test = *mann_whitney_test(Values(5, 3.), Values(7, 3.));
  EXPECT_EQ(test.probability_of_superiority, .5);
  EXPECT_EQ(test.p, 1);
  EXPECT_EQ(mann_whitney_test(Values{-0.0}, Values{0.0})->u, .5);
}

TEST(mann_whitney, complete_separation_counts_every_pair) {
  Values low(1'000), high(1'000);
  for (int i = 0; i < 1'000; ++i) {
    low[i] = i;
    high[i] = 1e15 + i;
  }
  const auto test = *mann_whitney_test(high, low);
  EXPECT_EQ(test.probability_of_superiority, 1);
  EXPECT_LT(test.p, 1e-300);
  EXPECT_EQ(*cliffs_delta(high, low), 1);
  EXPECT_EQ(*cliffs_delta(low, high), -1);
}

TEST(mann_whitney, cliffs_delta_is_the_share_ahead_less_the_share_behind) {
  EXPECT_DOUBLE_EQ(*cliffs_delta(Values{1, 3}, Values{1, 2}), .25);  // 2 of 4 ahead, 1 behind
  EXPECT_EQ(*cliffs_delta(Values{3}, Values{3}), 0);
}

TEST(mann_whitney, what_does_not_exist_is_explained) {
  EXPECT_EQ(mann_whitney_test({}, Values{1}).reason(), "a group is empty");
  EXPECT_EQ(mann_whitney_test(Values{1}, Values{HUGE_VAL}).reason(),
            "a value is missing or infinite");
  EXPECT_FALSE(cliffs_delta({}, {}));
}

}  // namespace
}  // namespace resettle::statistics
