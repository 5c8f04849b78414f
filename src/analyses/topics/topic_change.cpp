// How each topic's share changed from one phase to another, in parts that add up: authors of both
// phases who turned to it (within), those who came to write more or less of all (reweighting), new
// authors (entry) and those who left (exit). Intervals are over authors. The bands of one pair of
// phases hold all its changes at once: the largest is picked by them. A part has no interval if
// fewer than least_authors of its authors wrote about the topic.
// one row per: from_phase, to_phase, topic
// reads: topic_counts, topic_list, days, settings(least_authors, draws, seed)
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"from_phase", "to_phase"}, ColumnType::text);
  add_columns(columns, {"from_number", "to_number"}, ColumnType::integer);
  add_topic_columns(columns);
  add_columns(
      columns,
      {"position", "posts_from", "posts_to", "authors_stayed", "authors_came", "authors_left"},
      ColumnType::integer);
  add_columns(columns,
              {"share_from", "share_to", "change", "low", "high", "band_low", "band_high", "within",
               "within_low", "within_high", "reweighting", "reweighting_low", "reweighting_high",
               "entry", "entry_low", "entry_high", "exit", "exit_low", "exit_high"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_part(RowList& rows, const Estimate& part) {
  rows.number(part.value);
  add_interval(rows, part);
}

// Of the change, else of the first of its parts that has one.
std::string reason_of(const ShareChange& change) {
  for (const Estimate* part :
       {&change.change, &change.within, &change.reweighting, &change.entry, &change.exit}) {
    if (!part->reason.empty()) return part->reason;
  }
  return "";
}

void add_change(RowList& rows, const ShareChange& change) {
  rows.integer(static_cast<std::int64_t>(change.posts_from));
  rows.integer(static_cast<std::int64_t>(change.posts_to));
  rows.integer(change.authors_stayed).integer(change.authors_came).integer(change.authors_left);
  rows.number(change.share_from);
  rows.number(change.share_to);
  add_part(rows, change.change);
  rows.number(change.change.band_low).number(change.change.band_high);
  for (const Estimate* part : {&change.within, &change.reweighting, &change.entry, &change.exit}) {
    add_part(rows, *part);
  }
  rows.text_or_null(reason_of(change));
}

}  // namespace

void make_topic_change(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const auto options = resample_options(making);
  RowList rows(columns_of_table());
  const std::vector<PhasePair> pairs = phase_pairs(counts.phases.size());
  const auto least_authors = making.setting("least_authors").get<std::int64_t>();
  const auto changes = topic_change(counts, pairs, least_authors, options);
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
