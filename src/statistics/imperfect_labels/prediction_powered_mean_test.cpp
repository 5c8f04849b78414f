#include "statistics/imperfect_labels/prediction_powered_mean.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;

// By hand from the formulas: mean_N(f) = 2.5, mean_n(Y − f) = .5.
TEST(prediction_powered_mean, with_lambda_one_it_is_machine_mean_plus_mean_correction) {
  const auto result = prediction_powered_mean(Numbers{1, 3, 2}, Numbers{1, 2, 1.5},
                                              Numbers{1, 2, 3, 4}, {.lambda = 1});
  EXPECT_DOUBLE_EQ(result->estimate, 3.0);
  EXPECT_NEAR(result->standard_error, std::sqrt(5.0 / 3 / 4 + 0.25 / 3), 1e-15);
}

TEST(prediction_powered_mean, a_machine_that_says_one_thing_gets_no_weight) {
  const auto result = prediction_powered_mean(Numbers{1, 3, 2}, Numbers{5, 5, 5}, Numbers{5, 5, 5});
  EXPECT_EQ(result->lambda, 0.0);
  EXPECT_DOUBLE_EQ(result->estimate, 2.0);
  EXPECT_NEAR(result->standard_error, std::sqrt(1.0 / 3), 1e-15);
}

TEST(prediction_powered_mean, a_machine_that_is_wrong_on_purpose_gets_no_weight_either) {
  EXPECT_EQ(prediction_powered_mean(Numbers{1, 2, 3}, Numbers{3, 2, 1}, Numbers{1, 2, 3})->lambda,
            0.0);
}

TEST(prediction_powered_mean, too_few_units_and_missing_numbers_have_none) {
  EXPECT_FALSE(prediction_powered_mean(Numbers{1}, Numbers{1}, Numbers{1, 2}));
  EXPECT_FALSE(prediction_powered_mean(Numbers{1, 2}, Numbers{1, 2}, {}));
  EXPECT_FALSE(prediction_powered_mean(Numbers{1, std::nan("")}, Numbers{1, 2}, Numbers{1, 2}));
}

}  // namespace
}  // namespace resettle::statistics
