// How long each author of the cohort was seen to stay. The clock starts retention_start days after
// the first post, for those who post later still; the level is made of what the posts before
// received, without followers, who may be counted after the user left.
// Observation ends retention_gap days before the window's end or the last crawl: a last post up to
// then is the event, else the author is censored there.
// one row per: user_id
// about: persons
// reads: first_posts, cohort_posts, settings(metrics, normalise, weights, high_share,
//   retention_start, retention_gap, retention_event)
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"
#include "analyses/trajectories/stay.h"

namespace resettle {
namespace {

// Of each author of `first_posts`, in order.
std::vector<AuthorSpan> read_spans(Workspace& workspace, const StayOptions& options) {
  const auto authors =
      workspace.query("SELECT user_id, observed_to FROM first_posts ORDER BY user_id");
  const auto posts = workspace.query("SELECT user_id, day FROM cohort_posts ORDER BY user_id, day");
  std::vector<AuthorSpan> spans;
  std::vector<Day> days;
  for (std::size_t row = 0, post = 0; row < authors->size(); ++row) {
    days.clear();
    for (; post < posts->size() && posts->text(0, post) == authors->text(0, row); ++post) {
      days.push_back(posts->day(1, post));
    }
    spans.push_back(span_of(days, authors->day(1, row), options));
  }
  return spans;
}

}  // namespace

void make_retained_users(Making& making) {
  const StayOptions options = stay_options(making.settings());
  const AuthorMetrics authors = read_author_metrics(making.workspace, "first_posts");
  const std::vector<AuthorSpan> spans = read_spans(making.workspace, options);

  // Levels among those whose clock starts at all.
  std::vector<UserMetric> metrics = authors.metrics;
  for (UserMetric& metric : metrics) {
    for (std::size_t i = 0; i < metric.values.size(); ++i) {
      if (!clock_starts(spans[i], options)) metric.values[i] = std::nan("");
    }
  }
  const Scores scores = score_users(metrics, score_options(making).without("followers"));

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
