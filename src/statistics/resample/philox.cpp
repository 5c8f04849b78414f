#include "statistics/resample/philox.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace resettle::statistics {
namespace {

// Blocks are made by the batch, because eight counters fit the registers side by side.
constexpr std::size_t kBatch = 8;
using Batch = std::array<std::array<uint32_t, 4>, kBatch>;

void make_batch(uint64_t seed, uint64_t stream, uint64_t first, Batch& batch) {
  for (std::size_t i = 0; i < kBatch; ++i) {
    const uint64_t block = first + i;
    batch[i] = philox_4x32_10({static_cast<uint32_t>(block), static_cast<uint32_t>(block >> 32),
                               static_cast<uint32_t>(stream), static_cast<uint32_t>(stream >> 32)},
                              {static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)});
  }
}

#ifdef __x86_64__
// The same with AVX2: each register holds one word of four counters, in the lower halves of its
// four 64-bit lanes; what is in the upper halves does not matter until the end.
__attribute__((target("avx2"))) void make_batch_avx2(uint64_t seed, uint64_t stream, uint64_t first,
                                                     Batch& batch) {
  const __m256i first_factor = _mm256_set1_epi64x(0xD2511F53);
  const __m256i second_factor = _mm256_set1_epi64x(0xCD9E8D57);
  for (std::size_t half = 0; half < 2; ++half) {
    const __m256i blocks =
        _mm256_add_epi64(_mm256_set1_epi64x(static_cast<long long>(first + 4 * half)),
                         _mm256_setr_epi64x(0, 1, 2, 3));
    __m256i word[4] = {blocks, _mm256_srli_epi64(blocks, 32),
                       _mm256_set1_epi64x(static_cast<long long>(stream)),
                       _mm256_set1_epi64x(static_cast<long long>(stream >> 32))};
    auto key_0 = static_cast<uint32_t>(seed);
    auto key_1 = static_cast<uint32_t>(seed >> 32);
    for (int round = 0; round < 10; ++round) {
      const __m256i low = _mm256_mul_epu32(word[0], first_factor);
      const __m256i high = _mm256_mul_epu32(word[2], second_factor);
      word[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(high, 32), word[1]),
                                 _mm256_set1_epi64x(key_0));
      word[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(low, 32), word[3]),
                                 _mm256_set1_epi64x(key_1));
      word[1] = high;
      word[3] = low;
      key_0 += 0x9E3779B9;
      key_1 += 0xBB67AE85;
    }
    alignas(32) uint64_t lanes[4][4];
    for (int w = 0; w < 4; ++w) {
      _mm256_store_si256(reinterpret_cast<__m256i*>(lanes[w]), word[w]);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t w = 0; w < 4; ++w) {
        batch[4 * half + i][w] = static_cast<uint32_t>(lanes[w][i]);
      }
    }
  }
}
#endif

using MakeBatch = void (*)(uint64_t, uint64_t, uint64_t, Batch&);

MakeBatch fastest_batch() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return make_batch_avx2;
#endif
  return make_batch;
}

}  // namespace

void Philox::fill_below(uint32_t bound, std::span<uint32_t> numbers) {
  static const MakeBatch make = fastest_batch();
  const uint32_t threshold = (0 - bound) % bound;
  Batch batch;
  const uint32_t* words = batch.data()->data();
  std::size_t filled = 0;
  while (filled < numbers.size() && used_ != block_.size()) numbers[filled++] = below_32(bound);
  // Whole batches while they are sure to be used up; a rejected word only makes the next be taken.
  while (numbers.size() - filled >= 4 * kBatch) {
    make(seed_, stream_, blocks_, batch);
    blocks_ += kBatch;
    for (std::size_t i = 0; i < 4 * kBatch; ++i) {
      const uint64_t product = uint64_t{words[i]} * bound;
      numbers[filled] = static_cast<uint32_t>(product >> 32);
      filled += static_cast<uint32_t>(product) >= threshold;
    }
  }
  while (filled < numbers.size()) numbers[filled++] = below_32(bound);
}

double Philox::normal() {
  if (has_second_normal_) {
    has_second_normal_ = false;
    return second_normal_;
  }
  // 1 − u lies in (0, 1], so its logarithm is finite.
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  const double angle = 2 * std::numbers::pi * uniform();
  second_normal_ = radius * std::sin(angle);
  has_second_normal_ = true;
  return radius * std::cos(angle);
}

}  // namespace resettle::statistics
