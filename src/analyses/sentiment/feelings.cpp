#include "analyses/sentiment/feelings.h"

#include <algorithm>
#include <cmath>

#include "analyses/influence/levels.h"
#include "base/error.h"

namespace resettle {
namespace {

double number_or_zero(const Rows& rows, std::size_t column, std::size_t row) {
  return rows.is_null(column, row) ? 0 : rows.number(column, row);
}

void add_to(Feelings& group, double& sum, double& squares, const FeelingCell& cell) {
  if (cell.feeling == kLowConfidence) group.low_confidence += cell.posts;
  if (cell.feeling == kNoFeeling) group.no_label += cell.posts;
  if (cell.feeling < 0) return;
  group.posts += cell.posts;
  group.posts_with_likes += cell.posts_with_likes;
  group.in_level[static_cast<std::size_t>(cell.feeling)] += cell.posts;
  sum += cell.sum;
  squares += cell.squares;
}

FeelingCells read_cells(Workspace& workspace) {
  FeelingCells result{read_topic_list(workspace), read_phases(workspace), {}, {}};
  const auto topics = static_cast<std::int64_t>(result.topics.size());
  const std::vector<std::int32_t> phase_at = places_of_phases(result.phases);
  const auto rows = workspace.query(
      "SELECT author, level, phase_number, position, feeling_number, posts, value_sum, "
      "square_sum, posts_with_likes, weight_sum, weighted_sum FROM sentiment_counts "
      "ORDER BY author, phase_number, position, feeling_number");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto author = static_cast<std::size_t>(rows->integer(0, row));
    if (author > result.levels.size()) result.levels.push_back(level_named(rows->text(1, row)));
    const std::int64_t position = rows->integer(3, row);
    FeelingCell cell;
    cell.author = static_cast<std::uint32_t>(author - 1);
    cell.phase =
        static_cast<std::uint32_t>(phase_at[static_cast<std::size_t>(rows->integer(2, row))]);
    cell.topic = position > topics ? -1 : static_cast<std::int32_t>(position - 1);
    cell.feeling = static_cast<std::int32_t>(rows->integer(4, row));
    cell.posts = static_cast<double>(rows->integer(5, row));
    cell.sum = number_or_zero(*rows, 6, row);
    cell.squares = number_or_zero(*rows, 7, row);
    cell.posts_with_likes = static_cast<double>(rows->integer(8, row));
    cell.weight = number_or_zero(*rows, 9, row);
    cell.weighted = number_or_zero(*rows, 10, row);
    result.cells.push_back(cell);
  }
  return result;
}

}  // namespace

std::shared_ptr<const FeelingCells> read_feelings(Making& making) {
  return making.shared<FeelingCells>("sentiment_counts", {"sentiment_counts", "topic_list", "days"},
                                     [&] { return read_cells(making.workspace); });
}

FeelingCells feelings_of(const PostFacts& facts, double min_confidence, bool by_phase) {
  FeelingCells result{
      facts.topics, {}, std::vector<Level>(facts.users.size(), Level::unscored), {}};
  for (const std::string& phase : facts.phases) {
    result.phases.push_back({phase, static_cast<std::int64_t>(result.phases.size()) + 1});
  }
  // Levels of feeling are not kept apart.
  const std::size_t columns = facts.topics.size() + 1;
  std::vector<FeelingCell> row(by_phase ? facts.phases.size() * columns : columns);
  for (std::size_t post = 0; post < facts.posts();) {
    const std::int32_t author = facts.user[post];
    std::fill(row.begin(), row.end(), FeelingCell{});
    for (; post < facts.posts() && facts.user[post] == author; ++post) {
      if (!sentiment_counts(facts, post, min_confidence)) continue;
      const std::size_t phase = by_phase ? static_cast<std::size_t>(facts.phase[post]) : 0;
      FeelingCell& cell = row[phase * columns + static_cast<std::size_t>(facts.topic[post] + 1)];
      const double value = facts.sentiment[post];
      ++cell.posts;
      cell.sum += value;
      cell.squares += value * value;
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

std::vector<Feelings> feelings_by_group(
    const FeelingCells& cells, std::size_t groups,
    const std::function<void(const FeelingCell&, std::vector<std::size_t>&)>& groups_of,
    MeanOf mean_of, const statistics::ResampleOptions& options) {
  std::vector<Feelings> result(groups);
  std::vector<double> sum(groups), squares(groups);
  AuthorSums sums(cells.levels.size(), 2 * groups);
  std::vector<std::size_t> of_cell;
  for (const FeelingCell& cell : cells.cells) {
    of_cell.clear();
    groups_of(cell, of_cell);
    for (const std::size_t group : of_cell) {
      add_to(result[group], sum[group], squares[group], cell);
      if (cell.feeling < 0) continue;
      const bool weighted = mean_of == MeanOf::weighted_by_likes;
      sums.add(cell.author, 2 * group, weighted ? cell.weighted : cell.sum);
      sums.add(cell.author, 2 * group + 1, weighted ? cell.weight : cell.posts);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t group = 0; group < groups; ++group) pairs.emplace_back(2 * group, 2 * group + 1);
  const bool weighted = mean_of == MeanOf::weighted_by_likes;
  const auto means = ratios_by_author(
      sums, pairs, weighted ? "no post that counts has a like" : "no post counts", options);
  for (std::size_t group = 0; group < groups; ++group) {
    Feelings& one = result[group];
    (weighted ? one.intensity : one.mean) = means[group];
    if (!weighted) one.mean.authors = authors_with(sums.clusters(), {2 * group + 1});
    const double n = one.posts;
    if (n < 2) continue;
    const double spread = (n * squares[group] - sum[group] * sum[group]) / n / (n - 1);
    one.sd = std::sqrt(std::max(0.0, spread));
  }
  return result;
}

std::vector<Feelings> feelings_by_row(const FeelingCells& cells, MeanOf mean_of,
                                      const statistics::ResampleOptions& options) {
  return feelings_by_group(
      cells, cells.rows(),
      [&](const FeelingCell& cell, std::vector<std::size_t>& of_cell) {
        of_cell = {cells.row_of(cell), cells.row_of_all()};
      },
      mean_of, options);
}

}  // namespace resettle
