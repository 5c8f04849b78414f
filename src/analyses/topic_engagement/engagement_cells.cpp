#include "analyses/topic_engagement/engagement_cells.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace resettle {

namespace {

EngagementCells read_cells(Workspace& workspace) {
  EngagementCells result{read_topic_list(workspace), read_phases(workspace), 0, {}};
  const auto topics = static_cast<std::int64_t>(result.topics.size());
  const std::vector<std::int32_t> phase_at = places_of_phases(result.phases);
  const auto rows = workspace.query(
      "SELECT author, phase_number, position, posts, likes, saves, comments, shares, "
      "posts_with_likes, posts_with_saves, posts_with_comments, posts_with_shares "
      "FROM topic_counts WHERE level = 'high' ORDER BY author, phase_number, position");
  std::int64_t author = 0;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (rows->integer(0, row) != author) {
      author = rows->integer(0, row);
      ++result.authors;
    }
    const std::int64_t position = rows->integer(2, row);
    EngagementCell cell;
    cell.author = static_cast<std::uint32_t>(result.authors - 1);
    cell.phase =
        static_cast<std::uint32_t>(phase_at[static_cast<std::size_t>(rows->integer(1, row))]);
    cell.topic = position > topics ? -1 : static_cast<std::int32_t>(position - 1);
    cell.posts = static_cast<double>(rows->integer(3, row));
    for (std::size_t m = 0; m < kMetrics; ++m) {
      if (!rows->is_null(4 + m, row)) cell.sum[m] = static_cast<double>(rows->integer(4 + m, row));
      cell.known[m] = static_cast<double>(rows->integer(4 + kMetrics + m, row));
    }
    result.cells.push_back(cell);
  }
  return result;
}

}  // namespace

std::shared_ptr<const EngagementCells> read_engagement_cells(Making& making) {
  return making.shared<EngagementCells>("topic_counts", {"topic_counts", "topic_list", "days"},
                                        [&] { return read_cells(making.workspace); });
}

EngagementCells engagement_cells_of(const PostFacts& facts) {
  EngagementCells result{facts.topics, {}, facts.users.size(), {}};
  for (const std::string& phase : facts.phases) {
    result.phases.push_back({phase, static_cast<std::int64_t>(result.phases.size()) + 1});
  }
  const std::size_t columns = facts.topics.size() + 1;
  std::vector<EngagementCell> row(facts.phases.size() * columns);
  for (std::size_t post = 0; post < facts.posts();) {
    const std::int32_t author = facts.user[post];
    std::fill(row.begin(), row.end(), EngagementCell{});
    for (; post < facts.posts() && facts.user[post] == author; ++post) {
      EngagementCell& cell = row[static_cast<std::size_t>(facts.phase[post]) * columns +
                                 static_cast<std::size_t>(facts.topic[post] + 1)];
      ++cell.posts;
      for (std::size_t m = 0; m < kMetrics; ++m) {
        const double count = facts.counts[m][post];
        if (std::isnan(count)) continue;
        cell.sum[m] += count;
        ++cell.known[m];
      }
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].posts == 0) continue;
      row[i].author = static_cast<std::uint32_t>(author);
      row[i].phase = static_cast<std::uint32_t>(i / columns);
      row[i].topic = static_cast<std::int32_t>(i % columns) - 1;
      result.cells.push_back(row[i]);
    }
  }
  return result;
}

EngagementCells of_high(const EngagementCells& cells, const Levels& levels) {
  EngagementCells high{cells.topics, cells.phases, cells.authors, {}};
  std::copy_if(cells.cells.begin(), cells.cells.end(), std::back_inserter(high.cells),
               [&](const EngagementCell& cell) {
                 return levels.of(cell.author, cell.phase) == Level::high;
               });
  return high;
}

}  // namespace resettle
