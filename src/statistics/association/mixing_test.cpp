#include "statistics/association/mixing.h"

#include <gtest/gtest.h>

#include <vector>

namespace resettle::statistics {
namespace {

using Numbers = std::vector<int>;

// Newman 2003, Table I: sexual contacts by race in San Francisco, r = .621. The printed cells are
// rounded to thousandths and sum to .997, so the last digit moves.
TEST(mixing, newman_s_couples_have_an_assortativity_of_621) {
  const int cells[4][4] = {{258, 16, 35, 13}, {12, 157, 58, 19}, {13, 23, 306, 35}, {5, 7, 24, 16}};
  Numbers from;
  Numbers to;
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 4; ++j) {
      from.insert(from.end(), static_cast<size_t>(cells[i][j]), i);
      to.insert(to.end(), static_cast<size_t>(cells[i][j]), j);
    }
  }
  EXPECT_NEAR(*assortativity_of_groups(from, to), 0.621, 3e-3);
}

TEST(mixing, reciprocity_counts_a_tie_once_and_no_tie_to_oneself) {
  const Numbers from = {0, 0, 1, 2, 3, 3};
  const Numbers to = {1, 1, 0, 0, 3, 2};
  const auto result = reciprocity(from, to, 4);
  EXPECT_EQ(result->ties, 4);
  EXPECT_DOUBLE_EQ(result->share, 0.5);
  EXPECT_DOUBLE_EQ(result->expected, 4.0 / 12);
  EXPECT_DOUBLE_EQ(*result->excess, (0.5 - 1.0 / 3) / (1 - 1.0 / 3));
  EXPECT_DOUBLE_EQ(*weighted_reciprocity(from, to, 4), 2.0 / 5);
}

TEST(mixing, in_a_full_network_reciprocity_has_no_excess) {
  const auto result = reciprocity(Numbers{0, 1}, Numbers{1, 0}, 2);
  EXPECT_EQ(result->share, 1.0);
  EXPECT_EQ(result->excess.reason(), "every possible tie is there");
}

TEST(mixing, ties_to_oneself_alone_have_no_reciprocity) {
  EXPECT_FALSE(reciprocity(Numbers{1}, Numbers{1}, 3));
  EXPECT_FALSE(weighted_reciprocity(Numbers{}, Numbers{}, 3));
}

TEST(mixing, ei_is_minus_one_inside_and_one_outside) {
  EXPECT_EQ(ei_index(Numbers{0, 1}, Numbers{0, 1})->index, -1.0);
  EXPECT_EQ(ei_index(Numbers{0, 1}, Numbers{1, 0})->index, 1.0);
}

// out = (3, 1), in = (2, 2): expected 1 − 2 (3·2 + 1·2)/16 = 0.
TEST(mixing, the_expected_ei_is_that_of_random_mixing_with_the_same_margins) {
  const auto result = ei_index(Numbers{0, 0, 0, 1}, Numbers{0, 0, 1, 1});
  EXPECT_DOUBLE_EQ(*result->expected, 0.0);
  EXPECT_DOUBLE_EQ(*result->excess, -0.5);
}

TEST(mixing, one_group_has_an_index_without_a_yardstick) {
  const auto result = ei_index(Numbers{0, 1, 1}, Numbers{0, 0, 0});
  EXPECT_NEAR(result->index, 1.0 / 3, 1e-15);
  EXPECT_FALSE(result->expected);
  EXPECT_NE(result->excess.reason().find("one group"), std::string::npos);
  EXPECT_FALSE(assortativity_of_groups(Numbers{0, 1, 1}, Numbers{0, 0, 0}));
  EXPECT_FALSE(ei_permutation(Numbers{0, 1, 1}, Numbers{0, 1}, Numbers{0, 0, 0}));
}

TEST(mixing, no_interactions_have_none) {
  EXPECT_FALSE(ei_index({}, {}));
  EXPECT_FALSE(assortativity_of_groups({}, {}));
  EXPECT_FALSE(assortativity_of_values({}, {}));
  EXPECT_FALSE(ei_permutation({}, Numbers{0, 1}, {}));
}

// Two senders in each group, three of them silent: the index is that of the one who writes.
TEST(mixing, a_permutation_deals_groups_to_senders_and_not_to_interactions) {
  const Numbers sender(100, 0);
  Numbers to(50, 0);
  to.resize(100, 1);
  to[0] = 1;
  const auto result = ei_permutation(sender, Numbers{0, 0, 1, 1}, to);
  EXPECT_NEAR(result->index, 0.02, 1e-15);
  EXPECT_NEAR(result->expected, 0, 1e-15);
  EXPECT_NEAR(result->low, -0.02, 1e-15);
  EXPECT_NEAR(result->high, 0.02, 1e-15);
  EXPECT_EQ(result->p, 1.0);
}

TEST(mixing, closure_that_chance_would_not_give_has_a_small_p) {
  Numbers sender;
  Numbers group_of_sender;
  Numbers to;
  for (int s = 0; s < 40; ++s) {
    group_of_sender.push_back(s % 2);
    for (int i = 0; i < 5; ++i) {
      sender.push_back(s);
      to.push_back(i < 4 ? s % 2 : 1 - s % 2);
    }
  }
  const auto result = ei_permutation(sender, group_of_sender, to, {.draws = 999, .seed = 5});
  EXPECT_LT(result->index, result->low);
  EXPECT_LE(result->p, 0.001);
  EXPECT_EQ(ei_permutation(sender, group_of_sender, to, {.draws = 999, .seed = 5})->low,
            result->low);
}

TEST(mixing, a_group_below_zero_is_a_bug) {
  EXPECT_THROW(ei_index(Numbers{-1}, Numbers{0}), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
