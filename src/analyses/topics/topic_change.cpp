// How each topic's share changed from one phase to another, with intervals over authors. The bands
// of one pair of phases hold all its changes at once: the largest is picked by them. Who changed is
// in topic_change_split.
// one row per: from_phase, to_phase, topic
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_pair_columns(columns);
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts_from", "posts_to"}, ColumnType::integer);
  add_columns(columns, {"share_from", "share_to", "change", "low", "high", "band_low", "band_high"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_change(RowList& rows, const ShareChange& change) {
  rows.integer(static_cast<std::int64_t>(change.posts_from));
  rows.integer(static_cast<std::int64_t>(change.posts_to));
  rows.number(change.share_from);
  rows.number(change.share_to);
  rows.number(change.change.value);
  add_interval(rows, change.change);
  rows.number(change.change.band_low).number(change.change.band_high);
  rows.text_or_null(change.change.reason);
}

}  // namespace

void make_topic_change(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  RowList rows(columns_of_table());
  const std::vector<PhasePair> pairs = phase_pairs(counts.phases.size());
  const auto shared_changes = shared_topic_changes(making);
  const std::vector<ShareChange>& changes = *shared_changes;
  const std::size_t topics = counts.topics.size();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const NumberedPhase& from = counts.phases[pairs[i / topics].from];
    const NumberedPhase& to = counts.phases[pairs[i / topics].to];
    add_pair(rows.row(), from, to);
    add_topic(rows, counts.topics[i % topics]);
    rows.integer(static_cast<std::int64_t>(i % topics) + 1);
    add_change(rows, changes[i]);
  }
  making.write(rows, "from_number, to_number, position");
}

}  // namespace resettle
