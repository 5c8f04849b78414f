#include "simulate/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace resettle::simulation {
namespace {

TEST(random, a_stream_depends_on_its_key_alone) {
  Random first(7, Purpose::kPost, 3);
  Random other(7, Purpose::kPost, 4);
  other.next();
  Random again(7, Purpose::kPost, 3);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(first.next(), again.next());
}

TEST(random, neighbouring_keys_give_unrelated_streams) {
  int equal_bits = 0;
  for (std::uint64_t index = 0; index < 1'000; ++index) {
    const std::uint64_t a = Random(1, Purpose::kPost, index).next();
    const std::uint64_t b = Random(1, Purpose::kPost, index + 1).next();
    equal_bits += 64 - __builtin_popcountll(a ^ b);
  }
  EXPECT_NEAR(equal_bits, 32'000, 800);  // six standard deviations
}

TEST(random, normal_has_mean_zero_and_variance_one) {
  Random random(1, Purpose::kText, 0);
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.02);
  EXPECT_NEAR(squares / kDraws, 1, 0.03);
}

TEST(random, a_choice_without_weight_is_never_made) {
  Random random(1, Purpose::kText, 0);
  const double weights[] = {0, 2, 0, 1};
  int chosen[4] = {};
  for (int i = 0; i < 3'000; ++i) ++chosen[random.weighted(weights)];
  EXPECT_EQ(chosen[0] + chosen[2], 0);
  EXPECT_NEAR(chosen[1], 2'000, 160);
}

}  // namespace
}  // namespace resettle::simulation
