#include "analyses/sentiment/drawn_sample.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyses/topics/level_comparison.h"
#include "statistics/distributions/distributions.h"
#include "statistics/resample/philox.h"
#include "statistics/tables/cramers_v.h"

namespace resettle {
namespace {

constexpr std::size_t kSamples = 1000;

// The feelings of a level's posts that count, in the order of authors: which of two posts alike in
// everything here is drawn makes no difference.
std::vector<std::uint8_t> feelings_of_level(const FeelingCells& cells, Level level) {
  std::vector<std::uint8_t> feelings;
  for (const FeelingCell& cell : cells.cells) {
    if (cell.feeling < 0 || cells.levels[cell.author] != level) continue;
    feelings.insert(feelings.end(), static_cast<std::size_t>(cell.posts),
                    static_cast<std::uint8_t>(cell.feeling));
  }
  return feelings;
}

// Draws without replacement and leaves `feelings` in another order, which is one of all with equal
// chance again.
void draw(std::vector<std::uint8_t>& feelings, std::size_t posts, std::uint64_t seed,
          std::uint64_t stream, double* counts) {
  statistics::Philox random(seed, stream);
  for (std::size_t i = 0; i < std::min(posts, feelings.size()); ++i) {
    std::swap(feelings[i], feelings[i + random.below(feelings.size() - i)]);
    ++counts[feelings[i]];
  }
}

struct Posts {
  std::vector<std::uint8_t> high, low;
};

statistics::ContingencyTable drawn(Posts& posts, std::size_t posts_a_level, std::uint64_t seed,
                                   std::uint64_t number) {
  statistics::ContingencyTable table{2, kFeelings.size(),
                                     std::vector<double>(2 * kFeelings.size())};
  draw(posts.high, posts_a_level, seed, 2 * number, table.counts.data());
  draw(posts.low, posts_a_level, seed, 2 * number + 1, table.counts.data() + kFeelings.size());
  return table;
}

// Whether chi_square_test would give p below .05, without its exact sums: a thousand samples are
// asked. None where the sample cannot be tested.
std::optional<bool> is_below_05(const statistics::ContingencyTable& table) {
  static const std::array<double, 5> critical = [] {
    std::array<double, 5> values{};
    for (std::size_t df = 1; df < values.size(); ++df) {
      values[df] = statistics::chi_square_quantile(.95, static_cast<double>(df));
    }
    return values;
  }();
  std::array<double, 2> rows{};
  for (std::size_t i = 0; i < table.counts.size(); ++i) rows[i / table.columns] += table.counts[i];
  const double total = rows[0] + rows[1];
  std::size_t columns = 0;
  double statistic = 0;
  for (std::size_t j = 0; j < table.columns; ++j) {
    const double column = table.at(0, j) + table.at(1, j);
    columns += column > 0;
    for (std::size_t i = 0; i < 2 && column > 0 && rows[i] > 0; ++i) {
      const double expected = rows[i] * column / total;
      statistic += (table.at(i, j) - expected) * (table.at(i, j) - expected) / expected;
    }
  }
  if (rows[0] == 0 || rows[1] == 0 || columns < 2) return std::nullopt;
  return statistic > critical[columns - 1];
}

Posts posts_of(const FeelingCells& cells) {
  return {feelings_of_level(cells, Level::high), feelings_of_level(cells, Level::low)};
}

}  // namespace

statistics::ContingencyTable drawn_feelings(const FeelingCells& cells, std::size_t posts_a_level,
                                            std::uint64_t seed, std::uint64_t number) {
  Posts posts = posts_of(cells);
  return drawn(posts, posts_a_level, seed, number);
}

statistics::ContingencyTable all_feelings(const FeelingCells& cells) {
  statistics::ContingencyTable table{2, kFeelings.size(),
                                     std::vector<double>(2 * kFeelings.size())};
  for (const FeelingCell& cell : cells.cells) {
    const Level level = cells.levels[cell.author];
    if (cell.feeling < 0 || level == Level::unscored) continue;
    const std::size_t row = level == Level::high ? 0 : kFeelings.size();
    table.counts[row + static_cast<std::size_t>(cell.feeling)] += cell.posts;
  }
  return table;
}

DrawnTest sample_test(const FeelingCells& cells, std::size_t posts_a_level, std::uint64_t seed) {
  Posts posts = posts_of(cells);
  const auto table = drawn(posts, posts_a_level, seed, 0);
  DrawnTest result{table, statistics::chi_square_test(table), statistics::cramers_v(table), {}};
  double tested = 0, below = 0;
  for (std::size_t number = 1; number <= kSamples; ++number) {
    const auto again = is_below_05(drawn(posts, posts_a_level, seed, number));
    tested += again.has_value();
    below += again.value_or(false);
  }
  if (tested > 0) result.below_05 = below / tested;
  return result;
}

statistics::Result<statistics::RaoScottTest> clustered_test(const FeelingCells& cells) {
  std::vector<std::uint32_t> levels, feelings, authors;
  for (const FeelingCell& cell : cells.cells) {
    const Level level = cells.levels[cell.author];
    if (cell.feeling < 0 || level == Level::unscored) continue;
    const auto posts = static_cast<std::size_t>(cell.posts);
    levels.insert(levels.end(), posts, static_cast<std::uint32_t>(level == Level::high));
    feelings.insert(feelings.end(), posts, static_cast<std::uint32_t>(cell.feeling));
    authors.insert(authors.end(), posts, cell.author);
  }
  return compare_tables({levels, feelings, authors, {}}, "feelings");
}

}  // namespace resettle
