#include "statistics/describe/quantiles.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;

// Hyndman and Fan 1996, definition 7: place (n − 1) p + 1 of the ascending values.
TEST(quantiles, type_7_lies_on_the_line_between_neighbours) {
  const Values values{40, 10, 30, 20};
  EXPECT_EQ(*quantile(values, 0), 10);
  EXPECT_EQ(*quantile(values, .25), 17.5);
  EXPECT_EQ(*median(values), 25);
  EXPECT_EQ(*quantile(values, 1), 40);
  EXPECT_EQ(*quantiles(values, Values{1, 0}), (Values{40, 10}));
}

TEST(quantiles, one_value_and_equal_values_are_all_their_quantiles) {
  for (const double p : {0., .1, .5, .99, 1.}) {
    EXPECT_EQ(*quantile(Values{7}, p), 7);
    EXPECT_EQ(*quantile(Values(9, .1), p), .1);
    EXPECT_EQ(*weighted_quantile(Values(9, .1), Values(9, .7), p, WeightMeaning::kReliability), .1);
  }
}

TEST(quantiles, the_largest_numbers_do_not_overflow) {
  const double largest = std::numeric_limits<double>::max();
  EXPECT_EQ(*median(Values{-largest, largest}), 0);
  EXPECT_EQ(*median(Values{1e15, 1e15 + 2}), 1e15 + 1);
}

TEST(quantiles, what_does_not_exist_is_explained) {
  EXPECT_EQ(median({}).reason(), "there are no values");
  EXPECT_EQ(median(Values{std::nan("")}).reason(), "a value is missing or infinite");
  EXPECT_FALSE(quantile(Values{1}, 1.5));
  EXPECT_FALSE(quantile(Values{1}, std::nan("")));
  EXPECT_FALSE(weighted_quantile(Values{1}, Values{0}, .5, WeightMeaning::kReliability));
  EXPECT_FALSE(weighted_quantile(Values{1}, Values{.5}, .5, WeightMeaning::kFrequency));
  EXPECT_FALSE(weighted_quantile(Values{1}, Values{1e17}, .5, WeightMeaning::kFrequency));
}

TEST(quantiles, a_frequency_is_the_value_written_out_that_often) {
  const Values values{5, 1, 9}, frequencies{2, 3, 0}, written_out{1, 1, 1, 5, 5};
  for (const double p : {0., .2, .5, .6, .7, 1.}) {
    EXPECT_NEAR(*weighted_quantile(values, frequencies, p, WeightMeaning::kFrequency),
                *quantile(written_out, p), 1e-12);
  }
  EXPECT_EQ(*weighted_quantile(Values{1, 2}, Values{1e15, 1e15}, .9, WeightMeaning::kFrequency), 2);
}

TEST(quantiles, equal_reliabilities_give_the_plain_quantile_also_with_ties) {
  const Values values{1, 1, 2, 4, 4, 4, 8};
  for (int i = 0; i <= 20; ++i) {
    const double p = i / 20.;
    EXPECT_NEAR(*weighted_quantile(values, Values(7, .3), p, WeightMeaning::kReliability),
                *quantile(values, p), 1e-12);
  }
}

}  // namespace
}  // namespace resettle::statistics
