#include "statistics/weights/entropy_weights.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/describe/exact_sum.h"
#include "statistics/resample/philox.h"
#include "statistics/weights/normalise.h"

namespace resettle::statistics {
namespace {

using Columns = std::vector<std::vector<double>>;

// Elsayed, Dawood and Karthikeyan 2017, "Evaluating alternatives through the application of TOPSIS
// method with entropy weight": 12 alternatives, 5 criteria.
const Columns& elsayed() {
  static const Columns columns{
      {7, 72, 10, 10, 65, 29, 7, 70, 4, 12, 21, 1},
      {312, 88, 252, 145, 54, 48, 476, 87, 86, 79, 45, 72},
      {1891, 728, 2594, 980, 350, 380, 3300, 650, 591, 579, 261, 530},
      {6613, 941804, 3466, 2371, 501, 912, 78470, 733, 3015, 3240, 1253, 4333},
      {163, 1078, 117471, 86329, 29897, 34051, 2212, 819000, 103, 96098, 453, .1048}};
  return columns;
}

void expect_near(const std::vector<double>& found, const std::vector<double>& expected,
                 double tolerance) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], tolerance);
}

TEST(entropy_weights, the_published_weights_of_elsayed_2017_come_out) {
  expect_near(entropy_weights(elsayed())->weights, {.104991, .069124, .071373, .449937, .304575},
              5e-7);
  Columns normalised;
  for (const auto& column : elsayed()) normalised.push_back(*min_max_normalised(column));
  expect_near(entropy_weights(normalised)->weights, {.1001, .1300, .1115, .3949, .2634}, 5e-5);
}

// Xu 2004, European Journal of Operational Research 156(2), 530–532; the last column hardly varies.
TEST(entropy_weights, the_published_weights_of_xu_2004_come_out) {
  const Columns columns{{30, 19, 19, 68}, {30, 54, 15, 70}, {38, 86, 85, 60}, {29, 29, 28.9, 29}};
  expect_near(entropy_weights(columns)->weights, {.4630, .3992, .1378, .0000}, 5e-5);
}

TEST(entropy_weights, a_zero_in_a_column_does_not_take_its_entropy_away) {
  Columns columns = elsayed();
  columns[4].back() = 0;
  EXPECT_NEAR(entropy_weights(columns)->weights[4], .304575, 1e-4);
}

TEST(entropy_weights, a_constant_metric_has_full_entropy_and_no_weight) {
  const auto result = *entropy_weights(Columns{{5, 5, 5}, {0, 0, 0}, {0, 0, 7}});
  EXPECT_EQ(result.entropy, (std::vector<double>{1, 1, 0}));
  EXPECT_EQ(result.redundancy, (std::vector<double>{0, 0, 1}));
  EXPECT_EQ(result.weights, (std::vector<double>{0, 0, 1}));
  EXPECT_EQ(result.warning, "");
}

TEST(entropy_weights, metrics_that_are_all_constant_get_equal_weights_and_a_warning) {
  const auto result = *entropy_weights(Columns{{5, 5, 5}, {0, 0, 0}});
  EXPECT_EQ(result.weights, (std::vector<double>{.5, .5}));
  EXPECT_EQ(result.warning, "no metric tells the units apart: all have equal weights");
}

TEST(entropy_weights, a_single_unit_gets_equal_weights_and_a_warning) {
  const auto result = *entropy_weights(Columns{{5}, {9}});
  EXPECT_EQ(result.weights, (std::vector<double>{.5, .5}));
  EXPECT_EQ(result.warning, "a single unit: all metrics have equal weights");
}

TEST(entropy_weights, the_scale_of_a_metric_means_nothing) {
  Columns columns = elsayed();
  for (double& value : columns[2]) value *= 1e300;
  expect_near(entropy_weights(columns)->weights, entropy_weights(elsayed())->weights, 1e-14);
}

TEST(entropy_weights, a_metric_that_hardly_varies_keeps_its_digits) {
  // Σ p ln(n p) of shares (1 ± e)/2 is e²/2 to the first order, over ln 2.
  const double e = 1e-7;
  EXPECT_NEAR(entropy_weights(Columns{{1e15 * (1 + e), 1e15 * (1 - e)}})->redundancy[0],
              e * e / 2 / std::log(2), 1e-17);
}

TEST(entropy_weights, scores_are_the_weighted_sums) {
  EXPECT_EQ(weighted_scores(Columns{{0, 1, .5}, {1, 0, .5}}, std::vector{.75, .25}),
            (std::vector{.25, .75, .5}));
}

TEST(entropy_weights, a_score_just_above_half_way_between_two_doubles_is_rounded_up) {
  const Columns metrics{{1}, {0x1p-53}, {0x1p-110}};
  EXPECT_EQ(weighted_scores(metrics, std::vector{1., 1., 1.})[0], 1 + 0x1p-52);
}

TEST(entropy_weights, scores_are_rounded_once_as_exact_sums_are) {
  Philox random(7);
  const auto number = [&](bool few_bits) {
    const double value = random.uniform() * (random.below(2) == 0 ? 1 : -1);
    // Few bits make sums that lie half-way between two doubles.
    return few_bits ? std::ldexp(std::round(std::ldexp(value, 3)),
                                 static_cast<int>(random.below(60)) - 55)
                    : value;
  };
  for (int trial = 0; trial < 20'000; ++trial) {
    Columns columns;
    std::vector<double> weights;
    ExactSum exact;
    for (std::size_t metric = 0; metric < 1 + random.below(6); ++metric) {
      weights.push_back(number(trial % 2 == 0));
      columns.push_back({number(trial % 2 == 0)});
      exact.add_product(weights.back(), columns.back()[0]);
    }
    ASSERT_EQ(weighted_scores(columns, weights)[0], exact.value()) << "trial " << trial;
  }
}

TEST(entropy_weights, what_does_not_exist_is_explained) {
  EXPECT_EQ(entropy_weights({}).reason(), "there are no metrics");
  EXPECT_EQ(entropy_weights(Columns{{}}).reason(), "there are no units");
  EXPECT_FALSE(entropy_weights(Columns{{1, -1}}));
  EXPECT_FALSE(entropy_weights(Columns{{1, std::nan("")}}));
}

}  // namespace
}  // namespace resettle::statistics
