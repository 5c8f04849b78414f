#include <algorithm>

#include "analyses/topics/topic_counts.h"

#include "analyses/influence/levels.h"

namespace resettle {

const char* name_of(Scope scope) {
  switch (scope) {
    case Scope::all:
      return "all";
    case Scope::high:
      return "high";
    case Scope::low:
      return "low";
    case Scope::unscored:
      return "unscored";
  }
  return "";
}

Scope scope_of(Level level) {
  if (level == Level::high) return Scope::high;
  return level == Level::low ? Scope::low : Scope::unscored;
}

std::vector<Topic> read_topic_list(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT topic, topic_name, group_label, group_name FROM topic_list "
      "WHERE group_label IS NOT NULL ORDER BY position");
  std::vector<Topic> topics;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto text = [&](std::size_t column) { return std::string(rows->text(column, row)); };
    topics.push_back({text(0), text(1), text(2), text(3)});
  }
  return topics;
}

std::vector<NumberedPhase> read_phases(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT phase, MIN(phase_number) AS number FROM days WHERE phase IS NOT NULL "
      "GROUP BY phase ORDER BY number");
  std::vector<NumberedPhase> phases;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    phases.push_back({std::string(rows->text(0, row)), rows->integer(1, row)});
  }
  return phases;
}

std::vector<std::int32_t> places_of_phases(const std::vector<NumberedPhase>& phases) {
  std::vector<std::int32_t> places;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const auto number = static_cast<std::size_t>(phases[i].number);
    if (number >= places.size()) places.resize(number + 1, -1);
    places[number] = static_cast<std::int32_t>(i);
  }
  return places;
}

namespace {

TopicCounts read_cells(Workspace& workspace) {
  TopicCounts counts{read_topic_list(workspace), read_phases(workspace), {}, {}};
  const auto topics = static_cast<std::int64_t>(counts.topics.size());
  const std::vector<std::int32_t> phase_at = places_of_phases(counts.phases);
  const auto rows = workspace.query(
      "SELECT author, level, phase_number, position, posts FROM topic_counts "
      "ORDER BY author, phase_number, position");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto author = static_cast<std::size_t>(rows->integer(0, row));
    if (author > counts.levels.size()) counts.levels.push_back(level_named(rows->text(1, row)));
    const std::int64_t position = rows->integer(3, row);
    counts.cells.push_back(
        {static_cast<std::uint32_t>(author - 1),
         static_cast<std::uint32_t>(phase_at[static_cast<std::size_t>(rows->integer(2, row))]),
         position > topics ? -1 : static_cast<std::int32_t>(position - 1),
         static_cast<double>(rows->integer(4, row))});
  }
  return counts;
}

}  // namespace

std::shared_ptr<const TopicCounts> read_topic_counts(Making& making) {
  return making.shared<TopicCounts>("topic_counts", {"topic_counts", "topic_list", "days"},
                                    [&] { return read_cells(making.workspace); });
}

TopicCounts topic_counts_of(const PostFacts& facts) {
  TopicCounts counts{facts.topics, {}, std::vector<Level>(facts.users.size(), Level::unscored), {}};
  for (const std::string& phase : facts.phases) {
    counts.phases.push_back({phase, static_cast<std::int64_t>(counts.phases.size()) + 1});
  }
  // One row of counts, phase by topic, is filled author by author; posts come by author.
  const std::size_t columns = facts.topics.size() + 1;
  std::vector<double> row(facts.phases.size() * columns);
  for (std::size_t post = 0; post < facts.posts();) {
    const std::int32_t author = facts.user[post];
    std::fill(row.begin(), row.end(), 0);
    for (; post < facts.posts() && facts.user[post] == author; ++post) {
      ++row[static_cast<std::size_t>(facts.phase[post]) * columns +
            static_cast<std::size_t>(facts.topic[post] + 1)];
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == 0) continue;
      counts.cells.push_back({static_cast<std::uint32_t>(author),
                              static_cast<std::uint32_t>(i / columns),
                              static_cast<std::int32_t>(i % columns) - 1, row[i]});
    }
  }
  return counts;
}

}  // namespace resettle
