#include "statistics/words/c_tf_idf.h"

#include <gtest/gtest.h>

#include <cmath>

namespace resettle::statistics {
namespace {

using Counts = std::vector<WordCount>;

// By hand: 7 words in 2 classes, A = ⌊3.5⌋ = 3.
TEST(c_tf_idf, the_mean_words_of_a_class_are_cut_to_a_whole_number) {
  const Counts counts{{0, 0, 2}, {1, 0, 2}, {1, 1, 3}};
  const auto weights = *c_tf_idf(counts, 2);
  EXPECT_NEAR(weights[0], .5 * std::log(1 + 3. / 2), 1e-15);
  EXPECT_NEAR(weights[1], .5 * std::log(1 + 3. / 5), 1e-15);
  EXPECT_NEAR(weights[2], 1. * std::log(1 + 3. / 5), 1e-15);
}

TEST(c_tf_idf, a_count_split_over_entries_weighs_the_same) {
  const auto whole = *c_tf_idf(Counts{{0, 0, 5}, {1, 0, 2}, {1, 1, 4}}, 2);
  const auto split = *c_tf_idf(Counts{{0, 0, 2}, {0, 0, 3}, {1, 0, 2}, {1, 1, 4}}, 2);
  EXPECT_NEAR(split[0] + split[1], whole[0], 1e-15);
  EXPECT_EQ(split[3], whole[2]);
}

TEST(c_tf_idf, the_heaviest_words_come_first_and_ties_go_to_the_lower_number) {
  const Counts counts{{4, 0, 3}, {2, 0, 3}, {9, 0, 6}, {1, 1, 50}, {7, 0, 0}};
  const auto weights = *c_tf_idf(counts, 2);
  EXPECT_EQ(heaviest_words(counts, weights, 0, 2), (std::vector<std::uint32_t>{9, 2}));
  EXPECT_EQ(heaviest_words(counts, weights, 0, 10), (std::vector<std::uint32_t>{9, 2, 4}));
  EXPECT_TRUE(heaviest_words(counts, weights, 5, 10).empty());
}

TEST(c_tf_idf, nothing_and_next_to_nothing_weigh_nothing) {
  EXPECT_TRUE(c_tf_idf({}, 0)->empty());
  EXPECT_EQ(c_tf_idf(Counts{{0, 0, 1}}, 3)->front(), 0);
  EXPECT_EQ(c_tf_idf(Counts{{0, 0, 0}}, 1)->front(), 0);
  EXPECT_TRUE(std::isfinite(c_tf_idf(Counts{{0, 0, 1e15}, {1, 0, 1}}, 1)->back()));
}

TEST(c_tf_idf, what_does_not_exist_is_explained) {
  EXPECT_EQ(c_tf_idf(Counts{{0, 0, -1}}, 1).reason(), "a count is negative");
  EXPECT_EQ(c_tf_idf(Counts{{0, 0, std::nan("")}}, 1).reason(), "a count is missing or infinite");
  EXPECT_THROW(c_tf_idf(Counts{{0, 1, 1}}, 1), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
