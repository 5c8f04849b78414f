#include "statistics/association/rank_biased_overlap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

namespace resettle::statistics {
namespace {

// A ranking from best to worst; a group of tied items is one string.
std::vector<RankedItem> ranking(const std::vector<std::string_view>& groups) {
  std::vector<RankedItem> list;
  double score = 0;
  for (const auto group : groups) {
    for (const char item : group) list.push_back({item, score});
    --score;
  }
  return list;
}

// The example of Corsi and Urbano's implementation (sigir2024-rbo, README): p = .95, variant w,
// RBO_EXT = .7068257. r, b, g, y, p: red … pink; w, k, u: white, black, purple.
TEST(rank_biased_overlap, ties_and_uneven_lengths_as_published_by_corsi_and_urbano) {
  const auto x = ranking({"r", "bg", "y", "p"});
  const auto y = ranking({"br", "w", "yku", "g"});
  EXPECT_NEAR(*rank_biased_overlap(x, y, 0.95), 0.7068257, 5e-8);
  EXPECT_EQ(*rank_biased_overlap(x, y, 0.95), *rank_biased_overlap(y, x, 0.95));
}

// Agreements by hand: 0, 1/2, 2/3, then 2/3 for ever.
TEST(rank_biased_overlap, without_ties_it_is_the_weighted_mean_of_agreements) {
  const double p = 0.9;
  const double by_hand = (1 - p) * (0 + p * 1 / 2) + p * p * 2 / 3;
  EXPECT_NEAR(*rank_biased_overlap(ranking({"a", "b", "c"}), ranking({"b", "a", "d"}), p),
              (1 - p) * (0 + p * 1) + p * p * 2 / 3, 1e-15);
  EXPECT_NEAR(*rank_biased_overlap(ranking({"a", "b", "c"}), ranking({"b", "d", "a"}), p), by_hand,
              1e-15);
}

TEST(rank_biased_overlap, equal_rankings_have_one_and_disjoint_ones_zero) {
  EXPECT_NEAR(*rank_biased_overlap(ranking({"a", "bc", "d"}), ranking({"a", "cb", "d"})), 1, 1e-15);
  EXPECT_EQ(*rank_biased_overlap(ranking({"a", "b"}), ranking({"c", "d", "e"})), 0.0);
}

TEST(rank_biased_overlap, when_everything_is_tied_it_is_the_overlap_of_sets) {
  EXPECT_NEAR(*rank_biased_overlap(ranking({"abcd"}), ranking({"cdef"})), 0.5, 1e-15);
}

TEST(rank_biased_overlap, an_empty_list_or_a_missing_score_has_none) {
  EXPECT_EQ(rank_biased_overlap({}, ranking({"a"})).reason(), "a ranking is empty");
  const std::vector<RankedItem> missing = {{1, std::numeric_limits<double>::quiet_NaN()}};
  EXPECT_FALSE(rank_biased_overlap(missing, ranking({"a"})));
}

TEST(rank_biased_overlap, an_infinite_score_ranks_first) {
  const std::vector<RankedItem> infinite = {{'b', 3},
                                            {'a', std::numeric_limits<double>::infinity()}};
  EXPECT_NEAR(*rank_biased_overlap(infinite, ranking({"a", "b"})), 1, 1e-15);
}

TEST(rank_biased_overlap, an_item_twice_in_a_list_is_a_bug) {
  EXPECT_THROW(rank_biased_overlap(ranking({"a", "a"}), ranking({"a"})), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
