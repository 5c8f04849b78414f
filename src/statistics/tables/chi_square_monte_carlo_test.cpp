#include "statistics/tables/chi_square_monte_carlo.h"

#include <gtest/gtest.h>

#include "statistics/tables/chi_square.h"

namespace resettle::statistics {
namespace {

// Fisher's tea: of the 70 tables with these margins, the found one and its mirror image are the
// most extreme but two; P = (16 + 16 + 1 + 1) / 70 (Fisher 1935, "The Design of Experiments").
TEST(chi_square_monte_carlo, fishers_tea_has_its_exact_p) {
  const auto test = *chi_square_monte_carlo({2, 2, {3, 1, 1, 3}}, 20'000, 1);
  EXPECT_NEAR(test.p, 34. / 70, .015);
  EXPECT_EQ(test.statistic, 2);
}

TEST(chi_square_monte_carlo, with_large_counts_it_agrees_with_the_distribution) {
  const ContingencyTable table{2, 3, {30, 45, 25, 40, 30, 30}};
  EXPECT_NEAR(chi_square_monte_carlo(table, 4'000, 2)->p, chi_square_test(table)->p, .03);
}

TEST(chi_square_monte_carlo, the_seed_decides_and_p_is_never_zero) {
  const ContingencyTable table{2, 2, {50, 0, 0, 50}};
  EXPECT_EQ(chi_square_monte_carlo(table, 99, 1)->p, .01);
  const ContingencyTable mixed{2, 2, {6, 4, 3, 7}};
  EXPECT_EQ(chi_square_monte_carlo(mixed, 999, 5)->p, chi_square_monte_carlo(mixed, 999, 5)->p);
}

TEST(chi_square_monte_carlo, a_table_without_association_has_a_p_of_one) {
  EXPECT_EQ(chi_square_monte_carlo({2, 2, {5, 5, 5, 5}}, 500, 1)->p, 1);
  EXPECT_EQ(chi_square_monte_carlo({2, 2, {1, 0, 0, 1}}, 500, 1)->p, 1);
}

TEST(chi_square_monte_carlo, what_does_not_exist_is_explained) {
  EXPECT_EQ(chi_square_monte_carlo({2, 2, {1.5, 1, 1, 1}}, 9, 1).reason(),
            "a count is not a whole number");
  EXPECT_EQ(chi_square_monte_carlo({2, 2, {1e15, 1, 1, 1}}, 9, 1).reason(),
            "more than a million units: use the chi-square distribution");
  EXPECT_FALSE(chi_square_monte_carlo({2, 2, {1, 1, 0, 0}}, 9, 1));
}

}  // namespace
}  // namespace resettle::statistics
