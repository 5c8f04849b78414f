#include "statistics/association/partitions.h"

#include <gtest/gtest.h>

#include <vector>

namespace resettle::statistics {
namespace {

using Labels = std::vector<int64_t>;

// Values of scikit-learn's documentation (adjusted_rand_score, adjusted_mutual_info_score) and its
// tests: test_adjustment_for_chance and test_adjusted_mutual_info_score.
TEST(partitions, values_of_scikit_learn_s_documentation_and_tests) {
  EXPECT_NEAR(*adjusted_rand_index(Labels{0, 0, 1, 2}, Labels{0, 0, 1, 1}), 0.57, 5e-3);
  EXPECT_NEAR(*adjusted_rand_index(Labels{0, 0, 1, 1}, Labels{0, 1, 0, 1}), -0.5, 1e-15);
  const Labels a = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3};
  const Labels b = {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};
  EXPECT_NEAR(*adjusted_mutual_information(a, b), 0.27821, 5e-6);
}

TEST(partitions, equal_partitions_have_one_whatever_the_names) {
  const Labels names = {7, 7, -3, 9, 9, 9};
  const Labels others = {0, 0, 5, 1, 1, 1};
  EXPECT_NEAR(*adjusted_rand_index(names, others), 1, 1e-15);
  EXPECT_NEAR(*adjusted_mutual_information(names, others), 1, 1e-12);
}

TEST(partitions, one_trivial_partition_explains_nothing) {
  const Labels one_group = {1, 1, 1, 1};
  const Labels halves = {1, 1, 2, 2};
  const Labels singletons = {1, 2, 3, 4};
  for (const auto& trivial : {one_group, singletons}) {
    EXPECT_NEAR(*adjusted_rand_index(trivial, halves), 0, 1e-15);
    EXPECT_NEAR(*adjusted_mutual_information(trivial, halves), 0, 1e-14);
  }
  EXPECT_NEAR(*adjusted_mutual_information(one_group, singletons), 0, 1e-14);
}

TEST(partitions, two_trivial_partitions_have_none_and_say_why) {
  const Labels one_group = {1, 1, 1};
  const Labels singletons = {1, 2, 3};
  EXPECT_FALSE(adjusted_rand_index(one_group, one_group));
  EXPECT_FALSE(adjusted_rand_index(singletons, singletons));
  EXPECT_FALSE(adjusted_mutual_information(one_group, one_group));
  EXPECT_NE(adjusted_mutual_information(singletons, singletons).reason().find("singletons"),
            std::string::npos);
}

TEST(partitions, fewer_than_two_units_have_none) {
  EXPECT_FALSE(adjusted_rand_index({}, {}));
  EXPECT_FALSE(adjusted_mutual_information(Labels{1}, Labels{1}));
}

}  // namespace
}  // namespace resettle::statistics
