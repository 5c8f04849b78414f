#include "statistics/agreement/krippendorff_alpha.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "statistics/agreement/coding_examples_test.h"

namespace resettle::statistics {
namespace {

const std::vector<double> kOneToFive = {1, 2, 3, 4, 5};
const std::span<const double> kOneToFour = std::span(kOneToFive).first(4);

double alpha(const Coding& coding, Measurement level, std::span<const double> values = {}) {
  return *krippendorff_alpha(coding.view(), level, values);
}

// The four values of the example in the documentation of fast-krippendorff.
TEST(krippendorff_alpha, the_example_of_wikipedia) {
  const Coding coding = wikipedia_example();
  EXPECT_NEAR(alpha(coding, Measurement::kNominal), 0.691358, 5e-7);
  EXPECT_NEAR(alpha(coding, Measurement::kInterval, kOneToFour), 0.810845, 5e-7);
  EXPECT_NEAR(alpha(coding, Measurement::kOrdinal), 0.806721, 5e-7);
  EXPECT_NEAR(alpha(coding, Measurement::kRatio, kOneToFour), 0.808944, 5e-7);
}

// Krippendorff 2011, part C.
TEST(krippendorff_alpha, the_example_of_krippendorff_2011) {
  const Coding coding = krippendorff_example();
  EXPECT_NEAR(alpha(coding, Measurement::kNominal), 0.743, 5e-4);
  EXPECT_NEAR(alpha(coding, Measurement::kOrdinal), 0.815, 5e-4);
  EXPECT_NEAR(alpha(coding, Measurement::kInterval, kOneToFive), 0.849107, 5e-7);
  EXPECT_NEAR(alpha(coding, Measurement::kRatio, kOneToFive), 0.797, 5e-4);
}

TEST(krippendorff_alpha, perfect_agreement_is_exactly_one) {
  const Coding coding = coding_by_coder(3, {{1, 2, 3, 1}, {1, 2, 3, 1}});
  EXPECT_EQ(alpha(coding, Measurement::kNominal), 1.0);
  EXPECT_EQ(alpha(coding, Measurement::kOrdinal), 1.0);
  EXPECT_EQ(alpha(coding, Measurement::kRatio, kOneToFour.first(3)), 1.0);
}

TEST(krippendorff_alpha, one_category_has_none_and_never_one) {
  const auto result = krippendorff_alpha(coding_by_coder(3, {{2, 2, 2}, {2, 2, 2}}).view());
  EXPECT_FALSE(result);
  EXPECT_EQ(result.reason(), "all codes have one value, so there is nothing to disagree on");
}

TEST(krippendorff_alpha, categories_of_one_value_have_none_at_the_interval_level) {
  const std::vector<double> same = {7, 7};
  EXPECT_FALSE(krippendorff_alpha(coding_by_coder(2, {{1, 2}, {2, 1}}).view(),
                                  Measurement::kInterval, same));
}

TEST(krippendorff_alpha, without_overlap_there_is_none) {
  const auto result = krippendorff_alpha(coding_by_coder(2, {{1, 0, 2}, {0, 1, 0}}).view());
  EXPECT_EQ(result.reason(), "no unit was coded by two coders");
  EXPECT_FALSE(krippendorff_alpha({.coders = 2, .categories = 2}));
}

TEST(krippendorff_alpha, a_single_unit_with_two_codes_has_an_alpha_of_zero) {
  EXPECT_EQ(alpha(coding_by_coder(2, {{1}, {2}}), Measurement::kNominal), 0.0);
}

TEST(krippendorff_alpha, the_order_of_units_and_of_coders_changes_no_bit) {
  Coding coding = krippendorff_example();
  const double before = alpha(coding, Measurement::kRatio, kOneToFive);
  std::reverse(coding.cells.begin(), coding.cells.end());
  EXPECT_EQ(alpha(coding, Measurement::kRatio, kOneToFive), before);
}

TEST(krippendorff_alpha, values_that_are_no_numbers_have_none) {
  const Codes codes = {.coders = 2, .categories = 2};
  const std::vector<double> infinite = {1, std::numeric_limits<double>::infinity()};
  const std::vector<double> negative = {-1, 1};
  EXPECT_FALSE(krippendorff_alpha(codes, Measurement::kInterval, infinite));
  EXPECT_EQ(krippendorff_alpha(codes, Measurement::kRatio, negative).reason(),
            "a ratio scale has no values below 0");
}

TEST(krippendorff_alpha, counts_of_ten_to_the_fifteen_give_the_limit) {
  const std::vector<int> cells = {0, 0, 0, 1, 1, 1};
  const std::vector<int64_t> times = {600'000'000'000'000, 200'000'000'000'000,
                                      200'000'000'000'000};
  // Without the correction for small n this is Scott's pi: 1 − .2 / (2 · .7 · .3).
  EXPECT_NEAR(*krippendorff_alpha({2, 2, cells, times}), 1 - 0.2 / 0.42, 1e-12);
}

TEST(krippendorff_alpha, a_code_that_is_not_in_the_codebook_is_a_bug) {
  const std::vector<int> cells = {0, 2};
  EXPECT_THROW(krippendorff_alpha({2, 2, cells}), std::logic_error);
}

}  // namespace
}  // namespace resettle::statistics
