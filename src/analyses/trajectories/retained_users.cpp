// How long each author of the cohort was seen to stay. The clock starts retention_start days after
// the first post, for those who post later still; the level is made of the posts before.
// Observation ends retention_gap days before the window's end or the last crawl: a last post up to
// then is the event, else the author is censored there.
// one row per: user_id
// reads: first_posts, settings(metrics, normalise, weights, high_share, retention_start,
//   retention_gap, retention_event)
// version: 1
#include <algorithm>
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"
#include "base/error.h"
#include "base/text.h"
#include "tables/maker.h"

namespace resettle {
namespace {

std::string event_setting(const nlohmann::json& setting) {
  const std::vector<std::string> names = {"last_post", "first_silence"};
  const auto name = setting.get<std::string>();
  if (std::count(names.begin(), names.end(), name) > 0) return name;
  throw UserError(
      "[trajectories] retention_event: \"" + name + "\" is none of " + join(names, ", "),
      "Correct it in study.toml.");
}

}  // namespace

void make_retained_users(Making& making) {
  const auto start = static_cast<Day>(making.setting("retention_start").get<std::int64_t>());
  const auto gap = static_cast<Day>(making.setting("retention_gap").get<std::int64_t>());
  const bool first_silence = event_setting(making.setting("retention_event")) == "first_silence";
  const AuthorMetrics authors = read_author_metrics(making.workspace, "first_posts");
  const auto spans = making.workspace.query(
      "SELECT first_day, last_day, silent_from, observed_to FROM first_posts ORDER BY user_id");

  // Levels among those whose clock starts at all.
  std::vector<UserMetric> metrics = authors.metrics;
  const auto starts = [&](std::size_t i) { return spans->day(1, i) > spans->day(0, i) + start; };
  for (UserMetric& metric : metrics) {
    for (std::size_t i = 0; i < metric.values.size(); ++i) {
      if (!starts(i)) metric.values[i] = std::nan("");
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
    const Day clock = spans->day(0, i) + start;
    const Day end = spans->day(3, i) - gap;
    rows.row().text(authors.users[i]).day(spans->day(0, i)).day(spans->day(1, i));
    if (!starts(i) || end <= clock) {
      rows.text(!starts(i) ? "no post after the clock's start" : "not observed long enough");
      rows.null().null().null();
      continue;
    }
    const bool silent = first_silence && !spans->is_null(2, i);
    const Day last = silent ? spans->day(2, i) : spans->day(1, i);
    const bool left = last <= end;
    rows.text("at risk").text(name_of(scores.level[i]));
    rows.integer(left ? last - clock : end - clock).boolean(left);
  }
  making.write(rows, "user_id");
}

}  // namespace resettle
