// How alike topics ranked in two phases, of all authors and of those of high and of low influence:
// Spearman's rho of their shares with an interval over authors, rank-biased overlap (which looks at
// the top) and the share of posts that would have to be about something else.
// one row per: from_phase, to_phase, level
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {

void make_topic_stability(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  Columns columns;
  add_pair_columns(columns);
  add_columns(columns, {"level"}, ColumnType::text);
  add_columns(columns, {"spearman", "low", "high", "rank_biased_overlap", "total_variation"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  RowList rows(columns);
  const auto options = resample_options(making);
  const std::vector<PhasePair> pairs = phase_pairs(counts.phases.size());
  const std::vector<Scope> scopes = {Scope::all, Scope::high, Scope::low};
  const auto stabilities = topic_stability(counts, pairs, scopes, options);
  for (std::size_t i = 0; i < stabilities.size(); ++i) {
    const NumberedPhase& from = counts.phases[pairs[i / scopes.size()].from];
    const NumberedPhase& to = counts.phases[pairs[i / scopes.size()].to];
    add_pair(rows.row(), from, to);
    rows.text(name_of(scopes[i % scopes.size()]));
    rows.number(stabilities[i].spearman.value);
    add_interval(rows, stabilities[i].spearman);
    rows.number(stabilities[i].rank_biased_overlap);
    rows.number(stabilities[i].total_variation);
    rows.text_or_null(stabilities[i].spearman.reason);
  }
  making.write(rows, "from_number, to_number, level");
}

}  // namespace resettle
