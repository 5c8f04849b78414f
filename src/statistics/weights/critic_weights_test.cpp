#include "statistics/weights/critic_weights.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/weights/normalise.h"

namespace resettle::statistics {
namespace {

using Columns = std::vector<std::vector<double>>;

// Tuş and Aytaç Adalı 2019, Opsearch 56(2), 528–538: 5 alternatives, 6 criteria, min–max.
TEST(critic_weights, the_published_weights_of_tus_and_aytac_adali_2019_come_out) {
  const Columns columns{{5000, 680, 2000, 600, 800},
                        {3, 5, 3, 4, 2},
                        {3, 3, 2, 3, 4},
                        {4, 2, 3, 1, 3},
                        {3, 2, 4, 2, 3},
                        {2, 1, 3, 2, 4}};
  Columns normalised;
  for (const auto& column : columns) normalised.push_back(*min_max_normalised(column));
  const auto result = *critic_weights(normalised);
  const std::vector<double> published{.157, .249, .168, .121, .154, .151};
  for (std::size_t j = 0; j < 6; ++j) EXPECT_NEAR(result.weights[j], published[j], 5e-4);
  EXPECT_EQ(result.warning, "");
}

TEST(critic_weights, a_constant_metric_has_no_weight_and_changes_none) {
  const Columns with{{0, 1, .5}, {.2, .1, 1}, {3, 3, 3}}, without{{0, 1, .5}, {.2, .1, 1}};
  const auto weights = critic_weights(with)->weights;
  EXPECT_EQ(weights[0], critic_weights(without)->weights[0]);
  EXPECT_EQ(weights[2], 0);
}

TEST(critic_weights, one_metric_that_varies_has_all_the_weight) {
  EXPECT_EQ(critic_weights(Columns{{0, 1}, {3, 3}})->weights, (std::vector<double>{1, 0}));
  EXPECT_EQ(critic_weights(Columns{{0, 1}})->warning, "");
}

TEST(critic_weights, metrics_that_say_the_same_share_the_weight_with_a_warning) {
  const auto result = *critic_weights(Columns{{0, .3, 1}, {0, .6, 2}, {5, 5, 5}});
  EXPECT_EQ(result.weights, (std::vector<double>{.5, .5, 0}));
  EXPECT_EQ(result.warning, "the metrics that vary all say the same: they have equal weights");
}

TEST(critic_weights, metrics_without_variation_get_equal_weights_and_a_warning) {
  for (const Columns& columns : {Columns{{5, 5}, {0, 0}}, Columns{{5}, {9}}}) {
    EXPECT_EQ(critic_weights(columns)->weights, (std::vector<double>{.5, .5}));
    EXPECT_EQ(critic_weights(columns)->warning, "no metric varies: all have equal weights");
  }
}

TEST(critic_weights, the_largest_numbers_do_not_overflow) {
  const auto result = *critic_weights(Columns{{0, 1e308, 1e308, 1e307}, {0, 1e308, 0, 1e308}});
  EXPECT_NEAR(result.weights[0] + result.weights[1], 1, 1e-15);
}

TEST(critic_weights, what_does_not_exist_is_explained) {
  EXPECT_EQ(critic_weights({}).reason(), "there are no metrics");
  EXPECT_EQ(critic_weights(Columns{{}}).reason(), "there are no units");
  EXPECT_FALSE(critic_weights(Columns{{1, std::nan("")}}));
}

}  // namespace
}  // namespace resettle::statistics
