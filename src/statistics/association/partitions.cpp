#include "statistics/association/partitions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "statistics/describe/exact_sum.h"

namespace resettle::statistics {
namespace {

constexpr const char* kTooFew = "partitions are compared on at least two units";
constexpr const char* kTrivial =
    "both partitions are one group, or both are all singletons: there is nothing to compare";

// A cell of the cross table: units that are in one group of the first and one of the second.
struct Cell {
  int64_t units = 0;
  int64_t first_size = 0;
  int64_t second_size = 0;
};

struct CrossTable {
  int64_t units = 0;
  std::vector<int64_t> first_sizes;
  std::vector<int64_t> second_sizes;
  std::vector<Cell> cells;
};

template <typename T>
std::map<T, int64_t> counted(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  std::map<T, int64_t> counts;
  for (auto run = values.begin(); run != values.end();) {
    const auto end = std::upper_bound(run, values.end(), *run);
    counts.emplace_hint(counts.end(), *run, end - run);
    run = end;
  }
  return counts;
}

CrossTable cross_table(std::span<const int64_t> first, std::span<const int64_t> second) {
  std::vector<std::pair<int64_t, int64_t>> both;
  both.reserve(first.size());
  for (size_t i = 0; i < first.size(); ++i) both.emplace_back(first[i], second[i]);
  const auto rows = counted(std::vector(first.begin(), first.end()));
  const auto columns = counted(std::vector(second.begin(), second.end()));
  CrossTable table{.units = static_cast<int64_t>(first.size())};
  for (const auto& [group, size] : rows) table.first_sizes.push_back(size);
  for (const auto& [group, size] : columns) table.second_sizes.push_back(size);
  for (const auto& [groups, units] : counted(std::move(both))) {
    table.cells.push_back({units, rows.at(groups.first), columns.at(groups.second)});
  }
  return table;
}

bool both_trivial(const CrossTable& table) {
  const size_t rows = table.first_sizes.size();
  const size_t columns = table.second_sizes.size();
  return rows == columns && (rows == 1 || rows == static_cast<size_t>(table.units));
}

double pairs_within(const std::vector<int64_t>& sizes) {
  int64_t pairs = 0;
  for (const int64_t size : sizes) pairs += size * (size - 1) / 2;
  return static_cast<double>(pairs);
}

double entropy_in_nats(const std::vector<int64_t>& sizes, double units) {
  ExactSum sum;
  for (const int64_t size : sizes) {
    const double share = static_cast<double>(size) / units;
    sum.add(-share * std::log(share));
  }
  return sum.value();
}

double mutual_information_in_nats(const CrossTable& table) {
  const auto n = static_cast<double>(table.units);
  ExactSum sum;
  for (const Cell& cell : table.cells) {
    const auto units = static_cast<double>(cell.units);
    const double expected =
        static_cast<double>(cell.first_size) * static_cast<double>(cell.second_size) / n;
    sum.add(units / n * std::log(units / expected));
  }
  return sum.value();
}

std::vector<double> log_factorials(int64_t largest) {
  std::vector<double> logs(static_cast<size_t>(largest) + 1);
  long double sum = 0;
  for (size_t i = 1; i < logs.size(); ++i) {
    sum += std::log(static_cast<long double>(i));
    logs[i] = static_cast<double>(sum);
  }
  return logs;
}

// What a pair of groups of these sizes adds to the expected mutual information: the overlap k is
// hypergeometric, from the smallest that the sizes allow to the smaller size.
double expected_term(int64_t a, int64_t b, int64_t n, const std::vector<double>& log_factorial) {
  const auto log_of = [&](int64_t number) { return log_factorial[static_cast<size_t>(number)]; };
  const double fixed = log_of(a) + log_of(b) + log_of(n - a) + log_of(n - b) - log_of(n);
  const double log_expected = std::log(static_cast<double>(a)) + std::log(static_cast<double>(b)) -
                              std::log(static_cast<double>(n));
  double sum = 0;
  for (int64_t k = std::max<int64_t>(1, a + b - n); k <= std::min(a, b); ++k) {
    const double probability =
        std::exp(fixed - log_of(k) - log_of(a - k) - log_of(b - k) - log_of(n - a - b + k));
    const auto overlap = static_cast<double>(k);
    sum += overlap / static_cast<double>(n) * (std::log(overlap) - log_expected) * probability;
  }
  return sum;
}

double expected_mutual_information(const CrossTable& table) {
  const auto log_factorial = log_factorials(table.units);
  const auto rows = counted(table.first_sizes);  // groups of one size share their term
  const auto columns = counted(table.second_sizes);
  ExactSum sum;
  for (const auto& [a, groups_of_a] : rows) {
    for (const auto& [b, groups_of_b] : columns) {
      sum.add(static_cast<double>(groups_of_a) * static_cast<double>(groups_of_b) *
              expected_term(a, b, table.units, log_factorial));
    }
  }
  return sum.value();
}

}  // namespace

Result<double> adjusted_rand_index(std::span<const int64_t> first,
                                   std::span<const int64_t> second) {
  check(first.size() == second.size(), "both partitions are of the same units");
  if (first.size() < 2) return Result<double>::none(kTooFew);
  const CrossTable table = cross_table(first, second);
  if (both_trivial(table)) return Result<double>::none(kTrivial);
  std::vector<int64_t> cells;
  for (const Cell& cell : table.cells) cells.push_back(cell.units);
  const double together = pairs_within(cells);
  const double in_first = pairs_within(table.first_sizes);
  const double in_second = pairs_within(table.second_sizes);
  const double expected = in_first * (in_second / pairs_within({table.units}));
  return (together - expected) / ((in_first + in_second) / 2 - expected);
}

Result<double> adjusted_mutual_information(std::span<const int64_t> first,
                                           std::span<const int64_t> second) {
  check(first.size() == second.size(), "both partitions are of the same units");
  if (first.size() < 2) return Result<double>::none(kTooFew);
  const CrossTable table = cross_table(first, second);
  if (both_trivial(table)) return Result<double>::none(kTrivial);
  const auto n = static_cast<double>(table.units);
  const double expected = expected_mutual_information(table);
  const double entropy =
      (entropy_in_nats(table.first_sizes, n) + entropy_in_nats(table.second_sizes, n)) / 2;
  return (mutual_information_in_nats(table) - expected) / (entropy - expected);
}

}  // namespace resettle::statistics
