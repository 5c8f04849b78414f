#include "statistics/agreement/many_coders.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "statistics/agreement/coding_examples_test.h"

namespace resettle::statistics {
namespace {

// The table that Wikipedia, "Fleiss' kappa", works through: 10 units, 14 coders, 5 categories.
TEST(many_coders, fleiss_kappa_of_wikipedia_s_example) {
  const int counts[10][5] = {{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0},
                             {2, 2, 8, 1, 1},  {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2},
                             {6, 5, 2, 1, 0},  {0, 2, 2, 3, 7}};
  std::vector<int> cells;
  for (const auto& unit : counts) {
    for (int category = 0; category < 5; ++category) {
      cells.insert(cells.end(), static_cast<size_t>(unit[category]), category);
    }
  }
  EXPECT_NEAR(*fleiss_kappa({14, 5, cells}), 0.210, 5e-4);
}

// raw4raters in irrCAC (Gwet 2014): AC1 .77544, Fleiss .76117, raw .81818.
TEST(many_coders, coefficients_of_gwet_s_four_raters_with_gaps) {
  const Coding coding = krippendorff_example();
  EXPECT_NEAR(*gwet_ac1(coding.view()), 0.77544, 5e-6);
  EXPECT_NEAR(*fleiss_kappa(coding.view()), 0.76117, 5e-6);
  EXPECT_NEAR(*raw_agreement(coding.view()), 0.81818, 5e-6);
}

// Gwet 2008 and by hand: pa = .89, π = (.13, .255, .615), pe = .269925.
TEST(many_coders, ac1_of_gwet_s_abstractors) {
  const std::vector<int> cells = {0, 0, 1, 1, 1, 2, 2, 1, 2, 2};
  const std::vector<int64_t> times = {13, 20, 7, 4, 56};
  EXPECT_NEAR(*gwet_ac1({2, 3, cells, times}), (0.89 - 0.269925) / (1 - 0.269925), 1e-14);
}

TEST(many_coders, ac2_without_order_is_ac1) {
  const Coding coding = krippendorff_example();
  EXPECT_EQ(*gwet_ac2(coding.view(), CategoryDistance::kNominal), *gwet_ac1(coding.view()));
}

TEST(many_coders, perfect_agreement_is_one) {
  const Coding coding = coding_by_coder(3, {{1, 2, 3}, {1, 2, 3}});
  EXPECT_EQ(*raw_agreement(coding.view()), 1.0);
  EXPECT_EQ(*fleiss_kappa(coding.view()), 1.0);
  EXPECT_EQ(*gwet_ac1(coding.view()), 1.0);
  EXPECT_EQ(*gwet_ac2(coding.view()), 1.0);
}

TEST(many_coders, one_used_category_has_no_kappa_but_an_ac1) {
  const Coding coding = coding_by_coder(3, {{2, 2, 2}, {2, 2, 2}});
  EXPECT_FALSE(fleiss_kappa(coding.view()));
  EXPECT_EQ(*gwet_ac1(coding.view()), 1.0);
}

TEST(many_coders, a_codebook_of_one_category_has_no_ac1) {
  const Coding coding = coding_by_coder(1, {{1, 1}, {1, 1}});
  EXPECT_FALSE(gwet_ac1(coding.view()));
  EXPECT_FALSE(gwet_ac2(coding.view()));
  EXPECT_EQ(*raw_agreement(coding.view()), 1.0);
}

TEST(many_coders, without_overlap_there_is_none) {
  const Coding coding = coding_by_coder(2, {{1, 0}, {0, 2}});
  for (const auto& result : {raw_agreement(coding.view()), fleiss_kappa(coding.view()),
                             gwet_ac1(coding.view()), gwet_ac2(coding.view())}) {
    EXPECT_EQ(result.reason(), "no unit was coded by two coders");
  }
}

TEST(many_coders, rows_that_stand_for_many_units_count_as_many) {
  const std::vector<int> once = {0, 1, 0, 1, 1, 1};
  const std::vector<int> row_and_count = {0, 1, 1, 1};
  const std::vector<int64_t> times = {2, 1};
  EXPECT_EQ(*fleiss_kappa({2, 2, once}), *fleiss_kappa({2, 2, row_and_count, times}));
}

}  // namespace
}  // namespace resettle::statistics
