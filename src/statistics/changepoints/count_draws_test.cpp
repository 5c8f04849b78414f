#include "statistics/changepoints/count_draws.h"

#include <gtest/gtest.h>

#include <vector>

namespace resettle::statistics {
namespace {

struct Moments {
  double mean = 0, variance = 0, memory = 0;
};

Moments moments_of(double mean, const TrendNoise& noise) {
  constexpr std::size_t kDays = 200'000;
  std::vector<double> drawn(kDays);
  Philox random(11);
  draw_counts(std::vector<double>(kDays, mean), noise, random, drawn);
  Moments moments;
  for (const double count : drawn) moments.mean += count / kDays;
  for (std::size_t day = 0; day < kDays; ++day) {
    const double apart = drawn[day] - moments.mean;
    moments.variance += apart * apart / kDays;
    if (day > 0) moments.memory += apart * (drawn[day - 1] - moments.mean) / kDays;
  }
  moments.memory /= moments.variance;
  return moments;
}

TEST(count_draws, have_the_mean_and_variance_that_the_noise_says) {
  for (const double mean : {.1, 4.0, 300.0}) {
    for (const TrendNoise& noise : {TrendNoise{.dispersion = 1},
                                    {.dispersion = 3},
                                    {.dispersion = 1, .wander = .1},
                                    {.dispersion = 2, .wander = .05, .memory = .5}}) {
      const Moments moments = moments_of(mean, noise);
      const double variance = noise.dispersion * mean + noise.wander * mean * mean;
      EXPECT_NEAR(moments.mean / mean, 1, .03) << mean;
      EXPECT_NEAR(moments.variance / variance, 1, .06) << mean;
    }
  }
}

TEST(count_draws, remember_as_much_as_the_noise_says) {
  // Of many counts a day nearly all variance is wander.
  EXPECT_NEAR(moments_of(1000, {.dispersion = 1, .wander = .09, .memory = .6}).memory, .6, .03);
  EXPECT_NEAR(moments_of(1000, {.dispersion = 1, .wander = .09}).memory, 0, .01);
}

}  // namespace
}  // namespace resettle::statistics
