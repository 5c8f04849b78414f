#include "statistics/association/correlation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Anscombe 1973, "Graphs in statistical analysis": all four sets have r = .816.
TEST(correlation, anscombe_s_first_set_has_r_of_816) {
  const Numbers x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const Numbers y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  EXPECT_NEAR(*pearson_correlation(x, y), 0.816, 5e-4);
}

// Kendall's tau-b of the example in SciPy's documentation of kendalltau.
TEST(correlation, tau_b_of_the_example_in_scipy_s_documentation) {
  EXPECT_NEAR(*kendall_tau_b(Numbers{12, 2, 1, 12, 2}, Numbers{1, 4, 7, 1, 0}),
              -0.47140452079103173, 1e-14);
}

// Spearman's rho of the example in SciPy's documentation of spearmanr.
TEST(correlation, rho_of_the_example_in_scipy_s_documentation) {
  EXPECT_NEAR(*spearman_correlation(Numbers{1, 2, 3, 4, 5}, Numbers{5, 6, 7, 8, 7}),
              0.8207826816681233, 1e-14);
}

TEST(correlation, a_straight_line_has_one_whatever_its_size) {
  EXPECT_NEAR(*pearson_correlation(Numbers{1, 2, 3}, Numbers{1e300, 2e300, 3e300}), 1, 1e-15);
  EXPECT_NEAR(*pearson_correlation(Numbers{1e-300, 2e-300, 3e-300}, Numbers{3, 2, 1}), -1, 1e-15);
  EXPECT_NEAR(*pearson_correlation(Numbers{1e15, 1e15 + 1, 1e15 + 2}, Numbers{1, 2, 3}), 1, 1e-15);
}

TEST(correlation, the_order_of_units_changes_no_bit) {
  Numbers x;
  Numbers y;
  for (int i = 0; i < 200; ++i) {
    x.push_back(std::sin(i) * std::exp(i % 17));
    y.push_back(std::cos(3 * i) + x.back());
  }
  const Numbers reversed_x(x.rbegin(), x.rend());
  const Numbers reversed_y(y.rbegin(), y.rend());
  EXPECT_EQ(*pearson_correlation(x, y), *pearson_correlation(reversed_x, reversed_y));
  EXPECT_EQ(*spearman_correlation(x, y), *spearman_correlation(reversed_x, reversed_y));
  EXPECT_EQ(*kendall_tau_b(x, y), *kendall_tau_b(reversed_x, reversed_y));
}

TEST(correlation, fewer_than_two_units_have_none) {
  for (const auto& values : {Numbers{}, Numbers{1}}) {
    EXPECT_EQ(pearson_correlation(values, values).reason(),
              "a correlation needs at least two units");
    EXPECT_FALSE(spearman_correlation(values, values));
    EXPECT_FALSE(kendall_tau_b(values, values));
  }
}

TEST(correlation, a_constant_has_none) {
  const Numbers constant = {0.1, 0.1, 0.1};
  const Numbers rising = {1, 2, 3};
  EXPECT_FALSE(pearson_correlation(constant, rising));
  EXPECT_FALSE(spearman_correlation(rising, constant));
  EXPECT_FALSE(kendall_tau_b(constant, rising));
}

TEST(correlation, nan_and_infinity_have_none) {
  const Numbers rising = {1, 2, 3};
  for (const double bad : {kNan, kInfinity, -kInfinity}) {
    EXPECT_FALSE(pearson_correlation(Numbers{1, 2, bad}, rising));
    EXPECT_FALSE(spearman_correlation(rising, Numbers{1, 2, bad}));
    EXPECT_FALSE(kendall_tau_b(Numbers{1, 2, bad}, rising));
  }
}

}  // namespace
}  // namespace resettle::statistics
