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
  for (const int code : codes.codes) {
    check(code >= kMissingCode && code < codes.categories, "a code is of the codebook or missing");
  }
}

// The codes of a unit that are there.
void given(std::span<const int> row, std::vector<size_t>& present) {
  present.clear();
  for (const int code : row) {
    if (code != kMissingCode) present.push_back(static_cast<size_t>(code));
  }
}

}  // namespace

std::map<int, PairCounts> pair_counts(const Codes& codes) {
  check_shape(codes);
  const auto categories = static_cast<size_t>(codes.categories);
  std::vector<PairCounts> by_number(static_cast<size_t>(codes.coders) + 1);
  std::vector<size_t> present;
  for (size_t i = 0; i < codes.rows(); ++i) {
    const int64_t times = codes.times_of(i);
    given(codes.row(i), present);
    PairCounts& counts = by_number[present.size()];
    if (present.empty() || times == 0) continue;
    if (counts.codes.empty()) {
      counts.codes.resize(categories);
      counts.pairs.resize(categories * categories);
    }
    counts.units += times;
    for (size_t a = 0; a < present.size(); ++a) {
      counts.codes[present[a]] += times;
      for (size_t b = 0; b < a; ++b) {
        counts.pairs[present[a] * categories + present[b]] += times;
        counts.pairs[present[b] * categories + present[a]] += times;
      }
    }
  }
  std::map<int, PairCounts> found;
  for (size_t m = 1; m < by_number.size(); ++m) {
    if (by_number[m].units > 0) found.emplace(static_cast<int>(m), std::move(by_number[m]));
  }
  return found;
}

DistinctCodes distinct_codes(const Codes& codes) {
  check_shape(codes);
  std::vector<size_t> order(codes.rows());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto before = [&](size_t a, size_t b) {
    return std::ranges::lexicographical_compare(codes.row(a), codes.row(b));
  };
  std::sort(order.begin(), order.end(), before);
  DistinctCodes distinct{.coders = codes.coders, .categories = codes.categories};
  size_t last = 0;
  for (const size_t i : order) {
    const auto row = codes.row(i);
    if (std::ranges::all_of(row, [](int code) { return code == kMissingCode; })) continue;
    if (distinct.times.empty() || !std::ranges::equal(row, codes.row(last))) {
      distinct.codes.insert(distinct.codes.end(), row.begin(), row.end());
      distinct.times.push_back(0);
    }
    distinct.times.back() += codes.times_of(i);
    last = i;
  }
  return distinct;
}

double category_distance(CategoryDistance distance, int k, int l) {
  const double steps = std::abs(k - l);
  if (distance == CategoryDistance::kLinear) return steps;
  if (distance == CategoryDistance::kQuadratic) return steps * steps;
  return k == l ? 0 : 1;
}

}  // namespace resettle::statistics
