#include "statistics/describe/exact_sum.h"

#include <bit>
#include <cmath>
#include <optional>

#include "base/error.h"

namespace resettle::statistics {
namespace {

constexpr std::int64_t kDigitMask = 0xffffffff;
constexpr int kLowestExponent = -1074;  // of the smallest double above 0
constexpr std::uint32_t kAdditionsWithoutCarry = 1u << 30;

// The 54 highest bits of a number above 0, and whether any lower bit is set.
struct Leading {
  std::uint64_t bits = 0;
  int lowest = 0;  // place of the last of them
  bool more = false;
};

template <typename Digits>
int highest_bit(const Digits& digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != 0) {
      return static_cast<int>(32 * i) + std::bit_width(static_cast<std::uint64_t>(digits[i])) - 1;
    }
  }
  return -1;
}

template <typename Digits>
Leading leading_bits(const Digits& digits, int highest) {
  Leading leading{.lowest = highest < 54 ? 0 : highest - 53};
  for (int place = highest; place >= leading.lowest; --place) {
    const auto digit = static_cast<std::uint64_t>(digits[place / 32]);
    leading.bits = leading.bits << 1 | (digit >> place % 32 & 1);
  }
  const std::size_t digit = leading.lowest / 32;
  leading.more = (digits[digit] & ((std::int64_t{1} << leading.lowest % 32) - 1)) != 0;
  for (std::size_t i = 0; i < digit; ++i) leading.more |= digits[i] != 0;
  return leading;
}

// 54 bits to 53, to the nearest, ties to even.
double rounded(const Leading& leading, int exponent) {
  const int scale = leading.lowest + kLowestExponent + exponent;
  if (leading.bits >> 53 == 0) return std::ldexp(static_cast<double>(leading.bits), scale);
  std::uint64_t kept = leading.bits >> 1;
  const bool half = leading.bits & 1;
  if (half && (leading.more || kept & 1)) ++kept;
  return std::ldexp(static_cast<double>(kept), scale + 1);
}

}  // namespace

void ExactSum::add(double addend) {
  const auto bits = std::bit_cast<std::uint64_t>(addend);
  const unsigned exponent = bits >> 52 & 0x7ff;
  check(exponent != 0x7ff, "an addend is a finite number");
  std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  if (exponent != 0) fraction |= std::uint64_t{1} << 52;
  const unsigned place = exponent == 0 ? 0 : exponent - 1;
  const unsigned digit = place / 32;
  const unsigned shift = place % 32;
  const std::uint64_t above = fraction >> (32 - shift);
  const std::int64_t low = static_cast<std::int64_t>(fraction << shift) & kDigitMask;
  const std::int64_t middle = static_cast<std::int64_t>(above) & kDigitMask;
  const auto high = static_cast<std::int64_t>(above >> 32);
  if (bits >> 63 == 0) {
    digits_[digit] += low;
    digits_[digit + 1] += middle;
    digits_[digit + 2] += high;
  } else {
    digits_[digit] -= low;
    digits_[digit + 1] -= middle;
    digits_[digit + 2] -= high;
  }
  make_room();
}

void ExactSum::add_product(double a, double b) {
  const double product = a * b;
  add(product);
  add(std::fma(a, b, -product));
}

void ExactSum::add(const ExactSum& other) {
  Digits addend = other.digits_;
  carry(addend);
  for (std::size_t i = 0; i < kDigits; ++i) digits_[i] += addend[i];
  make_room();
}

void ExactSum::clear() {
  digits_.fill(0);
  additions_ = 0;
}

void ExactSum::make_room() {
  if (++additions_ < kAdditionsWithoutCarry) return;
  carry(digits_);
  additions_ = 0;
}

// Brings every digit but the last into [0, 2^32); the last keeps the sign.
void ExactSum::carry(Digits& digits) {
  for (std::size_t i = 0; i + 1 < kDigits; ++i) {
    digits[i + 1] += digits[i] >> 32;
    digits[i] &= kDigitMask;
  }
}

double ExactSum::scaled(int exponent) const {
  Digits digits = digits_;
  carry(digits);
  const bool negative = digits.back() < 0;
  if (negative) {
    for (std::int64_t& digit : digits) digit = -digit;
    carry(digits);
  }
  const int highest = highest_bit(digits);
  if (highest < 0) return 0;
  const double size = rounded(leading_bits(digits, highest), exponent);
  return negative ? -size : size;
}

double ExactSum::mean_of(std::size_t count) const {
  const double divisor = static_cast<double>(count);
  const double sum = value();
  if (std::isfinite(sum)) return sum / divisor;
  return scaled(-64) / divisor * 0x1p64;
}

namespace {

// Whole numbers whose sizes add up to less than 2^53 have exact sums in any order: counts, mostly.
std::optional<double> sum_of_whole(std::span<const double> values) {
  constexpr double kBound = 0x1p53;
  double sum = 0, size = 0;
  for (const double value : values) {
    if (!(std::abs(value) < kBound)) return std::nullopt;
    if (static_cast<double>(static_cast<std::int64_t>(value)) != value) return std::nullopt;
    sum += value;
    size += std::abs(value);
  }
  if (size >= kBound) return std::nullopt;
  return sum;
}

}  // namespace

double exact_sum(std::span<const double> values) {
  if (const auto whole = sum_of_whole(values)) return *whole;
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

}  // namespace resettle::statistics
