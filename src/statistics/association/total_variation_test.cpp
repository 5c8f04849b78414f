#include "statistics/association/total_variation.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Counts = std::vector<double>;

TEST(total_variation, it_is_the_share_that_would_have_to_move) {
  EXPECT_NEAR(*total_variation_distance(Counts{1, 1, 2}, Counts{1, 1, 0}), 0.5, 1e-15);
  EXPECT_EQ(*total_variation_distance(Counts{3, 0}, Counts{0, 5}), 1.0);
  EXPECT_EQ(*total_variation_distance(Counts{1, 3}, Counts{2, 6}), 0.0);
}

TEST(total_variation, counts_of_ten_to_the_fifteen_keep_their_small_difference) {
  EXPECT_NEAR(*total_variation_distance(Counts{1e15, 1e15}, Counts{1e15 + 2, 1e15 - 2}), 1e-15,
              2e-16);
}

TEST(total_variation, without_counts_or_with_wrong_ones_there_is_none) {
  EXPECT_FALSE(total_variation_distance({}, {}));
  EXPECT_FALSE(total_variation_distance(Counts{0, 0}, Counts{1, 1}));
  EXPECT_EQ(total_variation_distance(Counts{-1, 2}, Counts{1, 1}).reason(), "a count is negative");
  EXPECT_FALSE(
      total_variation_distance(Counts{std::numeric_limits<double>::quiet_NaN()}, Counts{1}));
  EXPECT_FALSE(
      total_variation_distance(Counts{std::numeric_limits<double>::infinity()}, Counts{1}));
}

}  // namespace
}  // namespace resettle::statistics
