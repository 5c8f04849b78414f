#include "statistics/describe/sorted.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <numeric>

#include "base/error.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

constexpr std::size_t kRadixPays = 2'000;  // below that many values std::sort is faster
// Three passes order the highest 33 bits: sign, exponent and six decimal digits. Few values agree
// in all of them, and those are ordered by comparison.
constexpr int kPasses = 3;
constexpr int kBits = 11;
constexpr int kUnordered = 64 - kPasses * kBits;
constexpr std::uint64_t kBuckets = 1 << kBits;
constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

// Integers that are ordered as the doubles are.
std::uint64_t key_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // -0 + 0 is 0
  return bits & kSign ? ~bits : bits | kSign;
}

double value_of(std::uint64_t key) {
  return std::bit_cast<double>(key & kSign ? key ^ kSign : ~key);
}

std::uint64_t bucket(std::uint64_t key, int pass) {
  return key >> (kUnordered + pass * kBits) & (kBuckets - 1);
}

using Histograms = std::array<std::array<std::size_t, kBuckets>, kPasses>;

std::vector<std::uint64_t> keys_and_histograms(std::span<const double> values, Histograms& counts) {
  std::vector<std::uint64_t> keys(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    keys[i] = key_of(values[i]);
    for (int pass = 0; pass < kPasses; ++pass) ++counts[pass][bucket(keys[i], pass)];
  }
  return keys;
}

// Sorts each run of keys that agree in all bits of the passes.
void order_lowest_bits(std::vector<std::uint64_t>& keys) {
  for (auto first = keys.begin(); first != keys.end();) {
    auto end = first + 1;
    bool ordered = true;
    for (; end != keys.end() && *end >> kUnordered == *first >> kUnordered; ++end) {
      ordered &= *(end - 1) <= *end;
    }
    if (!ordered) std::sort(first, end);
    first = end;
  }
}

std::vector<double> radix_sorted(std::span<const double> values) {
  const auto counts = std::make_unique<Histograms>();
  std::vector<std::uint64_t> keys = keys_and_histograms(values, *counts);
  std::vector<std::uint64_t> next(keys.size());
  for (int pass = 0; pass < kPasses; ++pass) {
    auto& places = (*counts)[pass];
    if (places[bucket(keys[0], pass)] == keys.size()) continue;  // one bucket holds all
    std::exclusive_scan(places.begin(), places.end(), places.begin(), std::size_t{0});
    for (const std::uint64_t key : keys) next[places[bucket(key, pass)]++] = key;
    keys.swap(next);
  }
  order_lowest_bits(keys);
  std::vector<double> result(keys.size());
  std::transform(keys.begin(), keys.end(), result.begin(), value_of);
  return result;
}

}  // namespace

std::vector<double> sorted(std::span<const double> values) {
  check(all_finite(values), "the values to sort are finite");
  if (values.size() >= kRadixPays) return radix_sorted(values);
  std::vector<double> result(values.begin(), values.end());
  for (double& value : result) value += 0.0;
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<double> average_ranks(std::span<const double> values) {
  check(all_finite(values), "the values to rank are finite");
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double shared = (static_cast<double>(first + 1) + static_cast<double>(end)) / 2;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = shared;
    first = end;
  }
  return ranks;
}

}  // namespace resettle::statistics
