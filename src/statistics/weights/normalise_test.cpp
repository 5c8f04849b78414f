#include "statistics/weights/normalise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;

TEST(normalise, every_scale_runs_from_zero_to_one) {
  EXPECT_EQ(*min_max_normalised(Values{2, 4, 3}), (Values{0, 1, .5}));
  EXPECT_EQ(*rank_normalised(Values{5, 900, 5, 7}), (Values{.5 / 3, 1, .5 / 3, 2. / 3}));
  const Values logarithms = *log1p_normalised(Values{0, 9, 99});
  EXPECT_EQ(logarithms[0], 0);
  EXPECT_NEAR(logarithms[1], .5, 1e-15);
  EXPECT_EQ(logarithms[2], 1);
}

TEST(normalise, units_that_are_all_equal_are_not_ahead_of_one_another) {
  EXPECT_EQ(*min_max_normalised(Values{7, 7}), (Values{0, 0}));
  EXPECT_EQ(*log1p_normalised(Values{7, 7}), (Values{0, 0}));
  EXPECT_EQ(*rank_normalised(Values{7, 7}), (Values{.5, .5}));
  EXPECT_EQ(*min_max_normalised(Values{7}), (Values{0}));
  EXPECT_EQ(*rank_normalised(Values{7}), (Values{0}));
}

TEST(normalise, the_largest_and_the_smallest_numbers_stay_in_range) {
  using Limits = std::numeric_limits<double>;
  EXPECT_EQ(*min_max_normalised(Values{-Limits::max(), Limits::max(), 0}), (Values{0, 1, .5}));
  EXPECT_EQ(*min_max_normalised(Values{0, Limits::denorm_min()}), (Values{0, 1}));
  EXPECT_EQ(*min_max_normalised(Values{1e15, 1e15 + 1}), (Values{0, 1}));
}

TEST(normalise, what_does_not_exist_is_explained) {
  EXPECT_EQ(min_max_normalised({}).reason(), "there are no units");
  EXPECT_EQ(rank_normalised(Values{std::nan("")}).reason(), "a value is missing or infinite");
  EXPECT_FALSE(log1p_normalised(Values{-1, 0}));
}

}  // namespace
}  // namespace resettle::statistics
