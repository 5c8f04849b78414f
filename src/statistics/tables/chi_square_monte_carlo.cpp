#include "statistics/tables/chi_square_monte_carlo.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "statistics/resample/philox.h"
#include "statistics/tables/chi_square.h"

namespace resettle::statistics {
namespace {

using Monte = Result<ChiSquareMonteCarlo>;

constexpr double kMostUnits = 1e6;
// Tables whose statistics differ by less are equal: the sums were only rounded differently.
constexpr double kRounding = 1e-9;

// The column of every unit, in the order of the columns.
std::vector<std::uint32_t> column_of_units(const Margins& margins) {
  std::vector<std::uint32_t> columns;
  for (std::size_t c = 0; c < margins.columns.size(); ++c) {
    columns.insert(columns.end(), static_cast<std::size_t>(margins.columns[c]),
                   static_cast<std::uint32_t>(c));
  }
  return columns;
}

void deal(const std::vector<std::uint32_t>& units, const Margins& margins,
          ContingencyTable& table) {
  std::fill(table.counts.begin(), table.counts.end(), 0);
  std::size_t unit = 0;
  for (std::size_t r = 0; r < table.rows; ++r) {
    for (double left = margins.rows[r]; left > 0; --left) {
      ++table.counts[r * table.columns + units[unit++]];
    }
  }
}

}  // namespace

Monte chi_square_monte_carlo(const ContingencyTable& table, std::size_t tables,
                             std::uint64_t seed) {
  check(tables > 0, "at least one random table is drawn");
  const auto kept = without_empty_lines(table);
  if (!kept) return Monte::none(kept.reason());
  const Margins margins = margins_of(*kept);
  if (margins.total > kMostUnits) {
    return Monte::none("more than a million units: use the chi-square distribution");
  }
  for (const double count : kept->counts) {
    if (count != std::floor(count)) return Monte::none("a count is not a whole number");
  }
  const double found = chi_square_statistic(*kept, margins);
  const std::vector<std::uint32_t> ordered = column_of_units(margins);
  ContingencyTable random_table = *kept;
  std::size_t as_large = 0;
  for (std::size_t draw = 0; draw < tables; ++draw) {
    std::vector<std::uint32_t> units = ordered;
    Philox(seed, draw).shuffle(std::span(units));
    deal(units, margins, random_table);
    as_large += chi_square_statistic(random_table, margins) >= found - kRounding * (1 + found);
  }
  const auto all = static_cast<double>(tables + 1);
  return ChiSquareMonteCarlo{found, static_cast<double>(as_large + 1) / all};
}

}  // namespace resettle::statistics
