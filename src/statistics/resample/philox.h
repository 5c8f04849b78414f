// Random numbers that depend on a key and a place in a stream, and on nothing else: draw 1,417 of
// seed 7 is the same whichever thread makes it and whatever was drawn before.
//
// The generator is Philox4x32 with 10 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011): a bijection of a 128-bit counter under a 64-bit key. The
// key is the seed; the upper half of the counter is the stream, the lower half counts blocks of
// four 32-bit words. So 2^64 streams a seed, each 2^66 words long, and no two of them share a
// counter.
//
// The house's habit: one seed a question (an analysis, an interval), one stream a draw. A loop over
// draws then gives the same numbers in any order and on any number of threads:
//
//   for (size_t draw = 0; draw < draws; ++draw) {
//     Philox random(seed, draw);
//     const uint64_t chosen = random.below(clusters);   // 0 … clusters − 1
//   }
//
// Not for secrets: whoever knows the seed knows all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace resettle::statistics {

// The bijection itself: four words of counter and two of key to four random words.
inline std::array<uint32_t, 4> philox_4x32_10(std::array<uint32_t, 4> counter,
                                              std::array<uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const uint64_t first = uint64_t{0xD2511F53} * counter[0];
    const uint64_t second = uint64_t{0xCD9E8D57} * counter[2];
    counter = {
        static_cast<uint32_t>(second >> 32) ^ counter[1] ^ key[0], static_cast<uint32_t>(second),
        static_cast<uint32_t>(first >> 32) ^ counter[3] ^ key[1], static_cast<uint32_t>(first)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

class Philox {
 public:
  explicit Philox(uint64_t seed, uint64_t stream = 0) : seed_(seed), stream_(stream) {}

  // 32 random bits.
  uint32_t next_32() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
  }

  // 64 random bits.
  uint64_t next_64() {
    const uint64_t low = next_32();
    return uint64_t{next_32()} << 32 | low;
  }

  // A whole number from 0 to bound − 1, each equally likely (Lemire 2019, "Fast random integer
  // generation in an interval": a multiplication, and a redraw where the bound does not divide the
  // range). bound is at least 1.
  uint64_t below(uint64_t bound) {
    if (bound <= UINT32_MAX) return below_32(static_cast<uint32_t>(bound));
    const uint64_t threshold = (0 - bound) % bound;
    for (;;) {
      const auto product = static_cast<Wide>(next_64()) * bound;
      if (static_cast<uint64_t>(product) >= threshold) return static_cast<uint64_t>(product >> 64);
    }
  }

  // Fills `numbers` with what as many calls of below(bound) would give, several times as fast.
  void fill_below(uint32_t bound, std::span<uint32_t> numbers);

  // A double in [0, 1): one of the 2^53 equally spaced ones.
  double uniform() { return static_cast<double>(next_64() >> 11) * 0x1.0p-53; }

  // A standard normal (Box and Muller 1958). The second of each pair is kept for the next call.
  double normal();

  // Puts the elements into an order that is one of all with equal chance (Fisher and Yates).
  template <typename T>
  void shuffle(std::span<T> values) {
    for (size_t left = values.size(); left > 1; --left) {
      std::swap(values[left - 1], values[below(left)]);
    }
  }

 private:
  __extension__ using Wide = unsigned __int128;

  uint32_t below_32(uint32_t bound) {
    uint64_t product = uint64_t{next_32()} * bound;
    if (static_cast<uint32_t>(product) < bound) {
      const uint32_t threshold = (0 - bound) % bound;
      while (static_cast<uint32_t>(product) < threshold) product = uint64_t{next_32()} * bound;
    }
    return static_cast<uint32_t>(product >> 32);
  }

  void refill() {
    block_ = philox_4x32_10({static_cast<uint32_t>(blocks_), static_cast<uint32_t>(blocks_ >> 32),
                             static_cast<uint32_t>(stream_), static_cast<uint32_t>(stream_ >> 32)},
                            {static_cast<uint32_t>(seed_), static_cast<uint32_t>(seed_ >> 32)});
    ++blocks_;
    used_ = 0;
  }

  uint64_t seed_;
  uint64_t stream_;
  uint64_t blocks_ = 0;
  std::array<uint32_t, 4> block_{};
  size_t used_ = 4;
  double second_normal_ = 0;
  bool has_second_normal_ = false;
};

}  // namespace resettle::statistics
