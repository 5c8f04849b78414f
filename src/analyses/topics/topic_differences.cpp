#include "analyses/topics/topic_differences.h"

#include <algorithm>
#include <limits>

#include "analyses/topics/level_comparison.h"
#include "statistics/tables/cramers_v.h"

namespace resettle {

using statistics::ClusteredMeanDifference;
using statistics::Result;

TopicTable level_by_topic(const TopicCounts& counts) {
  std::vector<std::uint32_t> levels, topics, authors;
  statistics::ContingencyTable table{2, counts.topics.size(), {}};
  table.counts.resize(2 * counts.topics.size());
  for (const TopicCell& cell : counts.cells) {
    const Level level = counts.levels[cell.author];
    if (cell.topic < 0 || level == Level::unscored) continue;
    const auto row = static_cast<std::uint32_t>(level == Level::high);
    const auto posts = static_cast<std::size_t>(cell.posts);
    levels.insert(levels.end(), posts, row);
    topics.insert(topics.end(), posts, static_cast<std::uint32_t>(cell.topic));
    authors.insert(authors.end(), posts, cell.author);
    table.counts[row * counts.topics.size() + static_cast<std::size_t>(cell.topic)] += cell.posts;
  }
  return {compare_tables({levels, topics, authors, {}}, "topics"), statistics::cramers_v(table)};
}

std::vector<Estimate> shares_of_low_less_high(const TopicCounts& counts, const Levels& levels,
                                              std::span<const std::size_t> topics,
                                              const statistics::ResampleOptions& options) {
  // Columns: all posts of low, all of high, and for each topic its posts of low and of high.
  constexpr std::size_t kAllLow = 0, kAllHigh = 1, kFirst = 2;
  std::vector<std::size_t> column(counts.topics.size(), 0);
  for (std::size_t i = 0; i < topics.size(); ++i) column[topics[i]] = kFirst + 2 * i;
  AuthorSums sums(counts.authors(), kFirst + 2 * topics.size());
  for (const TopicCell& cell : counts.cells) {
    const Level level = levels.of(cell.author, cell.phase);
    if (cell.topic < 0 || level == Level::unscored) continue;
    const std::size_t high = level == Level::high ? 1 : 0;
    sums.add(cell.author, high == 1 ? kAllHigh : kAllLow, cell.posts);
    const std::size_t of_topic = column[static_cast<std::size_t>(cell.topic)];
    if (of_topic != 0) sums.add(cell.author, of_topic + high, cell.posts);
  }
  const auto differences = [&](std::span<const double> posts, std::span<double> values) {
    const bool both = posts[kAllLow] > 0 && posts[kAllHigh] > 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto of_topic = posts.subspan(kFirst + 2 * i, 2);
      values[i] = both ? of_topic[0] / posts[kAllLow] - of_topic[1] / posts[kAllHigh]
                       : std::numeric_limits<double>::quiet_NaN();
    }
  };
  if (topics.empty()) return {};
  auto estimates =
      estimates_of(sums, topics.size(), differences, "a level has no labelled post", options);
  const std::int64_t authors =
      std::min(authors_with(sums.clusters(), {kAllLow}), authors_with(sums.clusters(), {kAllHigh}));
  for (Estimate& estimate : estimates) estimate.authors = authors;
  return estimates;
}

Result<ClusteredMeanDifference> low_less_high(const TopicCounts& counts, std::size_t topic) {
  std::vector<statistics::ClusterSumsOfGroups> sums(counts.authors());
  for (const TopicCell& cell : counts.cells) {
    const Level level = counts.levels[cell.author];
    if (cell.topic < 0 || level == Level::unscored) continue;
    statistics::ClusterSumsOfGroups& author = sums[cell.author];
    const std::size_t group = level == Level::low ? 0 : 1;
    author.units[group] += cell.posts;
    if (static_cast<std::size_t>(cell.topic) != topic) continue;
    author.sum[group] += cell.posts;
    author.sum_of_squares[group] += cell.posts;
  }
  auto result = compare_levels(sums);
  if (!result) return result;
  ClusteredMeanDifference limited = *result;
  limited.low = std::max(-1.0, limited.low);
  limited.high = std::min(1.0, limited.high);
  return limited;
}

}  // namespace resettle
