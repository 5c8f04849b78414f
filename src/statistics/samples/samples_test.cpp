// Kruskal–Wallis, Hedges' g and Benjamini–Hochberg, a few lines each.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/samples/benjamini_hochberg.h"
#include "statistics/samples/hedges_g.h"
#include "statistics/samples/kruskal_wallis.h"

namespace resettle::statistics {
namespace {

using Values = std::vector<double>;
using Groups = std::vector<Values>;

// Kruskal and Wallis 1952, section 1.2: daily production of three machines for bottle caps;
// H = 5.656 (ranks 24, 14, 40 of 5, 3 and 4 days).
TEST(kruskal_wallis, the_bottle_caps_of_kruskal_and_wallis_come_out) {
  const Groups machines{{340, 345, 330, 342, 338}, {339, 333, 344}, {347, 343, 349, 355}};
  const auto test = *kruskal_wallis_test(machines);
  EXPECT_NEAR(test.h, 5.656, 5e-4);
  EXPECT_EQ(test.degrees_of_freedom, 2);
  EXPECT_NEAR(test.p, .0591, 5e-5);
}

TEST(kruskal_wallis, ties_everywhere_tell_nothing_apart) {
  const auto test = *kruskal_wallis_test(Groups{{1, 1}, {1, 1, 1}});
  EXPECT_EQ(test.h, 0);
  EXPECT_EQ(test.p, 1);
  EXPECT_EQ(test.epsilon_squared, 0);
}

TEST(kruskal_wallis, an_empty_group_does_not_count) {
  const auto with = *kruskal_wallis_test(Groups{{1, 2}, {}, {3, 4}});
  const auto without = *kruskal_wallis_test(Groups{{1, 2}, {3, 4}});
  EXPECT_EQ(with.h, without.h);
  EXPECT_EQ(with.degrees_of_freedom, 1);
}

TEST(kruskal_wallis, what_does_not_exist_is_explained) {
  EXPECT_EQ(kruskal_wallis_test({}).reason(), "fewer than two groups have values");
  EXPECT_EQ(kruskal_wallis_test(Groups{{1, 2}, {}}).reason(), "fewer than two groups have values");
  EXPECT_FALSE(kruskal_wallis_test(Groups{{1, 2}, {std::nan("")}}));
}

// Hedges 1981, table 1: J is .9228 for 10 degrees of freedom, .8408 for 5 (.84075 to five digits).
TEST(hedges_g, the_correction_is_hedges_gamma_function) {
  const Values first{1, 2, 3, 4, 5, 6}, second{0, 1, 2, 3, 4, 5};
  const double standardised = 1 / std::sqrt(3.5);
  EXPECT_NEAR(hedges_g(first, second)->g / standardised, .9228, 5e-4);
  const auto five = *hedges_g(Values{1, 2, 3, 4, 5, 6}, Values{2.5});
  EXPECT_NEAR(five.g / (1 / std::sqrt(3.5)), .84075, 5e-5);
}

TEST(hedges_g, what_does_not_exist_is_explained) {
  EXPECT_EQ(hedges_g({}, Values{1}).reason(), "a group is empty");
  EXPECT_EQ(hedges_g(Values{1}, Values{1, 2}).reason(), "there are fewer than four values");
  EXPECT_EQ(hedges_g(Values{1, 1}, Values{2, 2}).reason(), "neither group varies");
  EXPECT_FALSE(hedges_g(Values{1, std::nan("")}, Values{2, 2}));
  EXPECT_FALSE(hedges_g(Values{std::nan("")}, Values{2, 2, 3}));
}

// Benjamini and Hochberg 1995, section 4.2: 15 comparisons, of which 4 are rejected at q = .05.
TEST(benjamini_hochberg, their_fifteen_p_values_come_out) {
  const Values p{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                 .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
  const Values q = *benjamini_hochberg(p);
  const Values published{.0015, .003, .0095, .035625, .0603};
  for (int i = 0; i < 5; ++i) EXPECT_NEAR(q[i], published[i], 1e-12);
  EXPECT_EQ(std::count_if(q.begin(), q.end(), [](double one) { return one <= .05; }), 4);
}

TEST(benjamini_hochberg, the_order_of_the_tests_is_kept) {
  EXPECT_EQ(*benjamini_hochberg(Values{.5, .01, .02}), (Values{.5, .03, .03}));
  EXPECT_EQ(*benjamini_hochberg(Values{.04}), (Values{.04}));
  EXPECT_EQ(*benjamini_hochberg(Values{1, 1, 0}), (Values{1, 1, 0}));
}

TEST(benjamini_hochberg, no_tests_give_no_qs_and_a_p_that_is_none_is_refused) {
  EXPECT_TRUE(benjamini_hochberg({})->empty());
  EXPECT_EQ(benjamini_hochberg(Values{.1, 1.1}).reason(), "a p lies outside 0 to 1");
  EXPECT_FALSE(benjamini_hochberg(Values{std::nan("")}));
}

}  // namespace
}  // namespace resettle::statistics
