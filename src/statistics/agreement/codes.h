// Who coded what: the shape that all statistics of agreement take.
//
// One row a unit, one column a coder; a cell is the number of a category, 0 … categories − 1, or
// kMissingCode where the coder did not code the unit. `categories` is the size of the codebook, not
// of what was used: Gwet's coefficients need to know of categories that nobody chose. A cell
// outside that range, or rows of the wrong length, is a bug.
//
// Rows may stand for many units at once (`times`), which is how tables and bootstraps are given.
// All statistics count whole numbers before they divide, so the order of rows changes no bit, and
// counts go up to 10^15.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace resettle::statistics {

inline constexpr int kMissingCode = -1;

struct Codes {
  int coders = 0;
  int categories = 0;
  std::span<const int> codes;           // row after row
  std::span<const int64_t> times = {};  // units that each row stands for; empty: one each

  size_t rows() const { return coders == 0 ? 0 : codes.size() / static_cast<size_t>(coders); }
  std::span<const int> row(size_t i) const {
    return codes.subspan(i * static_cast<size_t>(coders), static_cast<size_t>(coders));
  }
  int64_t times_of(size_t i) const { return times.empty() ? 1 : times[i]; }
};

// The units that were coded by the same number of coders, m, and what was said of them.
struct PairCounts {
  int64_t units = 0;
  std::vector<int64_t> codes;  // of each category
  std::vector<int64_t>
      pairs;  // of two codes of a unit, both ways round: [first × categories + second]
};

// The pair counts for each m that occurs, m = 1 (no pairs) included, 0 left out. Time: a step a
// cell where units outnumber the ways to code one, else a step for each pair of codes of a unit.
// Memory: categories² numbers for each m.
std::map<int, PairCounts> pair_counts(const Codes& codes);

// Rows that are alike made one, in the order of their codes; units that nobody coded left out.
struct DistinctCodes {
  int coders = 0;
  int categories = 0;
  std::vector<int> codes;
  std::vector<int64_t> times;
  Codes view() const { return {coders, categories, codes, times}; }
};

DistinctCodes distinct_codes(const Codes& codes);

// How far apart two categories are for a weighted coefficient: all disagreements alike; |k − l| or
// (k − l)² for categories in order.
enum class CategoryDistance { kNominal, kLinear, kQuadratic };

double category_distance(CategoryDistance distance, int k, int l);

}  // namespace resettle::statistics
