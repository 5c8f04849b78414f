// How each topic's share changed from one phase to another, split into what authors of both phases
// changed and what came with new authors and went with those who left. The parts add up to the
// change; intervals are over authors.
// one row per: from_phase, to_phase, topic
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"from_phase", "to_phase"}, ColumnType::text);
  add_columns(columns, {"from_number", "to_number"}, ColumnType::integer);
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts_from", "posts_to"}, ColumnType::integer);
  add_columns(columns,
              {"share_from", "share_to", "change", "low", "high", "stayers", "stayers_low",
               "stayers_high", "entry", "entry_low", "entry_high", "exit", "exit_low", "exit_high"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_part(RowList& rows, const Estimate& part) {
  rows.number(part.value);
  add_interval(rows, part);
}

void add_change(RowList& rows, const ShareChange& change) {
  rows.integer(static_cast<std::int64_t>(change.posts_from));
  rows.integer(static_cast<std::int64_t>(change.posts_to));
  rows.number(change.share_from);
  rows.number(change.share_to);
  for (const Estimate* part : {&change.change, &change.stayers, &change.entry, &change.exit}) {
    add_part(rows, *part);
  }
  const bool split = change.change.value && !change.stayers.value;
  rows.text_or_null(split ? change.stayers.reason : change.change.reason);
}

}  // namespace

void make_topic_change(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const auto options = resample_options(making);
  RowList rows(columns_of_table());
  const std::vector<PhasePair> pairs = phase_pairs(counts.phases.size());
  const auto changes = topic_change(counts, pairs, options);
  const std::size_t topics = counts.topics.size();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const NumberedPhase& from = counts.phases[pairs[i / topics].from];
    const NumberedPhase& to = counts.phases[pairs[i / topics].to];
    rows.row().text(from.name).text(to.name).integer(from.number).integer(to.number);
    add_topic(rows, counts.topics[i % topics]);
    rows.integer(static_cast<std::int64_t>(i % topics) + 1);
    add_change(rows, changes[i]);
  }
  making.write(rows, "from_number, to_number, position");
}

}  // namespace resettle
