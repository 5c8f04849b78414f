// Sums that do not depend on order: an ExactSum holds the mathematical sum of the doubles added so
// far, without any rounding, and rounds once, to the nearest double, when it is asked for its
// value. So the same numbers give the same bits in any order, in any grouping, on any number of
// threads (give each thread a sum of its own and add the sums).
//
// How: a double is an integer of 53 bits times a power of two, and all doubles lie on one grid of
// 2,098 bits. The sum is a fixed-point number on that grid, kept in 32-bit digits of 64-bit words,
// so that a billion additions need no carry (Neal 2015, "Fast exact summation using small and large
// superaccumulators", arXiv 1505.05571). One addition costs about three nanoseconds, a sum 560
// bytes.
//
// Edges: no addends give 0; NaN and infinities are a bug of the caller, who refuses them first
// (finite.h). A sum beyond the largest double is held all the same: value() is then infinite, but
// scaled(-64) and mean_of(n) are not. Up to 2^62 addends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace resettle::statistics {

class ExactSum {
 public:
  void add(double addend);
  // Adds the product without rounding it, unless it is smaller than about 1e-290 in size.
  void add_product(double a, double b);
  void add(const ExactSum& other);
  void clear();

  // The sum, rounded once to the nearest double (ties to even).
  double value() const { return scaled(0); }
  // The sum times 2^exponent, rounded once where the result is a normal number.
  double scaled(int exponent) const;
  // The sum divided by a count above 0; finite whenever the mean of finite numbers is.
  double mean_of(std::size_t count) const;

 private:
  // Digit i counts units of 2^(32 i − 1074). 2,098 bits of doubles and 62 of carries.
  static constexpr std::size_t kDigits = 70;
  using Digits = std::array<std::int64_t, kDigits>;

  static void carry(Digits& digits);
  void make_room();

  Digits digits_{};
  std::uint32_t additions_ = 0;  // since the last carry
};

// The exact sum of the values, rounded once. 0 when there are none; all must be finite.
double exact_sum(std::span<const double> values);

}  // namespace resettle::statistics
