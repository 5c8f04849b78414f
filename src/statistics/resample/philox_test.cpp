#include "statistics/resample/philox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

namespace resettle::statistics {
namespace {

using Words = std::array<uint32_t, 4>;

// Random123 1.14, tests/kat_vectors, the three lines of philox4x32 with 10 rounds.
TEST(philox, the_published_known_answers_come_out) {
  EXPECT_EQ(philox_4x32_10({0, 0, 0, 0}, {0, 0}),
            (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(
      philox_4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
      (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(
      philox_4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
      (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(philox, a_stream_does_not_depend_on_the_others) {
  Philox alone(7, 3);
  std::vector<uint64_t> expected(100);
  for (uint64_t& word : expected) word = alone.next_64();

  Philox other(7, 2);
  Philox among_others(7, 3);
  for (const uint64_t word : expected) {
    const uint64_t own = among_others.next_64();
    EXPECT_EQ(own, word);
    EXPECT_NE(other.next_64(), own);
  }
}

TEST(philox, whole_numbers_below_a_bound_are_equally_likely) {
  Philox random(1);
  std::vector<int> seen(7);
  for (int i = 0; i < 70'000; ++i) ++seen[random.below(7)];
  // Chi-square with 6 degrees of freedom: 22.5 is its .999 quantile.
  double distance = 0;
  for (const int count : seen) distance += (count - 10'000.) * (count - 10'000.) / 10'000;
  EXPECT_LT(distance, 22.5);
}

// With bound 3·2^30, plain multiplication would give every third number twice as often.
TEST(philox, a_bound_near_the_word_size_is_not_biased) {
  Philox random(2);
  const uint64_t bound = 3ULL << 30;
  int divisible = 0;
  for (int i = 0; i < 30'000; ++i) divisible += random.below(bound) % 3 == 0;
  EXPECT_NEAR(divisible, 10'000, 4 * std::sqrt(30'000 * 2. / 9));
  EXPECT_EQ(random.below(1), 0U);
  for (int i = 0; i < 100; ++i) EXPECT_LT(random.below(bound << 20), bound << 20);
}

// 3·2^30 rejects a quarter of all words, 1,299 hardly any.
TEST(philox, many_whole_numbers_at_once_are_those_of_single_calls) {
  for (const uint32_t bound : {1U, 1299U, 3U << 30}) {
    for (const std::size_t count : {0, 1, 31, 32, 1000}) {
      Philox single(0x123456789abcdef0, 0xfedcba9876543210), many = single;
      EXPECT_EQ(single.next_32(), many.next_32());
      std::vector<uint32_t> numbers(count);
      many.fill_below(bound, numbers);
      for (const uint32_t number : numbers) ASSERT_EQ(number, single.below(bound));
      EXPECT_EQ(many.next_32(), single.next_32());
    }
  }
}

TEST(philox, uniforms_and_normals_have_their_moments) {
  Philox random(3);
  const int n = 200'000;
  double sum = 0, normal_sum = 0, normal_squares = 0, beyond = 0;
  for (int i = 0; i < n; ++i) {
    const double uniform = random.uniform();
    ASSERT_TRUE(uniform >= 0 && uniform < 1);
    sum += uniform;
    const double normal = random.normal();
    normal_sum += normal;
    normal_squares += normal * normal;
    beyond += std::abs(normal) > 1.959964;
  }
  EXPECT_NEAR(sum / n, .5, 4 / std::sqrt(12. * n));
  EXPECT_NEAR(normal_sum / n, 0, 4 / std::sqrt(n));
  EXPECT_NEAR(normal_squares / n, 1, 4 * std::sqrt(2. / n));
  EXPECT_NEAR(beyond / n, .05, 4 * std::sqrt(.05 * .95 / n));
}

TEST(philox, every_order_of_three_is_equally_likely) {
  std::map<std::vector<int>, int> orders;
  for (uint64_t draw = 0; draw < 6'000; ++draw) {
    std::vector<int> values{1, 2, 3};
    Philox(11, draw).shuffle(std::span(values));
    ++orders[values];
  }
  EXPECT_EQ(orders.size(), 6U);
  for (const auto& [order, count] : orders) EXPECT_NEAR(count, 1'000, 4 * std::sqrt(1000 * 5. / 6));
}

}  // namespace
}  // namespace resettle::statistics
