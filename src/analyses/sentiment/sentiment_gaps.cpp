#include "analyses/sentiment/sentiment_gaps.h"

#include <algorithm>
#include <limits>

#include "analyses/topics/level_comparison.h"

namespace resettle {
namespace {

statistics::SampleMoments moments_of(const std::vector<statistics::ClusterSumsOfGroups>& authors,
                                     std::size_t group) {
  double n = 0, sum = 0, squares = 0;
  for (const auto& author : authors) {
    n += author.units[group];
    sum += author.sum[group];
    squares += author.sum_of_squares[group];
  }
  if (n == 0) return {};
  const double spread = n < 2 ? 0 : std::max(0.0, (n * squares - sum * sum) / n / (n - 1));
  return {n, sum / n, spread};
}

// Columns of one topic: sum and posts of low, sum and posts of high.
enum Column : std::size_t { kLowSum, kLowPosts, kHighSum, kHighPosts, kColumns };

// Low authors with a post on a topic that high ones wrote about too, or the other way round:
// whichever are fewer.
std::int64_t authors_on_common_topics(const statistics::ClusterSums& sums) {
  const std::vector<double> total = statistics::totals(sums);
  std::int64_t low = 0, high = 0;
  for (std::size_t author = 0; author < sums.clusters(); ++author) {
    bool is_low = false, is_high = false;
    for (std::size_t topic = 0; topic < sums.columns; topic += kColumns) {
      if (total[topic + kLowPosts] == 0 || total[topic + kHighPosts] == 0) continue;
      is_low = is_low || sums.row(author)[topic + kLowPosts] > 0;
      is_high = is_high || sums.row(author)[topic + kHighPosts] > 0;
    }
    low += is_low;
    high += is_high;
  }
  return std::min(low, high);
}

}  // namespace

FeelingGap feeling_gap(const FeelingCells& cells, std::size_t row) {
  std::vector<statistics::ClusterSumsOfGroups> authors(cells.levels.size());
  for (const FeelingCell& cell : cells.cells) {
    const Level level = cells.levels[cell.author];
    if (cell.feeling < 0 || level == Level::unscored) continue;
    if (row != cells.row_of_all() && row != cells.row_of(cell)) continue;
    const std::size_t group = level == Level::low ? 0 : 1;
    authors[cell.author].units[group] += cell.posts;
    authors[cell.author].sum[group] += cell.sum;
    authors[cell.author].sum_of_squares[group] += cell.squares;
  }
  const auto low = moments_of(authors, 0), high = moments_of(authors, 1);
  return {high, low, compare_levels(authors), statistics::hedges_g_of_moments(low, high)};
}

Estimate standardised_gap(const FeelingCells& cells, const Levels& levels,
                          const std::set<std::size_t>& among,
                          const statistics::ResampleOptions& options) {
  const std::size_t topics = among.size();
  std::vector<std::size_t> place(cells.topics.size(), topics);  // in `among`; topics: in none
  for (const std::size_t topic : among) {
    place[topic] = static_cast<std::size_t>(std::distance(among.begin(), among.find(topic)));
  }
  AuthorSums sums(cells.levels.size(), topics * kColumns);
  std::vector<double> posts(topics);
  for (const FeelingCell& cell : cells.cells) {
    const Level level = levels.of(cell.author, cell.phase);
    if (cell.feeling < 0 || cell.topic < 0 || level == Level::unscored) continue;
    const std::size_t topic = place[static_cast<std::size_t>(cell.topic)];
    if (topic == topics) continue;
    const bool high = level == Level::high;
    posts[topic] += cell.posts;
    sums.add(cell.author, topic * kColumns + (high ? kHighSum : kLowSum), cell.sum);
    sums.add(cell.author, topic * kColumns + (high ? kHighPosts : kLowPosts), cell.posts);
  }
  const auto gap = [&](std::span<const double> of, std::span<double> values) {
    double differences = 0, weights = 0;
    for (std::size_t topic = 0; topic < topics; ++topic) {
      const auto at = of.subspan(topic * kColumns, kColumns);
      if (at[kLowPosts] == 0 || at[kHighPosts] == 0) continue;
      weights += posts[topic];
      differences += posts[topic] * (at[kLowSum] / at[kLowPosts] - at[kHighSum] / at[kHighPosts]);
    }
    values[0] = weights > 0 ? differences / weights : std::numeric_limits<double>::quiet_NaN();
  };
  if (cells.topics.empty()) return {{}, {}, {}, "there are no topics"};
  Estimate estimate =
      estimates_of(sums, 1, gap, "no topic has posts of both levels that count", options)[0];
  estimate.authors = authors_on_common_topics(sums.clusters());
  return estimate;
}

}  // namespace resettle
