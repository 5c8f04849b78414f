// The influence of each author over the window: the metrics, each brought to 0 … 1 (x), the
// weighted score, its rank and the level. Who lacks a metric of the score has none of these.
// one row per: user_id
// about: persons
// reads: author_totals, settings(metrics, normalise, weights, high_share)
#include <algorithm>
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/influence/levels.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr std::array<const char*, 5> kMetricColumns = {"followers", "likes", "comments", "saves",
                                                       "shares"};

const std::vector<double>& values_of(const AuthorMetrics& authors, const std::string& name) {
  const auto found = std::find_if(authors.metrics.begin(), authors.metrics.end(),
                                  [&](const UserMetric& metric) { return metric.name == name; });
  return found->values;
}

// Empty where the metric is not part of the score.
const std::vector<double>* x_of(const Scores& scores, const std::string& name) {
  for (std::size_t j = 0; j < scores.weights.size(); ++j) {
    if (scores.weights[j].metric == name) return &scores.x[j];
  }
  return nullptr;
}

void add_number(RowList& rows, double value) {
  if (std::isnan(value)) {
    rows.null();
  } else {
    rows.number(value);
  }
}

}  // namespace

void make_influence(Making& making) {
  const AuthorMetrics authors = read_author_totals(making.workspace);
  const Scores scores = score_users(authors.metrics, score_options(making));
  Columns columns = {{"user_id", ColumnType::text}, {"posts", ColumnType::integer}};
  for (const char* name : kMetricColumns) columns.push_back({name, ColumnType::integer});
  for (const char* name : kMetricColumns) {
    columns.push_back({std::string(name) + "_x", ColumnType::number});
  }
  columns.push_back({"score", ColumnType::number});
  columns.push_back({"rank", ColumnType::integer});
  columns.push_back({"level", ColumnType::text});
  RowList rows(columns);
  for (std::size_t i = 0; i < authors.users.size(); ++i) {
    rows.row().text(authors.users[i]).integer(authors.posts[i]);
    for (const char* name : kMetricColumns) {
      const double value = values_of(authors, name)[i];
      if (std::isnan(value)) {
        rows.null();
      } else {
        rows.integer(static_cast<std::int64_t>(value));
      }
    }
    for (const char* name : kMetricColumns) {
      const std::vector<double>* x = x_of(scores, name);
      add_number(rows, x == nullptr ? std::nan("") : (*x)[i]);
    }
    add_number(rows, scores.score[i]);
    if (scores.level[i] == Level::unscored) {
      rows.null().null();
    } else {
      rows.integer(scores.rank[i]).text(name_of(scores.level[i]));
    }
  }
  making.write(rows, "user_id");
}

}  // namespace resettle
