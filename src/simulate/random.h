// Random numbers from streams that are keyed instead of shared: Random(seed, purpose, index) always
// gives the same sequence, whoever asked for what before. The generator is SplitMix64 (Steele, Lea
// and Flood 2014), whose finaliser also mixes the key.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace resettle::simulation {

// What a stream is for. New purposes go to the end, so that old streams keep their numbers.
enum class Purpose : std::uint64_t {
  kDailyCurve = 1,
  kUser,
  kProfile,
  kNickname,
  kAuthors,
  kPost,
  kText,
  kCrawl,
  kComment,
  kCommentCrawl,
  kCommenter,
  kOutside,
  kOthers,
  kOrphan,
  kMedia,
  kCounts,
  kAppeal,
  kTaste,
  kLabels,
  kMachine,
};

// A bijection of 64-bit numbers that looks random.
std::uint64_t mix(std::uint64_t value);

class Random {
 public:
  Random(std::uint64_t seed, Purpose purpose, std::uint64_t index);

  std::uint64_t next();
  // In [0, 1).
  double uniform();
  // 0 … count − 1; count at least 1. (The bias, count / 2^64, is below anything one could see.)
  std::uint64_t below(std::uint64_t count);
  bool chance(double probability) { return uniform() < probability; }
  // Standard normal (Box–Muller, one of the two).
  double normal();
  // The index of one of `weights`, which need not sum to one.
  std::size_t weighted(std::span<const double> weights);

 private:
  std::uint64_t state_;
};

// 16 lower-case hex digits of `value`, or its last `digits`.
void append_hex(std::string& out, std::uint64_t value, int digits = 16);

}  // namespace resettle::simulation
