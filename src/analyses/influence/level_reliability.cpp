// How far chance made the levels: each author's posts are split into random halves, levels are made
// of either, and compared, 20 times over. Authors with one post have no halves. Followers repeat in
// both halves, so the score is made with them and without.
// one row per: followers_counted, measure
// reads: cohort_posts, author_totals, settings(metrics, normalise, weights, high_share, seed)
#include <algorithm>
#include <cmath>

#include "analyses/influence/author_metrics.h"
#include "analyses/intervals.h"
#include "statistics/agreement/cohen_kappa.h"
#include "statistics/association/correlation.h"
#include "statistics/describe/moments.h"
#include "statistics/describe/quantiles.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr int kSplits = 20;

struct Posts {
  std::vector<std::int32_t> author;
  std::array<std::vector<double>, kMetrics> counts;
};

// Authors are numbered as in `author_totals`: the same users in the same order.
Posts read_posts(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT user_id, likes, saves, comments, shares FROM cohort_posts ORDER BY user_id, post_id");
  Posts posts;
  std::string_view last;
  std::int32_t author = -1;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (author < 0 || rows->text(0, row) != last) ++author;
    last = rows->text(0, row);
    posts.author.push_back(author);
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      posts.counts[metric].push_back(rows->is_null(1 + metric, row)
                                         ? std::nan("")
                                         : static_cast<double>(rows->integer(1 + metric, row)));
    }
  }
  return posts;
}

// What one split says; a measure that does not exist in it is not counted.
struct Split {
  std::int64_t users = 0;
  std::vector<std::pair<std::string, statistics::Result<double>>> measures;
};

Split compare(const Scores& first, const Scores& second) {
  statistics::Confusion table{.categories = 2, .counts = std::vector<double>(4)};
  std::vector<double> x, y;
  for (std::size_t i = 0; i < first.level.size(); ++i) {
    if (first.level[i] == Level::unscored || second.level[i] == Level::unscored) continue;
    table.counts[2 * static_cast<std::size_t>(first.level[i]) +
                 static_cast<std::size_t>(second.level[i])] += 1;
    x.push_back(first.score[i]);
    y.push_back(second.score[i]);
  }
  return {static_cast<std::int64_t>(x.size()),
          {{"kappa of the levels", statistics::cohen_kappa(table)},
           {"rank correlation of the scores", statistics::spearman_correlation(x, y)},
           {"same level", statistics::raw_agreement(table)}}};
}

// One vector of splits for each of the options.
std::vector<std::vector<Split>> all_splits(const Posts& posts, const AuthorMetrics& authors,
                                           const std::vector<ScoreOptions>& options,
                                           std::uint64_t seed) {
  std::vector<std::int64_t> written(authors.users.size());
  for (const std::int32_t author : posts.author) ++written[static_cast<std::size_t>(author)];
  std::vector<std::vector<Split>> splits(options.size());
  for (int split = 0; split < kSplits; ++split) {
    const auto half = random_halves(posts.author, seed, static_cast<std::uint64_t>(split));
    const auto metrics_of = [&](int wanted) {
      auto metrics =
          sums_by_author(posts.author, authors.users.size(), posts.counts, [&](std::size_t post) {
            return half[post] == wanted &&
                   written[static_cast<std::size_t>(posts.author[post])] > 1;
          });
      metrics.push_back(authors.metrics[0]);
      return metrics;
    };
    const auto first = metrics_of(0), second = metrics_of(1);
    for (std::size_t i = 0; i < options.size(); ++i) {
      splits[i].push_back(compare(score_users(first, options[i]), score_users(second, options[i])));
    }
  }
  return splits;
}

void add_rows(RowList& rows, bool followers_counted, const std::vector<Split>& splits) {
  for (std::size_t measure = 0; measure < splits[0].measures.size(); ++measure) {
    std::vector<double> values;
    for (const Split& split : splits) {
      const auto& value = split.measures[measure].second;
      if (value.has_value()) values.push_back(*value);
    }
    rows.row().boolean(followers_counted).text(splits[0].measures[measure].first);
    rows.integer(splits[0].users).integer(static_cast<std::int64_t>(values.size()));
    if (values.empty()) {
      rows.null().null().null();
      continue;
    }
    const double mean = *statistics::mean(values);
    const double low = *statistics::quantile(values, 0.025);
    const double high = *statistics::quantile(values, 0.975);
    rows.number(mean);
    // Splits that all agree do not say how far others would differ.
    add_ends(rows, low < high ? std::optional(Ends{std::min(low, mean), std::max(high, mean)})
                              : std::nullopt);
  }
}

}  // namespace

void make_level_reliability(Making& making) {
  const ScoreOptions options = score_options(making);
  const auto seed = making.setting("seed").get<std::uint64_t>();
  const AuthorMetrics authors = read_author_totals(making.workspace);
  const Posts posts = read_posts(making.workspace);
  RowList rows({{"followers_counted", ColumnType::boolean},
                {"measure", ColumnType::text},
                {"users", ColumnType::integer},
                {"splits", ColumnType::integer},
                {"mean", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number}});
  std::vector<ScoreOptions> versions = {options};
  const bool has_followers =
      std::count(options.metrics.begin(), options.metrics.end(), "followers") > 0;
  if (has_followers && options.metrics.size() > 1) versions.push_back(options.without("followers"));
  const auto splits = all_splits(posts, authors, versions, seed);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    add_rows(rows, has_followers && i == 0, splits[i]);
  }
  making.write(rows, "followers_counted, measure");
}

}  // namespace resettle
