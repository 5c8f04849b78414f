// Whose doing the change of a topic's share was, in parts that add up to it: authors of both phases
// who turned to the topic or away (within), who came to write more or less of everything
// (reweighting), new authors (entry), those who left (exit). A part has no interval if fewer than
// least_authors of its authors wrote about the topic.
// one row per: from_phase, to_phase, topic, part
// reads: topic_counts, topic_list, days, settings(least_authors, draws, seed)
#include <fmt/format.h>

#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_pair_columns(columns);
  add_topic_columns(columns);
  add_columns(columns, {"position"}, ColumnType::integer);
  add_columns(columns, {"part"}, ColumnType::text);
  add_columns(columns, {"authors", "authors_of_topic"}, ColumnType::integer);
  add_columns(columns, {"change", "low", "high"}, ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_part(RowList& rows, const ChangePart& part, std::int64_t least_authors) {
  const Estimate& change = part.change;
  rows.integer(part.authors).integer(part.authors_of_topic).number(change.value);
  if (change.low && part.authors_of_topic < least_authors) {
    rows.null().null();
    rows.text(fmt::format("no interval: fewer than {} authors of this part wrote about the topic",
                          least_authors));
    return;
  }
  add_interval(rows, change);
  rows.text_or_null(change.reason);
}

}  // namespace

void make_topic_change_split(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const auto least_authors = making.setting("least_authors").get<std::int64_t>();
  const std::vector<PhasePair> pairs = phase_pairs(counts.phases.size());
  const auto shared_changes = shared_topic_changes(making);
  const std::vector<ShareChange>& changes = *shared_changes;
  const std::size_t topics = counts.topics.size();
  RowList rows(columns_of_table());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const NumberedPhase& from = counts.phases[pairs[i / topics].from];
    const NumberedPhase& to = counts.phases[pairs[i / topics].to];
    for (std::size_t part = 0; part < kChangeParts.size(); ++part) {
      add_pair(rows.row(), from, to);
      add_topic(rows, counts.topics[i % topics]);
      rows.integer(static_cast<std::int64_t>(i % topics) + 1).text(kChangeParts[part]);
      add_part(rows, changes[i].parts[part], least_authors);
    }
  }
  making.write(rows, "from_number, to_number, position, part");
}

}  // namespace resettle
