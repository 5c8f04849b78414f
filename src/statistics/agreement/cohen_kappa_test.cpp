#include "statistics/agreement/cohen_kappa.h"

#include <gtest/gtest.h>

#include <limits>

#include "statistics/agreement/coding_examples_test.h"

namespace resettle::statistics {
namespace {

// Artstein and Poesio 2008, "Inter-coder agreement for computational linguistics".
TEST(cohen_kappa, the_table_of_artstein_and_poesio) {
  const Confusion table{2, {20, 20, 10, 50}};
  EXPECT_NEAR(*cohen_kappa(table), 0.348, 5e-4);
  EXPECT_NEAR(*raw_agreement(table), 0.7, 1e-15);
}

// test_cohen_kappa in scikit-learn: 46, 44, 10 against 50, 40, 10.
TEST(cohen_kappa, the_three_categories_of_scikit_learn_s_tests) {
  const Confusion table{3, {46, 0, 0, 4, 40, 0, 0, 0, 10}};
  EXPECT_NEAR(*cohen_kappa(table), 0.9315, 5e-5);
  EXPECT_NEAR(*cohen_kappa(table, CategoryDistance::kLinear), 0.9412, 5e-5);
  EXPECT_NEAR(*cohen_kappa(table, CategoryDistance::kQuadratic), 0.9541, 5e-5);
}

// The vignette "overview" of irrCAC: cont3x3abstractors.
TEST(cohen_kappa, the_abstractors_of_gwet) {
  EXPECT_NEAR(*cohen_kappa({3, {13, 0, 0, 0, 20, 7, 0, 4, 56}}), 0.7964094, 5e-8);
}

TEST(cohen_kappa, units_that_one_of_the_two_did_not_code_are_left_out) {
  const Coding coding = coding_by_coder(2, {{1, 2, 0, 1}, {1, 1, 2, 0}, {2, 2, 2, 2}});
  EXPECT_EQ(confusion(coding.view(), 0, 1).counts, (std::vector<double>{1, 0, 1, 0}));
}

TEST(cohen_kappa, one_category_has_raw_agreement_but_no_kappa) {
  const Confusion table{2, {9, 0, 0, 0}};
  EXPECT_EQ(*raw_agreement(table), 1.0);
  EXPECT_EQ(cohen_kappa(table).reason(), "both coders used one and the same category only");
}

TEST(cohen_kappa, a_coder_who_always_says_the_same_has_a_kappa_of_zero) {
  EXPECT_EQ(*cohen_kappa({2, {9, 0, 1, 0}}), 0.0);
}

TEST(cohen_kappa, perfect_agreement_is_one_and_perfect_disagreement_minus_one) {
  EXPECT_EQ(*cohen_kappa({2, {5, 0, 0, 5}}), 1.0);
  EXPECT_EQ(*cohen_kappa({2, {0, 5, 5, 0}}), -1.0);
}

TEST(cohen_kappa, no_overlap_has_none) {
  const Coding coding = coding_by_coder(2, {{1, 0}, {0, 1}});
  EXPECT_EQ(cohen_kappa(confusion(coding.view(), 0, 1)).reason(),
            "no unit was coded by both coders");
  EXPECT_FALSE(raw_agreement(confusion(coding.view(), 0, 1)));
}

TEST(cohen_kappa, counts_of_ten_to_the_fifteen_give_what_small_ones_do) {
  EXPECT_NEAR(*cohen_kappa({2, {20e15, 20e15, 10e15, 50e15}}), *cohen_kappa({2, {20, 20, 10, 50}}),
              1e-14);
}

TEST(cohen_kappa, negative_and_infinite_counts_have_none) {
  EXPECT_FALSE(cohen_kappa({2, {1, -1, 1, 1}}));
  EXPECT_FALSE(cohen_kappa({1, {std::numeric_limits<double>::infinity()}}));
  EXPECT_FALSE(raw_agreement(Confusion{1, {std::numeric_limits<double>::quiet_NaN()}}));
}

}  // namespace
}  // namespace resettle::statistics
