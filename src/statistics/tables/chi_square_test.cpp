#include "statistics/tables/chi_square.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "statistics/tables/cramers_v.h"

namespace resettle::statistics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Agresti 2007, "An Introduction to Categorical Data Analysis", table 2.5: gender by party.
const ContingencyTable kAgresti{2, 3, {762, 327, 468, 484, 239, 477}};

TEST(chi_square, agrestis_gender_by_party_comes_out) {
  const auto test = *chi_square_test(kAgresti);
  EXPECT_NEAR(test.statistic, 30.0701, 5e-5);
  EXPECT_EQ(test.degrees_of_freedom, 2);
  EXPECT_NEAR(test.p, 2.954e-7, 5e-11);
  EXPECT_NEAR(test.smallest_expected, 246.4, .05);  // Agresti, the same table: 246.4
  EXPECT_NEAR(*cramers_v(kAgresti), .104436, 5e-7);
}

// Agresti 2007, table 2.6: standardised residuals of the same table.
TEST(chi_square, agrestis_residuals_come_out) {
  const auto residuals = *adjusted_residuals(kAgresti);
  const double published[]{4.50, .70, -5.32, -4.50, -.70, 5.32};
  for (int cell = 0; cell < 6; ++cell) EXPECT_NEAR(residuals[cell], published[cell], 5e-3);
}

// The example of SciPy's documentation of contingency.association.
TEST(chi_square, scipys_four_by_two_table_comes_out) {
  const ContingencyTable table{4, 2, {100, 150, 203, 322, 420, 700, 320, 210}};
  EXPECT_NEAR(chi_square_test(table)->statistic, 84.0561, 5e-5);
  EXPECT_NEAR(*cramers_v(table), .186178, 5e-7);
}

TEST(chi_square, empty_rows_and_columns_do_not_count) {
  const ContingencyTable table{3, 4, {762, 0, 327, 468, 0, 0, 0, 0, 484, 0, 239, 477}};
  EXPECT_EQ(chi_square_test(table)->statistic, chi_square_test(kAgresti)->statistic);
  EXPECT_EQ(chi_square_test(table)->degrees_of_freedom, 2);
  EXPECT_EQ(*cramers_v_corrected(table), *cramers_v_corrected(kAgresti));
  EXPECT_EQ((*adjusted_residuals(table))[1], 0);
  EXPECT_EQ((*adjusted_residuals(table))[4], 0);
}

TEST(chi_square, independence_gives_zero_and_perfect_agreement_a_v_of_one) {
  const ContingencyTable independent{2, 2, {10, 20, 30, 60}};
  EXPECT_EQ(chi_square_test(independent)->p, 1);
  EXPECT_EQ(*cramers_v(independent), 0);
  EXPECT_EQ(*cramers_v_corrected(independent), 0);
  const ContingencyTable perfect{2, 2, {30, 0, 0, 50}};
  EXPECT_DOUBLE_EQ(*cramers_v(perfect), 1);
  EXPECT_NEAR(*cramers_v_corrected(perfect), 1, 1e-3);
}

TEST(chi_square, counts_of_a_thousand_million_million_work) {
  const ContingencyTable table{2, 2, {1e15, 1e15, 1e15, 1e15 + 4e7}};
  const auto test = *chi_square_test(table);
  EXPECT_NEAR(test.statistic, .4, .001);
  EXPECT_TRUE(std::isfinite(test.p));
}

TEST(chi_square, corrected_v_needs_more_units_than_categories) {
  EXPECT_EQ(cramers_v_corrected({2, 2, {1, 0, 0, 1}}).reason(),
            "there are too few units for this many rows and columns");
  EXPECT_FALSE(cramers_v_corrected({2, 2, {.5, 0, 0, .5}}));
}

TEST(chi_square, what_does_not_exist_is_explained) {
  EXPECT_EQ(chi_square_test({0, 0, {}}).reason(), "the table is empty");
  EXPECT_EQ(chi_square_test({2, 2, {0, 0, 0, 0}}).reason(), "the table is empty");
  EXPECT_EQ(chi_square_test({2, 2, {1, 2, 0, 0}}).reason(), "all units are in one row");
  EXPECT_EQ(chi_square_test({2, 2, {1, 0, 2, 0}}).reason(), "all units are in one column");
  EXPECT_EQ(chi_square_test({2, 2, {1, -1, 2, 0}}).reason(), "a count is negative");
  EXPECT_FALSE(chi_square_test({2, 2, {1, std::nan(""), 2, 0}}));
  EXPECT_FALSE(adjusted_residuals({2, 2, {1, kInfinity, 2, 0}}));
  EXPECT_FALSE(cramers_v({1, 1, {4}}));
  EXPECT_EQ((*adjusted_residuals({1, 2, {4, 5}})), (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace resettle::statistics
