#include "statistics/agreement/codes.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "base/error.h"

namespace resettle::statistics {
namespace {

void check_shape(const Codes& codes) {
  check(codes.coders > 0 && codes.categories > 0, "codes have coders and categories");
  check(codes.codes.size() % static_cast<size_t>(codes.coders) == 0,
        "every unit has a cell for every coder");
  check(codes.times.empty() || codes.times.size() == codes.rows(),
        "every row says how many units it stands for");
  // Missing becomes 0 and what is below it very large: one comparison that vectorises.
  bool strange = false;
  for (const int code : codes.codes) {
    strange |= static_cast<unsigned>(code) + 1 > static_cast<unsigned>(codes.categories);
  }
  check(!strange, "a code is of the codebook or missing");
}

// The codes of a unit that are there, moved to the front of `present`; says how many.
size_t given(std::span<const int> row, std::span<size_t> present) {
  size_t count = 0;
  for (const int code : row) {
    present[count] = static_cast<size_t>(code);
    count += code != kMissingCode;
  }
  return count;
}

// Pairs were counted one way round: adds the other.
void count_both_ways(std::vector<int64_t>& pairs, size_t categories) {
  for (size_t k = 0; k < categories; ++k) {
    for (size_t l = 0; l <= k; ++l) {
      const int64_t sum = pairs[k * categories + l] + pairs[l * categories + k];
      pairs[k * categories + l] = sum;
      pairs[l * categories + k] = sum;
    }
  }
}

// How many different rows there can be; 0 when there are more than could usefully be counted.
size_t possible_rows(const Codes& codes) {
  const size_t base = static_cast<size_t>(codes.categories) + 1;
  const size_t most = codes.rows() / 4;
  size_t possible = 1;
  for (int coder = 0; coder < codes.coders; ++coder) {
    possible *= base;
    if (possible > most) return 0;
  }
  return possible;
}

DistinctCodes distinct_by_counting(const Codes& codes, size_t possible) {
  const size_t base = static_cast<size_t>(codes.categories) + 1;
  const auto coders = static_cast<size_t>(codes.coders);
  std::vector<int64_t> times(possible);
  const int* cell = codes.codes.data();
  for (size_t i = 0; i < codes.rows(); ++i) {
    size_t key = 0;
    for (size_t coder = 0; coder < coders; ++coder) {
      key = key * base + static_cast<size_t>(*cell++ + 1);
    }
    times[key] += codes.times_of(i);
  }
  DistinctCodes distinct{.coders = codes.coders, .categories = codes.categories};
  for (size_t key = 1; key < possible; ++key) {  // key 0: nobody coded the unit
    if (times[key] == 0) continue;
    distinct.times.push_back(times[key]);
    distinct.codes.resize(distinct.codes.size() + coders);
    size_t rest = key;
    for (auto code = distinct.codes.rbegin(); code != distinct.codes.rbegin() + codes.coders;
         ++code) {
      *code = static_cast<int>(rest % base) - 1;
      rest /= base;
    }
  }
  return distinct;
}

DistinctCodes distinct_by_sorting(const Codes& codes) {
  std::vector<size_t> order(codes.rows());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::ranges::lexicographical_compare(codes.row(a), codes.row(b));
  });
  DistinctCodes distinct{.coders = codes.coders, .categories = codes.categories};
  size_t last = 0;
  for (const size_t i : order) {
    const auto row = codes.row(i);
    const bool coded = std::ranges::any_of(row, [](int code) { return code != kMissingCode; });
    if (!coded || codes.times_of(i) == 0) continue;
    if (distinct.times.empty() || !std::ranges::equal(row, codes.row(last))) {
      distinct.codes.insert(distinct.codes.end(), row.begin(), row.end());
      distinct.times.push_back(0);
    }
    distinct.times.back() += codes.times_of(i);
    last = i;
  }
  return distinct;
}

std::map<int, PairCounts> count_pairs(const Codes& codes) {
  const auto categories = static_cast<size_t>(codes.categories);
  std::vector<PairCounts> by_number(static_cast<size_t>(codes.coders) + 1);
  std::vector<size_t> present(static_cast<size_t>(codes.coders));
  for (size_t i = 0; i < codes.rows(); ++i) {
    const int64_t times = codes.times_of(i);
    const size_t m = given(codes.row(i), present);
    if (m == 0 || times == 0) continue;
    PairCounts& counts = by_number[m];
    if (counts.codes.empty()) {
      counts.codes.resize(categories);
      counts.pairs.resize(categories * categories);
    }
    counts.units += times;
    for (size_t a = 0; a < m; ++a) {
      counts.codes[present[a]] += times;
      int64_t* const pairs_with = &counts.pairs[present[a] * categories];
      for (size_t b = 0; b < a; ++b) pairs_with[present[b]] += times;
    }
  }
  std::map<int, PairCounts> found;
  for (size_t m = 1; m < by_number.size(); ++m) {
    if (by_number[m].units == 0) continue;
    count_both_ways(by_number[m].pairs, categories);
    found.emplace(static_cast<int>(m), std::move(by_number[m]));
  }
  return found;
}

}  // namespace

std::map<int, PairCounts> pair_counts(const Codes& codes) {
  check_shape(codes);
  const size_t possible = possible_rows(codes);
  if (possible == 0) return count_pairs(codes);
  return count_pairs(distinct_by_counting(codes, possible).view());
}

DistinctCodes distinct_codes(const Codes& codes) {
  check_shape(codes);
  const size_t possible = possible_rows(codes);
  return possible > 0 ? distinct_by_counting(codes, possible) : distinct_by_sorting(codes);
}

double category_distance(CategoryDistance distance, int k, int l) {
  const double steps = std::abs(k - l);
  if (distance == CategoryDistance::kLinear) return steps;
  if (distance == CategoryDistance::kQuadratic) return steps * steps;
  return k == l ? 0 : 1;
}

}  // namespace resettle::statistics
