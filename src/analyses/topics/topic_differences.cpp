#include "analyses/topics/topic_differences.h"

#include <algorithm>

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
