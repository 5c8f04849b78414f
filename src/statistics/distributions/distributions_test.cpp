#include "statistics/distributions/distributions.h"

#include <gtest/gtest.h>

#include <limits>

namespace resettle::statistics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Values of the printed tables of any statistics textbook.
TEST(distributions, the_values_everyone_knows) {
  EXPECT_NEAR(normal_quantile(.975), 1.959964, 1e-6);
  EXPECT_NEAR(normal_two_sided(-1.959964), .05, 1e-6);
  EXPECT_NEAR(student_t_quantile(.975, 10), 2.228139, 1e-6);
  EXPECT_NEAR(student_t_two_sided(2.228139, 10), .05, 1e-6);
  EXPECT_NEAR(chi_square_quantile(.95, 1), 3.841459, 1e-6);
  EXPECT_NEAR(chi_square_upper(9.487729, 4), .05, 1e-6);
  EXPECT_NEAR(f_upper(4.102821, 2, 10), .05, 1e-6);
}

TEST(distributions, an_infinite_statistic_has_no_tail_and_a_zero_has_all_of_it) {
  EXPECT_EQ(normal_two_sided(kInfinity), 0);
  EXPECT_EQ(student_t_two_sided(-kInfinity, 3), 0);
  EXPECT_EQ(chi_square_upper(kInfinity, 3), 0);
  EXPECT_EQ(f_upper(kInfinity, 3, 4), 0);
  EXPECT_EQ(normal_two_sided(0), 1);
  EXPECT_EQ(student_t_two_sided(0, 3), 1);
  EXPECT_EQ(chi_square_upper(0, 3), 1);
  EXPECT_EQ(f_upper(0, 3, 4), 1);
}

TEST(distributions, a_tail_too_small_for_a_double_is_zero) {
  EXPECT_EQ(normal_two_sided(100), 0);
  EXPECT_EQ(chi_square_upper(1e15, 2), 0);
}

TEST(distributions, no_degrees_of_freedom_are_a_bug_of_the_caller) {
  EXPECT_THROW(student_t_two_sided(1, 0), std::logic_error);
  EXPECT_THROW(chi_square_upper(1, -1), std::logic_error);
  EXPECT_THROW(normal_quantile(1), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
