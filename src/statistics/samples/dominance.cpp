#include "statistics/samples/dominance.h"

#include <algorithm>
#include <vector>

#include "statistics/describe/sorted.h"
#include "statistics/finite.h"

namespace resettle::statistics {
namespace {

std::size_t end_of_run(std::span<const double> ascending, std::size_t place, double value) {
  while (place < ascending.size() && ascending[place] == value) ++place;
  return place;
}

Dominance counted(std::span<const double> first, std::span<const double> second) {
  Dominance result{.pairs = std::uint64_t{first.size()} * second.size()};
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < first.size() || j < second.size()) {
    const double value = j == second.size()  ? first[i]
                         : i == first.size() ? second[j]
                                             : std::min(first[i], second[j]);
    const std::size_t next_i = end_of_run(first, i, value);
    const std::size_t next_j = end_of_run(second, j, value);
    result.first_ahead += std::uint64_t{next_i - i} * j;
    result.second_ahead += std::uint64_t{next_j - j} * i;
    const auto tied = static_cast<double>(next_i - i + next_j - j);
    result.ties += tied * (tied * tied - 1);
    i = next_i;
    j = next_j;
  }
  return result;
}

}  // namespace

Result<Dominance> dominance(std::span<const double> first, std::span<const double> second) {
  if (first.empty() || second.empty()) return Result<Dominance>::none("a group is empty");
  if (!all_finite(first) || !all_finite(second)) return Result<Dominance>::none(kNotFinite);
  return counted(sorted(first), sorted(second));
}

Result<double> cliffs_delta(std::span<const double> first, std::span<const double> second) {
  const auto counts = dominance(first, second);
  if (!counts) return Result<double>::none(counts.reason());
  const auto ahead = static_cast<double>(counts->first_ahead);
  const auto behind = static_cast<double>(counts->second_ahead);
  return (ahead - behind) / static_cast<double>(counts->pairs);
}

}  // namespace resettle::statistics
