// The level of everybody in the cohort in each phase, scored anew among those who were active in
// it, on what that phase's posts received, with the profile's followers and without. A user who was
// not watched to the phase's end is unobserved, whatever was seen of the user; of the others, one
// with fewer than active_posts posts is inactive.
// one row per: user_id, phase
// about: persons
// reads: author_phase_totals, settings(metrics, normalise, weights, high_share, active_posts)
#include <cmath>
#include <map>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"
#include "tables/maker.h"

namespace resettle {
namespace {

struct ScoredAuthors {
  std::map<std::string, std::size_t, std::less<>> place;
  Scores with_followers, without_followers;
};

ScoredAuthors score_phase(const AuthorMetrics& authors, const ScoreOptions& options) {
  ScoredAuthors scored;
  for (std::size_t i = 0; i < authors.users.size(); ++i) scored.place.emplace(authors.users[i], i);
  scored.with_followers = score_users(authors.metrics, options);
  scored.without_followers = score_users(authors.metrics, options.without("followers"));
  return scored;
}

void add_score(RowList& rows, const Scores& scores, std::size_t i) {
  if (scores.level[i] == Level::unscored) {
    rows.null().null().text(name_of(Level::unscored));
  } else {
    rows.number(scores.score[i]).integer(scores.rank[i]).text(name_of(scores.level[i]));
  }
}

}  // namespace

void make_influence_by_phase(Making& making) {
  const ScoreOptions options = score_options(making);
  const auto active_posts = making.setting("active_posts").get<std::int64_t>();
  const auto members = making.workspace.query(
      "SELECT user_id, phase, phase_number, posts, is_observed FROM author_phase_totals "
      "ORDER BY phase_number, user_id");
  RowList rows({{"user_id", ColumnType::text},
                {"phase", ColumnType::text},
                {"phase_number", ColumnType::integer},
                {"posts", ColumnType::integer},
                {"score", ColumnType::number},
                {"rank", ColumnType::integer},
                {"level", ColumnType::text},
                {"score_without_followers", ColumnType::number},
                {"rank_without_followers", ColumnType::integer},
                {"level_without_followers", ColumnType::text}});
  ScoredAuthors scored;
  std::int64_t scored_phase = -1;
  for (std::size_t row = 0; row < members->size(); ++row) {
    const std::int64_t phase = members->integer(2, row);
    if (phase != scored_phase) {
      scored = score_phase(read_active_authors(making.workspace, phase, active_posts), options);
      scored_phase = phase;
    }
    rows.row().text(members->text(0, row)).text(members->text(1, row)).integer(phase);
    rows.integer(members->integer(3, row));
    const auto found = scored.place.find(members->text(0, row));
    if (found != scored.place.end()) {
      add_score(rows, scored.with_followers, found->second);
      add_score(rows, scored.without_followers, found->second);
    } else {
      const char* level = members->boolean(4, row) ? "inactive" : "unobserved";
      rows.null().null().text(level).null().null().text(level);
    }
  }
  making.write(rows, "user_id, phase");
}

}  // namespace resettle
