#include "statistics/describe/entropy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Counts = std::vector<double>;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(entropy, k_equal_categories_hold_log_two_k_bits) {
  EXPECT_EQ(*shannon_entropy(Counts{5, 5, 5, 5}), 2);
  EXPECT_EQ(*shannon_entropy(Counts{1e15, 1e15}), 1);
  EXPECT_EQ(*normalised_entropy(Counts{7, 7, 7}), 1);
}

TEST(entropy, empty_categories_add_nothing_but_count_in_k) {
  EXPECT_EQ(*shannon_entropy(Counts{5, 0, 5, 0}), 1);
  EXPECT_EQ(*normalised_entropy(Counts{5, 0, 5, 0}), .5);
}

TEST(entropy, one_category_with_everything_holds_nothing) {
  EXPECT_EQ(*shannon_entropy(Counts{0, 9}), 0);
  EXPECT_FALSE(std::signbit(*shannon_entropy(Counts{0, 9})));
  EXPECT_EQ(*normalised_entropy(Counts{0, 9}), 0);
  EXPECT_EQ(normalised_entropy(Counts{9}).reason(), "one category has no evenness");
}

TEST(entropy, equal_shares_do_not_diverge_and_disjoint_ones_do_by_a_bit) {
  EXPECT_EQ(*jensen_shannon_divergence(Counts{1, 2, 4}, Counts{3, 6, 12}), 0);
  EXPECT_EQ(*jensen_shannon_divergence(Counts{1, 0}, Counts{0, 5}), 1);
  EXPECT_EQ(*jensen_shannon_divergence(Counts{8}, Counts{2}), 0);
}

TEST(entropy, divergence_is_symmetric) {
  const Counts first{10, 3, 0, 7}, second{1, 1, 5, 2};
  EXPECT_EQ(*jensen_shannon_divergence(first, second), *jensen_shannon_divergence(second, first));
}

TEST(entropy, what_does_not_exist_is_explained) {
  EXPECT_EQ(shannon_entropy({}).reason(), "there are no categories");
  EXPECT_EQ(shannon_entropy(Counts{0, 0}).reason(), "all counts are 0");
  EXPECT_EQ(shannon_entropy(Counts{1, -1}).reason(), "a count is negative");
  EXPECT_EQ(shannon_entropy(Counts{1, kInfinity}).reason(), "a count is missing or infinite");
  EXPECT_FALSE(jensen_shannon_divergence(Counts{1, 2}, Counts{0, 0}));
  EXPECT_FALSE(jensen_shannon_divergence(Counts{1, std::nan("")}, Counts{0, 1}));
}

}  // namespace
}  // namespace resettle::statistics
