#include "statistics/imperfect_labels/corrected_regression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "statistics/resample/philox.h"

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Flags = std::vector<uint8_t>;

// y on 1 and x for 400 units; the machine's outcome leans on x, which biases the naive slope.
struct Posts {
  Numbers outcome, machine, rows, machine_rows, inclusion;
  Flags sampled;

  explicit Posts(uint64_t seed, bool logistic = false) {
    Philox random(seed);
    for (int i = 0; i < 400; ++i) {
      const double x = random.normal();
      const double mean = 0.5 + x;
      const double y =
          logistic ? random.uniform() < 1 / (1 + std::exp(-mean)) : mean + random.normal();
      outcome.push_back(y);
      machine.push_back(logistic ? (random.uniform() < 0.8 ? y : x > 0) : y + 0.5 * x);
      rows.insert(rows.end(), {1, x});
      machine_rows.insert(machine_rows.end(), {1, x + 0.7 * random.normal()});
      inclusion.push_back(0.3);
      sampled.push_back(random.uniform() < 0.3);
    }
  }
  GoldDesign design() const { return {sampled, inclusion}; }
};

TEST(corrected_regression, a_biased_machine_biases_the_naive_slope_only) {
  double slope = 0;
  for (uint64_t seed = 0; seed < 100; ++seed) {
    const Posts posts(seed);
    slope += corrected_regression({posts.machine, posts.outcome, posts.rows, {}, 2}, posts.design())
                 ->coefficients[1]
                 .estimate /
             100;
  }
  EXPECT_NEAR(slope, 1, 0.03);
}

TEST(corrected_regression, noisy_covariates_do_not_flatten_the_slope) {
  double slope = 0;
  for (uint64_t seed = 0; seed < 100; ++seed) {
    const Posts posts(seed);
    slope += corrected_regression({posts.outcome, posts.outcome, posts.machine_rows, posts.rows, 2},
                                  posts.design())
                 ->coefficients[1]
                 .estimate /
             100;
  }
  EXPECT_NEAR(slope, 1, 0.05);  // uncorrected: 1 / 1.49
}

TEST(corrected_regression, logistic_slopes_are_right_on_average_and_so_are_their_errors) {
  double slope = 0;
  double squares = 0;
  double claimed = 0;
  constexpr int kReplicates = 300;
  for (int seed = 0; seed < kReplicates; ++seed) {
    const Posts posts(static_cast<uint64_t>(seed), true);
    const auto result = corrected_regression({posts.machine, posts.outcome, posts.rows, {}, 2},
                                             posts.design(), {.model = RegressionModel::kLogistic});
    ASSERT_TRUE(result) << result.reason();
    const auto& coefficient = result->coefficients[1];
    slope += coefficient.estimate / kReplicates;
    squares += coefficient.estimate * coefficient.estimate / kReplicates;
    claimed += coefficient.standard_error * coefficient.standard_error / kReplicates;
  }
  EXPECT_NEAR(slope, 1, 0.08);
  EXPECT_NEAR(claimed / (squares - slope * slope), 1, 0.25);
}

TEST(corrected_regression, covariates_that_depend_on_each_other_have_none) {
  const Posts posts(1);
  Numbers twins;
  for (size_t i = 0; i < 400; ++i) twins.insert(twins.end(), {1, 2});
  EXPECT_EQ(
      corrected_regression({posts.machine, posts.outcome, twins, {}, 2}, posts.design()).reason(),
      "the covariates depend on each other");
}

TEST(corrected_regression, an_outcome_that_is_separated_has_none) {
  const Posts posts(1);
  Numbers separated;
  for (size_t i = 0; i < 400; ++i) separated.push_back(posts.rows[2 * i + 1] > 0);
  const auto result = corrected_regression({separated, separated, posts.rows, {}, 2},
                                           posts.design(), {.model = RegressionModel::kLogistic});
  EXPECT_EQ(result.reason(), "a covariate separates the outcome: some odds are infinite");
}

TEST(corrected_regression, the_unit_of_a_covariate_does_not_matter) {
  const Posts posts(2);
  Numbers in_millionths = posts.rows;
  for (size_t i = 0; i < 400; ++i) in_millionths[2 * i + 1] *= 1e9;
  const auto plain =
      corrected_regression({posts.machine, posts.outcome, posts.rows, {}, 2}, posts.design());
  const auto scaled =
      corrected_regression({posts.machine, posts.outcome, in_millionths, {}, 2}, posts.design());
  EXPECT_NEAR(scaled->coefficients[1].estimate * 1e9, plain->coefficients[1].estimate, 1e-9);
}

TEST(corrected_regression, missing_numbers_and_too_few_units_have_none) {
  Posts posts(1);
  const Numbers two = {1, 2};
  EXPECT_EQ(
      corrected_regression({two, two, Numbers{1, 0, 1, 1}, {}, 2}, {Flags{1, 1}, Numbers{0.5, 0.5}})
          .reason(),
      "there are not more units than covariates");
  posts.rows[5] = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(
      corrected_regression({posts.machine, posts.outcome, posts.rows, {}, 2}, posts.design()));
}

}  // namespace
}  // namespace resettle::statistics
