#include "statistics/samples/welch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;

// Student 1908, "The probable error of a mean": hours of sleep gained by two drugs. R's
// documentation of t.test gives Welch's t = −1.8608, df = 17.776, p = .07939, interval −3.3655 to
// .2055.
const Values kFirstDrug{.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2};
const Values kSecondDrug{1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};

TEST(welch, students_sleep_comes_out) {
  const auto test = *welch_test(kFirstDrug, kSecondDrug);
  EXPECT_NEAR(test.t, -1.8608, 5e-5);
  EXPECT_NEAR(test.degrees_of_freedom, 17.776, 5e-4);
  EXPECT_NEAR(test.p, .07939, 5e-6);
  EXPECT_NEAR(test.low, -3.3654832, 5e-7);
  EXPECT_NEAR(test.high, .2054832, 5e-7);
}

TEST(welch, exchanging_the_groups_changes_the_sign_only) {
  const auto test = *welch_test(kFirstDrug, kSecondDrug);
  const auto exchanged = *welch_test(kSecondDrug, kFirstDrug);
  EXPECT_EQ(exchanged.t, -test.t);
  EXPECT_EQ(exchanged.p, test.p);
  EXPECT_EQ(exchanged.low, -test.high);
}

TEST(welch, one_constant_group_is_compared_all_the_same) {
  const auto test = *welch_test(Values{2, 2, 2}, Values{1, 2, 3, 6});
  EXPECT_EQ(test.degrees_of_freedom, 3);
  EXPECT_EQ(test.difference, -1);
}

TEST(welch, large_counts_keep_their_difference) {
  const auto test = *welch_test(Values{1e15, 1e15 + 2}, Values{1e15 + 4, 1e15 + 6});
  EXPECT_EQ(test.difference, -4);
  EXPECT_NEAR(test.t, -4 / std::sqrt(2), 1e-12);
}

TEST(welch, what_does_not_exist_is_explained) {
  EXPECT_EQ(welch_test(Values{1}, Values{1, 2}).reason(), "a group has fewer than two values");
  EXPECT_EQ(welch_test({}, {}).reason(), "a group has fewer than two values");
  EXPECT_EQ(welch_test(Values{1, 1}, Values{2, 2}).reason(),
            "both groups are constant: there is no standard error");
  EXPECT_FALSE(welch_test(Values{1, std::nan("")}, Values{2, 2}));
}

}  // namespace
}  // namespace resettle::statistics
