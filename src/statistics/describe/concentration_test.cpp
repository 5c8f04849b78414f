#include "statistics/describe/concentration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;

TEST(concentration, one_who_holds_all_of_n_has_a_gini_of_one_less_one_nth) {
  EXPECT_DOUBLE_EQ(*gini(Values{0, 0, 0, 5}), .75);
  EXPECT_DOUBLE_EQ(*gini(Values{1, 2, 3, 4}), .25);
  EXPECT_DOUBLE_EQ(*gini(Values{1e15, 2e15, 3e15, 4e15}), .25);
}

TEST(concentration, equal_holdings_have_a_gini_of_exactly_zero) {
  EXPECT_EQ(*gini(Values(7, .1)), 0);
  EXPECT_EQ(*gini(Values{3}), 0);
  EXPECT_EQ(*top_share(Values(4, .1), .25), .25);
}

TEST(concentration, the_curve_runs_from_the_origin_to_one_and_one) {
  const auto curve = *lorenz_curve(Values{3, 1, 0, 0});
  ASSERT_EQ(curve.size(), 4u);
  EXPECT_EQ(curve[0].share_of_units, 0);
  EXPECT_EQ(curve[1].share_of_units, .5);
  EXPECT_EQ(curve[1].share_of_total, 0);
  EXPECT_EQ(curve[2].share_of_total, .25);
  EXPECT_EQ(curve[3].share_of_units, 1);
  EXPECT_EQ(curve[3].share_of_total, 1);
}

TEST(concentration, a_boundary_inside_a_unit_takes_that_part_of_it) {
  const Values values{6, 3, 1};
  EXPECT_NEAR(*top_share(values, 1. / 3), .6, 1e-15);
  EXPECT_NEAR(*top_share(values, 1. / 6), .3, 1e-15);
  EXPECT_EQ(*top_share(values, 0), 0);
  EXPECT_EQ(*top_share(values, 1), 1);
}

TEST(concentration, weights_are_units_written_out_and_their_scale_means_nothing) {
  const Values values{1, 2, 5, 100}, weights{2, 1, 3, 0}, written_out{1, 1, 2, 5, 5, 5};
  EXPECT_NEAR(*gini(values, weights), *gini(written_out), 1e-15);
  EXPECT_NEAR(*gini(values, Values{.2, .1, .3, 0}), *gini(written_out), 1e-15);
  EXPECT_NEAR(*top_share(values, .1, weights), *top_share(written_out, .1), 1e-15);
}

TEST(concentration, the_largest_numbers_do_not_overflow) {
  EXPECT_DOUBLE_EQ(*gini(Values{0, std::numeric_limits<double>::max()}), .5);
}

TEST(concentration, what_does_not_exist_is_explained) {
  EXPECT_EQ(gini({}).reason(), "there are no values");
  EXPECT_EQ(gini(Values{0, 0}).reason(), "all values are 0: there is nothing to spread");
  EXPECT_FALSE(gini(Values{1, -1}));
  EXPECT_FALSE(gini(Values{1, std::nan("")}));
  EXPECT_FALSE(gini(Values{0, 1}, Values{1, 0}));
  EXPECT_FALSE(top_share(Values{1}, 2));
}

}  // namespace
}  // namespace resettle::statistics
