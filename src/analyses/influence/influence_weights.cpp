// The weights of the score's metrics, over the window and in each phase, there among the users who
// are active in it.
// one row per: scope_number, metric
// reads: author_totals, author_phase_totals, settings(metrics, normalise, weights, high_share,
//   active_posts)
#include "analyses/influence/author_metrics.h"
#include "base/text.h"
#include "tables/maker.h"

namespace resettle {
namespace {

void add_scope(RowList& rows, std::int64_t number, std::string_view scope,
               const AuthorMetrics& authors, const ScoreOptions& options) {
  const Scores scores = score_users(authors.metrics, options);
  std::int64_t scored = 0;
  for (const Level level : scores.level) scored += level != Level::unscored;
  for (const MetricWeight& weight : scores.weights) {
    rows.row().integer(number).text(scope).text(weight.metric).integer(scored);
    rows.number(weight.entropy).number(weight.redundancy).number(weight.weight);
    rows.text_or_null(join(scores.warnings, " "));
  }
  for (const std::string& metric : scores.left_out) {
    rows.row().integer(number).text(scope).text(metric).integer(0).null().null().null();
    rows.text("known of no user");
  }
}

}  // namespace

void make_influence_weights(Making& making) {
  const ScoreOptions options = score_options(making);
  const auto active_posts = making.setting("active_posts").get<std::int64_t>();
  RowList rows({{"scope_number", ColumnType::integer},
                {"scope", ColumnType::text},
                {"metric", ColumnType::text},
                {"users", ColumnType::integer},
                {"entropy", ColumnType::number},
                {"redundancy", ColumnType::number},
                {"weight", ColumnType::number},
                {"reason", ColumnType::text}});
  add_scope(rows, 0, "window", read_author_totals(making.workspace), options);
  const auto phases = making.workspace.query(
      "SELECT DISTINCT phase_number, phase FROM author_phase_totals ORDER BY phase_number");
  for (std::size_t row = 0; row < phases->size(); ++row) {
    const std::int64_t number = phases->integer(0, row);
    add_scope(rows, number, phases->text(1, row),
              read_active_authors(making.workspace, number, active_posts), options);
  }
  making.write(rows, "scope_number, metric");
}

}  // namespace resettle
