#include "statistics/agreement/cohen_kappa.h"

#include <algorithm>

#include "statistics/describe/exact_sum.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

// Why there is no agreement to speak of; empty when there is.
std::string flaw_of(const Confusion& table) {
  const auto categories = static_cast<size_t>(table.categories);
  check(table.categories > 0 && table.counts.size() == categories * categories,
        "a confusion table is square");
  if (!all_finite(table.counts)) return kNotFinite;
  if (std::ranges::any_of(table.counts, [](double count) { return count < 0; })) {
    return "a count is negative";
  }
  if (exact_sum(table.counts) == 0) return "no unit was coded by both coders";
  return "";
}

struct Margins {
  std::vector<double> rows;
  std::vector<double> columns;
  double total = 0;
};

Margins margins(const Confusion& table) {
  const auto categories = static_cast<size_t>(table.categories);
  Margins sums{std::vector<double>(categories), std::vector<double>(categories)};
  for (int k = 0; k < table.categories; ++k) {
    for (int l = 0; l < table.categories; ++l) {
      sums.rows[static_cast<size_t>(k)] += table.at(k, l);
      sums.columns[static_cast<size_t>(l)] += table.at(k, l);
    }
  }
  sums.total = exact_sum(table.counts);
  return sums;
}

}  // namespace

Confusion confusion(const Codes& codes, int first_coder, int second_coder) {
  check(std::min(first_coder, second_coder) >= 0 &&
            std::max(first_coder, second_coder) < codes.coders,
        "a confusion is of two of the coders");
  const auto categories = static_cast<size_t>(codes.categories);
  Confusion table{codes.categories, std::vector<double>(categories * categories)};
  for (size_t i = 0; i < codes.rows(); ++i) {
    const int first = codes.row(i)[static_cast<size_t>(first_coder)];
    const int second = codes.row(i)[static_cast<size_t>(second_coder)];
    check(std::max(first, second) < codes.categories && std::min(first, second) >= kMissingCode,
          "a code is of the codebook or missing");
    if (first == kMissingCode || second == kMissingCode) continue;
    table.counts[static_cast<size_t>(first) * categories + static_cast<size_t>(second)] +=
        static_cast<double>(codes.times_of(i));
  }
  return table;
}

Result<double> raw_agreement(const Confusion& table) {
  if (const auto flaw = flaw_of(table); !flaw.empty()) return Result<double>::none(flaw);
  ExactSum agreed;
  for (int k = 0; k < table.categories; ++k) agreed.add(table.at(k, k));
  return agreed.value() / exact_sum(table.counts);
}

Result<double> cohen_kappa(const Confusion& table, CategoryDistance distance) {
  if (const auto flaw = flaw_of(table); !flaw.empty()) return Result<double>::none(flaw);
  const Margins sums = margins(table);
  double seen = 0;
  double expected = 0;
  for (int k = 0; k < table.categories; ++k) {
    for (int l = 0; l < table.categories; ++l) {
      const double apart = category_distance(distance, k, l);
      seen += apart * table.at(k, l);
      expected += apart * sums.rows[static_cast<size_t>(k)] *
                  (sums.columns[static_cast<size_t>(l)] / sums.total);
    }
  }
  if (expected == 0) {
    return Result<double>::none("both coders used one and the same category only");
  }
  return 1 - seen / expected;
}

}  // namespace resettle::statistics
