// The share of each topic among the labelled posts of each phase, of all authors and of those of
// high and of low influence, with intervals over authors, and the topic's rank in the phase.
// one row per: phase, level, topic
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include "analyses/topics/topic_rows.h"
#include "analyses/topics/topic_shares.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"phase"}, ColumnType::text);
  add_columns(columns, {"phase_number"}, ColumnType::integer);
  add_columns(columns, {"level"}, ColumnType::text);
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts", "labelled_posts"}, ColumnType::integer);
  add_columns(columns, {"share", "low", "high"}, ColumnType::number);
  add_columns(columns, {"rank"}, ColumnType::integer);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_share(RowList& rows, const PhaseShare& share) {
  rows.integer(static_cast<std::int64_t>(share.posts));
  rows.integer(static_cast<std::int64_t>(share.labelled));
  rows.number(share.share.value);
  add_interval(rows, share.share);
  if (share.labelled > 0) {
    rows.integer(share.rank);
  } else {
    rows.null();
  }
  rows.text_or_null(share.share.reason);
}

}  // namespace

void make_topic_share_by_phase(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const std::vector<Scope> scopes = scopes_of(counts);
  const auto shares = topic_shares_by_phase(counts, scopes, resample_options(making));
  RowList rows(columns_of_table());
  for (std::size_t p = 0; p < counts.phases.size(); ++p) {
    for (std::size_t s = 0; s < scopes.size(); ++s) {
      for (std::size_t t = 0; t < counts.topics.size(); ++t) {
        rows.row().text(counts.phases[p].name).integer(counts.phases[p].number);
        rows.text(name_of(scopes[s]));
        add_topic(rows, counts.topics[t]);
        rows.integer(static_cast<std::int64_t>(t) + 1);
        add_share(rows, shares[p][s][t]);
      }
    }
  }
  making.write(rows, "phase_number, level, position");
}

}  // namespace resettle
