// How the labels of the cohort's scheme and the decisions agree on the users who have both; no row
// without a scheme or without decisions.
// one row per: scheme
// reads: cohort, settings(cohort_scheme, draws, seed)
#include "analyses/intervals.h"
#include "statistics/agreement/bootstrap_units.h"
#include "statistics/agreement/cohen_kappa.h"
#include "tables/maker.h"

namespace resettle {
namespace {

using statistics::BootstrapInterval;
using statistics::Codes;

// Users by judged and decided: in or out; a decided user without a label counts apart.
struct Counts {
  std::int64_t both_in = 0, judged_in_only = 0, decided_in_only = 0, both_out = 0, not_judged = 0;
  std::int64_t judged = 0, decided = 0;
  std::int64_t both() const { return both_in + judged_in_only + decided_in_only + both_out; }
};

Counts count_users(Workspace& workspace) {
  const auto counts = workspace.query(
      "SELECT CAST(COUNT(*) FILTER (WHERE judged_in AND decided) AS BIGINT), "
      "CAST(COUNT(*) FILTER (WHERE judged_in AND NOT decided) AS BIGINT), "
      "CAST(COUNT(*) FILTER (WHERE NOT judged_in AND decided) AS BIGINT), "
      "CAST(COUNT(*) FILTER (WHERE NOT judged_in AND NOT decided) AS BIGINT), "
      "CAST(COUNT(*) FILTER (WHERE judged_in IS NULL AND decided IS NOT NULL) AS BIGINT), "
      "CAST(COUNT(judged_in) AS BIGINT), CAST(COUNT(decided) AS BIGINT) FROM cohort");
  const auto at = [&](std::size_t column) { return counts->integer(column, 0); };
  return {at(0), at(1), at(2), at(3), at(4), at(5), at(6)};
}

void add_kappa(RowList& rows, const Counts& counts, const statistics::ResampleOptions& options) {
  const std::vector<int> codes = {1, 1, 1, 0, 0, 1, 0, 0};  // judged, decided; in is 1
  const std::vector<std::int64_t> times = {counts.both_in, counts.judged_in_only,
                                           counts.decided_in_only, counts.both_out};
  const Codes both{.coders = 2, .categories = 2, .codes = codes, .times = times};
  const auto kappa_of = [](const Codes& drawn) {
    return statistics::cohen_kappa(statistics::confusion(drawn, 0, 1));
  };
  const auto kappa = kappa_of(both);
  if (!kappa) {
    rows.null().null().null().text(counts.both() == 0
                                       ? "no user has both a label and a decision"
                                       : "labels and decisions gave one and the same answer");
    return;
  }
  const auto interval = statistics::bootstrap_units(both, kappa_of, options);
  rows.number(*kappa);
  const auto ends = ends_around(*kappa, interval);
  add_ends(rows, ends);
  rows.text_or_null(interval && !ends ? "no interval: every draw of users gave the same number"
                                      : interval.reason());
}

}  // namespace

void make_cohort_agreement(Making& making) {
  RowList rows({{"scheme", ColumnType::text},
                {"users", ColumnType::integer},
                {"both_in", ColumnType::integer},
                {"judged_in_only", ColumnType::integer},
                {"decided_in_only", ColumnType::integer},
                {"both_out", ColumnType::integer},
                {"not_judged", ColumnType::integer},
                {"agreement_share", ColumnType::number},
                {"kappa", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"reason", ColumnType::text}});
  const auto& scheme = making.setting("cohort_scheme");
  const statistics::ResampleOptions options = resample_options(making);
  const Counts counts = count_users(making.workspace);
  if (!scheme.is_null() && counts.judged > 0 && counts.decided > 0) {
    rows.row().text(scheme.get<std::string>()).integer(counts.both()).integer(counts.both_in);
    rows.integer(counts.judged_in_only).integer(counts.decided_in_only).integer(counts.both_out);
    rows.integer(counts.not_judged);
    if (counts.both() == 0) {
      rows.null();
    } else {
      rows.number(static_cast<double>(counts.both_in + counts.both_out) /
                  static_cast<double>(counts.both()));
    }
    add_kappa(rows, counts, options);
  }
  making.write(rows, "scheme");
}

}  // namespace resettle
