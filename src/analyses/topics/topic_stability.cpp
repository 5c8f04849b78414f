// How alike topics ranked in two phases, of all authors and of those of high and of low influence:
// Spearman's rho of their shares with an interval over authors, rank-biased overlap (which looks at
// the top) and the share of posts that would have to be about something else.
// one row per: from_phase, to_phase, level
// reads: topic_counts, topic_list, days, settings(draws, seed)
// version: 1
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {

void make_topic_stability(Making& making) {
  const TopicCounts counts = read_topic_counts(making.workspace);
  Columns columns;
  add_columns(columns, {"from_phase", "to_phase"}, ColumnType::text);
  add_columns(columns, {"from_number", "to_number"}, ColumnType::integer);
  add_columns(columns, {"level"}, ColumnType::text);
  add_columns(columns, {"spearman", "low", "high", "rank_biased_overlap", "total_variation"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  RowList rows(columns);
  const auto options = resample_options(making);
  for (std::size_t from = 0; from < counts.phases.size(); ++from) {
    for (std::size_t to = from + 1; to < counts.phases.size(); ++to) {
      for (const Scope scope : {Scope::all, Scope::high, Scope::low}) {
        const Stability stability = topic_stability(counts, from, to, scope, options);
        rows.row().text(counts.phases[from].name).text(counts.phases[to].name);
        rows.integer(counts.phases[from].number).integer(counts.phases[to].number);
        rows.text(name_of(scope));
        add_number(rows, stability.spearman.value);
        add_interval(rows, stability.spearman);
        add_number(rows, stability.rank_biased_overlap);
        add_number(rows, stability.total_variation);
        add_reason(rows, stability.spearman.reason);
      }
    }
  }
  making.write(rows, "from_number, to_number, level");
}

}  // namespace resettle
