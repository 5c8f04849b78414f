#include "statistics/agreement/bootstrap_units.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/agreement/binomial_draw.h"
#include "statistics/agreement/coding_examples_test.h"
#include "statistics/agreement/cohen_kappa.h"
#include "statistics/agreement/many_coders.h"

namespace resettle::statistics {
namespace {

Result<double> raw_of(const Codes& codes) { return raw_agreement(codes); }

// Raw agreement is a share, so its bootstrap is the binomial: .7 of 400 units, normal limits.
TEST(bootstrap_units, the_interval_of_a_share_is_the_binomial_s) {
  const std::vector<int> cells = {0, 0, 0, 1};
  const std::vector<int64_t> times = {280, 120};
  const auto result = bootstrap_units({2, 2, cells, times}, raw_of, {.draws = 20'000});
  const double half = 1.96 * std::sqrt(0.7 * 0.3 / 400);
  EXPECT_DOUBLE_EQ(result->estimate, 0.7);
  EXPECT_NEAR(result->low, 0.7 - half, 0.0035);
  EXPECT_NEAR(result->high, 0.7 + half, 0.0035);
  EXPECT_EQ(result->draws_used, 20'000u);
}

TEST(bootstrap_units, the_order_of_units_changes_no_bit) {
  Coding coding = krippendorff_example();
  const auto before = bootstrap_units(coding.view(), gwet_ac1);
  std::vector<int> reversed;
  for (size_t unit = 12; unit-- > 0;) {
    for (const int code : coding.view().row(unit)) reversed.push_back(code);
  }
  const auto after = bootstrap_units({4, 5, reversed}, gwet_ac1);
  EXPECT_EQ(before->low, after->low);
  EXPECT_EQ(before->high, after->high);
}

TEST(bootstrap_units, the_seed_decides_the_draws) {
  const Coding coding = krippendorff_example();
  const auto first = bootstrap_units(coding.view(), gwet_ac1, {.draws = 100, .seed = 1});
  EXPECT_EQ(first->low, bootstrap_units(coding.view(), gwet_ac1, {.draws = 100, .seed = 1})->low);
  EXPECT_NE(first->low, bootstrap_units(coding.view(), gwet_ac1, {.draws = 100, .seed = 2})->low);
}

TEST(bootstrap_units, the_number_of_threads_changes_no_bit) {
  const Coding coding = krippendorff_example();
  EXPECT_EQ(bootstrap_units(coding.view(), gwet_ac1, {.threads = 1})->low,
            bootstrap_units(coding.view(), gwet_ac1, {.threads = 3})->low);
}

TEST(bootstrap_units, perfect_agreement_gives_a_point) {
  const auto result = bootstrap_units(coding_by_coder(2, {{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2},
                                                          {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}})
                                          .view(),
                                      fleiss_kappa);
  EXPECT_EQ(result->low, 1.0);
  EXPECT_EQ(result->high, 1.0);
}

TEST(bootstrap_units, a_statistic_that_does_not_exist_gives_its_reason) {
  const auto result = bootstrap_units(coding_by_coder(2, {{1, 1}, {1, 1}}).view(), fleiss_kappa);
  EXPECT_NE(result.reason().find("one category"), std::string::npos);
}

// The second category was used once: it is missing from more than a third of the draws.
TEST(bootstrap_units, too_many_draws_without_a_value_give_none) {
  const auto result = bootstrap_units(
      coding_by_coder(2, {{1, 1, 1, 1, 1, 2}, {1, 1, 1, 1, 1, 2}}).view(), fleiss_kappa);
  EXPECT_NE(result.reason().find("draws"), std::string::npos) << result.reason();
}

TEST(bootstrap_units, one_unit_has_no_interval) {
  EXPECT_FALSE(bootstrap_units(coding_by_coder(2, {{1, 0}, {2, 0}}).view(), raw_of));
  EXPECT_FALSE(bootstrap_units({.coders = 2, .categories = 2}, raw_of));
}

// Few patterns beside many units are counted, many beside few are sorted: both give one answer.
TEST(distinct_codes, counting_and_sorting_give_the_same_patterns) {
  std::vector<int> few;
  for (int i = 0; i < 40; ++i) few.insert(few.end(), {i % 3 - 1, (i / 3) % 3 - 1});
  const DistinctCodes counted = distinct_codes({2, 2, few});
  const DistinctCodes sorted = distinct_codes(counted.view());
  EXPECT_EQ(counted.codes, (std::vector<int>{-1, 0, -1, 1, 0, -1, 0, 0, 0, 1, 1, -1, 1, 0, 1, 1}));
  EXPECT_EQ(counted.codes, sorted.codes);
  EXPECT_EQ(counted.times, sorted.times);
}

// Means within five standard errors, variances within 10 %, on both sides of the change of method.
TEST(binomial_draw, mean_and_variance_are_the_binomial_s) {
  struct Setting {
    int64_t trials;
    double probability;
  };
  const int kDraws = 40'000;
  for (const auto& [trials, probability] :
       {Setting{10, 0.3}, Setting{400, 0.02}, Setting{400, 0.026}, Setting{50, 0.5},
        Setting{400'000, 0.9}, Setting{1'000'000'000, 0.3}}) {
    Philox random(17);
    double sum = 0;
    double squares = 0;
    const double mean = static_cast<double>(trials) * probability;
    const double variance = mean * (1 - probability);
    for (int i = 0; i < kDraws; ++i) {
      const double apart = static_cast<double>(binomial_draw(random, trials, probability)) - mean;
      sum += apart;
      squares += apart * apart;
    }
    EXPECT_NEAR(sum / kDraws, 0, 5 * std::sqrt(variance / kDraws)) << trials;
    EXPECT_NEAR(squares / kDraws / variance, 1, 0.1) << trials;
  }
}

TEST(binomial_draw, certain_and_impossible_need_no_luck) {
  Philox random(1);
  EXPECT_EQ(binomial_draw(random, 7, 0), 0);
  EXPECT_EQ(binomial_draw(random, 7, 1), 7);
  EXPECT_EQ(binomial_draw(random, 0, 0.5), 0);
}

}  // namespace
}  // namespace resettle::statistics
