#include "statistics/regression/counts.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/regression/table.h"
#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

const std::vector<double> kNoOffset;

// A randomised trial of Dobson 1990, "An introduction to generalized linear models", p. 93: counts
// by outcome (3) and treatment (3).
TestTable dobson() {
  return {{"one", "outcome 2", "outcome 3", "treatment 2", "treatment 3"},
          {{1, 0, 0, 0, 0, 18},
           {1, 1, 0, 0, 0, 17},
           {1, 0, 1, 0, 0, 15},
           {1, 0, 0, 1, 0, 20},
           {1, 1, 0, 1, 0, 10},
           {1, 0, 1, 1, 0, 20},
           {1, 0, 0, 0, 1, 25},
           {1, 1, 0, 0, 1, 13},
           {1, 0, 1, 0, 1, 12}}};
}

// The fit printed in the documentation of R's glm for the same data.
TEST(poisson, gives_the_published_fit_of_dobsons_trial) {
  const auto trial = poisson(dobson().design(), dobson().outcome, kNoOffset, {});
  const std::vector<double> estimates{3.045, -.4543, -.2930, 0, 0};
  const std::vector<double> errors{.1709, .2022, .1927, .2, .2};
  for (std::size_t j = 0; j < 5; ++j) {
    EXPECT_NEAR(trial->coefficients[j].estimate, estimates[j], 6e-4);
    EXPECT_NEAR(trial->coefficients[j].standard_error, errors[j], 6e-5);
  }
}

TEST(poisson, with_an_offset_gives_the_rate) {
  const TestTable table({"one"}, {{1, 4}, {1, 2}, {1, 9}});
  const std::vector<double> days{2, 1, 7};
  const std::vector<double> offset{std::log(2), std::log(1), std::log(7)};
  const auto rate = poisson(table.design(), table.outcome, offset, {});
  EXPECT_NEAR(rate->coefficients[0].estimate, std::log(15. / 10), 1e-10);
  EXPECT_NEAR(rate->coefficients[0].standard_error, 1 / std::sqrt(15), 1e-10);
}

TEST(poisson, rows_that_must_be_0_are_separated) {
  const TestTable table({"one", "marker"},
                        {{1, 0, 3}, {1, 0, 0}, {1, 0, 5}, {1, 1, 0}, {1, 1, 0}, {1, 0, 2}});
  const auto fit = poisson(table.design(), table.outcome, kNoOffset, {});
  EXPECT_EQ(fit.reason(),
            "the outcome is separated: 'marker' predicts some rows without error, so that "
            "coefficients are infinite");
  EXPECT_FALSE(negative_binomial(table.design(), table.outcome, kNoOffset, {}));
}

TEST(poisson, counts_of_a_quadrillion_beside_0_are_fitted) {
  const TestTable table({"one", "group"}, {{1, 0, 1e15}, {1, 0, 3e15}, {1, 1, 4}, {1, 1, 0}});
  const auto fit = poisson(table.design(), table.outcome, kNoOffset, {});
  ASSERT_TRUE(fit) << fit.reason();
  EXPECT_NEAR(fit->coefficients[0].estimate, std::log(2e15), 1e-9);
  EXPECT_NEAR(fit->coefficients[1].estimate, std::log(2 / 2e15), 1e-9);
}

TEST(poisson, edges_have_reasons) {
  const auto reason = [](std::initializer_list<std::vector<double>> rows) {
    const TestTable table({"one"}, rows);
    return poisson(table.design(), table.outcome, kNoOffset, {}).reason();
  };
  EXPECT_EQ(reason({}), "there are no rows");
  EXPECT_EQ(reason({{1, 0}, {1, 0}}), "the outcome is 0 in all rows");
  EXPECT_EQ(reason({{1, 0}, {1, -1}}), "a count is below 0");
}

// One mean only: β is the log of the mean whatever α is, and the error of β is √((1/μ + α)/n).
TEST(negative_binomial, without_columns_but_one_fits_the_mean) {
  const TestTable table({"one"}, {{1, 0}, {1, 0}, {1, 1}, {1, 9}, {1, 3}, {1, 14}, {1, 0}, {1, 2}});
  const auto fit = negative_binomial(table.design(), table.outcome, kNoOffset, {});
  const double mean = 29. / 8;
  EXPECT_NEAR(fit->coefficients[0].estimate, std::log(mean), 1e-10);
  EXPECT_NEAR(fit->coefficients[0].standard_error, std::sqrt((1 / mean + fit->dispersion) / 8),
              1e-10);
  EXPECT_GT(fit->dispersion, .5);
}

TEST(negative_binomial, finds_the_dispersion_that_made_the_counts) {
  // Gamma mixtures of Poissons with α = 1/2: the sum of two exponentials of mean ½ is such a gamma.
  Philox random(77);
  TestTable table({"one", "group"}, {});
  for (int i = 0; i < 4'000; ++i) {
    const double group = i % 2;
    const double level = -(std::log(1 - random.uniform()) + std::log(1 - random.uniform())) / 2;
    double count = 0;
    for (double time = -std::log(1 - random.uniform()); time < level * std::exp(1 + .5 * group);
         time -= std::log(1 - random.uniform())) {
      ++count;
    }
    table.add({1, group, count});
  }
  const auto fit = negative_binomial(table.design(), table.outcome, kNoOffset, {});
  EXPECT_NEAR(fit->dispersion, .5, 4 * fit->dispersion_error);
  EXPECT_LT(fit->dispersion_error, .05);
  EXPECT_NEAR(fit->coefficients[1].estimate, .5, 4 * fit->coefficients[1].standard_error);
}

TEST(negative_binomial, of_counts_that_vary_little_is_the_poisson_and_says_so) {
  const TestTable table({"one"}, {{1, 4}, {1, 5}, {1, 5}, {1, 6}});
  const auto fit = negative_binomial(table.design(), table.outcome, kNoOffset, {});
  EXPECT_EQ(fit->dispersion, 0);
  EXPECT_EQ(fit->dispersion_error, 0);
  EXPECT_EQ(fit->notes[0], "The counts vary no more than a Poisson: the dispersion is 0.");
  EXPECT_NEAR(fit->coefficients[0].standard_error, 1 / std::sqrt(20), 1e-10);
}

TEST(negative_binomial, counts_of_a_quadrillion_are_fitted) {
  const TestTable table({"one"}, {{1, 1e15}, {1, 3e15}, {1, 2e15}, {1, 5e14}});
  const auto fit = negative_binomial(table.design(), table.outcome, kNoOffset, {});
  ASSERT_TRUE(fit) << fit.reason();
  EXPECT_NEAR(fit->coefficients[0].estimate, std::log(6.5e15 / 4), 1e-9);
  EXPECT_GT(fit->dispersion, .1);
  EXPECT_LT(fit->dispersion, 1);
}

TEST(negative_binomial, a_count_that_is_not_whole_is_a_reason) {
  const TestTable table({"one"}, {{1, 1.5}, {1, 3}});
  EXPECT_EQ(negative_binomial(table.design(), table.outcome, kNoOffset, {}).reason(),
            "a count is not whole");
}

}  // namespace
}  // namespace resettle::statistics
