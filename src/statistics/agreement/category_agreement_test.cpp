#include "statistics/agreement/category_agreement.h"

#include <gtest/gtest.h>

namespace resettle::statistics {
namespace {

TEST(category_agreement, precision_looks_down_the_column_and_recall_along_the_row) {
  const auto result = category_agreement({2, {20, 20, 10, 50}});
  const CategoryAgreement& first = result->front();
  EXPECT_EQ(first.reference_units, 40);
  EXPECT_EQ(first.coder_units, 30);
  EXPECT_NEAR(*first.precision, 20.0 / 30, 1e-15);
  EXPECT_NEAR(*first.recall, 20.0 / 40, 1e-15);
  EXPECT_NEAR(*first.f1, 40.0 / 70, 1e-15);
  EXPECT_NEAR(*first.kappa, 0.348, 5e-4);  // Artstein and Poesio 2008
}

TEST(category_agreement, a_category_never_given_has_no_precision_but_a_recall_of_zero) {
  const auto result = category_agreement({2, {0, 3, 0, 5}});
  EXPECT_EQ(result->front().precision.reason(), "the coder never gave this category");
  EXPECT_EQ(*result->front().recall, 0.0);
  EXPECT_EQ(*result->front().f1, 0.0);
  EXPECT_EQ(*result->front().kappa, 0.0);
}

TEST(category_agreement, a_category_the_reference_never_gives_has_no_recall) {
  const auto result = category_agreement({2, {0, 0, 3, 5}});
  EXPECT_EQ(*result->front().precision, 0.0);
  EXPECT_EQ(result->front().recall.reason(), "the reference never gives this category");
}

TEST(category_agreement, a_category_nobody_gave_has_nothing) {
  const auto result = category_agreement({2, {0, 0, 0, 5}});
  EXPECT_EQ(result->front().f1.reason(), "nobody gave this category");
  EXPECT_FALSE(result->front().kappa);
  EXPECT_FALSE(result->back().kappa);
  EXPECT_EQ(*result->back().f1, 1.0);
}

TEST(category_agreement, an_empty_table_has_none) {
  EXPECT_FALSE(category_agreement({2, {0, 0, 0, 0}}));
  EXPECT_FALSE(category_agreement({1, {-1}}));
}

}  // namespace
}  // namespace resettle::statistics
