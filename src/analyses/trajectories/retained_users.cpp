// How long each author of the cohort was seen to stay. The clock starts retention_start days after
// the first post, for those who post later still; the level is made of the posts before.
// Observation ends retention_gap days before the window's end or the last crawl: a last post up to
// then is the event, else the author is censored there.
// one row per: user_id
// about: persons
// reads: first_posts, settings(metrics, normalise, weights, high_share, retention_start,
//   retention_gap, retention_event)
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"
#include "analyses/trajectories/stay.h"

namespace resettle {
namespace {

std::vector<AuthorSpan> read_spans(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT first_day, last_day, silent_from, observed_to FROM first_posts ORDER BY user_id");
  std::vector<AuthorSpan> spans;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    spans.push_back({rows->day(0, row), rows->day(1, row), {}, rows->day(3, row)});
    if (!rows->is_null(2, row)) spans.back().silent_from = rows->day(2, row);
  }
  return spans;
}

}  // namespace

void make_retained_users(Making& making) {
  const StayOptions options = stay_options(making);
  const AuthorMetrics authors = read_author_metrics(making.workspace, "first_posts");
  const std::vector<AuthorSpan> spans = read_spans(making.workspace);

  // Levels among those whose clock starts at all.
  std::vector<UserMetric> metrics = authors.metrics;
  for (UserMetric& metric : metrics) {
    for (std::size_t i = 0; i < metric.values.size(); ++i) {
      if (!clock_starts(spans[i], options)) metric.values[i] = std::nan("");
    }
  }
  const Scores scores = score_users(metrics, score_options(making));

  RowList rows({{"user_id", ColumnType::text},
                {"first_day", ColumnType::day},
                {"last_day", ColumnType::day},
                {"status", ColumnType::text},
                {"level", ColumnType::text},
                {"days", ColumnType::integer},
                {"left_for_good", ColumnType::boolean}});
  for (std::size_t i = 0; i < authors.users.size(); ++i) {
    const Stay stay = stay_of(spans[i], options);
    rows.row().text(authors.users[i]).day(spans[i].first_day).day(spans[i].last_day);
    rows.text(stay.status);
    if (stay.is_at_risk()) {
      rows.text(name_of(scores.level[i])).integer(stay.days).boolean(stay.left_for_good);
    } else {
      rows.null().null().null();
    }
  }
  making.write(rows, "user_id");
}

}  // namespace resettle
