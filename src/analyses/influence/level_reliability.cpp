// How far levels hang on which posts were seen: each author's posts are split into random halves,
// levels are made of either, and compared, 20 times over; authors with one post have no halves.
// Followers repeat in both halves, so the score is made with them and without. Halves keep how much
// each author wrote, so that sums agree by volume alone: the score is also made of means a post,
// and `chance` is the same comparison once counts are shuffled over the posts of all authors.
// one row per: followers_counted, score, measure
// reads: cohort_posts, author_totals, settings(metrics, normalise, weights, high_share, seed)
// cost: 3
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "analyses/influence/author_metrics.h"
#include "analyses/intervals.h"
#include "statistics/agreement/cohen_kappa.h"
#include "statistics/association/correlation.h"
#include "statistics/resample/philox.h"
#include "tables/maker.h"

namespace resettle {
namespace {

constexpr std::uint64_t kSplits = 20;

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

// How a score is made: of sums or of means a post, of the counts as they are or shuffled.
struct Version {
  ScoreOptions options;
  bool followers_counted = false;
  bool of_means = false;
};

// Counts of all posts, each where another post's were.
Posts shuffled(const Posts& posts, std::uint64_t seed, std::uint64_t stream) {
  std::vector<std::uint32_t> from(posts.author.size());
  std::iota(from.begin(), from.end(), 0U);
  statistics::Philox(seed, stream).shuffle(std::span(from));
  Posts other{posts.author, {}};
  for (std::size_t metric = 0; metric < kMetrics; ++metric) {
    for (const std::uint32_t post : from) {
      other.counts[metric].push_back(posts.counts[metric][post]);
    }
  }
  return other;
}

// Levels of one half, made of sums and of means.
class Half {
 public:
  Half(const Posts& posts, const std::vector<double>& followers,
       const std::function<bool(std::size_t post)>& counts_in)
      : sums_(sums_by_author(posts.author, followers.size(), posts.counts, counts_in)),
        means_(sums_) {
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      std::vector<double> known(followers.size());
      for (std::size_t post = 0; post < posts.author.size(); ++post) {
        if (!counts_in(post) || std::isnan(posts.counts[metric][post])) continue;
        known[static_cast<std::size_t>(posts.author[post])] += 1;
      }
      for (std::size_t i = 0; i < known.size(); ++i) means_[metric].values[i] /= known[i];
    }
    sums_.push_back({"followers", followers});
    means_.push_back({"followers", followers});
  }
  Scores scores(const Version& version) const {
    return score_users(version.of_means ? means_ : sums_, version.options);
  }

 private:
  std::vector<UserMetric> sums_, means_;
};

// A split of each version.
void add_split(const Posts& posts, const std::vector<double>& followers,
               const std::vector<std::uint8_t>& half, const std::vector<std::int64_t>& written,
               const std::vector<Version>& versions, std::vector<std::vector<Split>>& splits) {
  const auto of = [&](int wanted) {
    return Half(posts, followers, [&, wanted](std::size_t post) {
      return half[post] == wanted && written[static_cast<std::size_t>(posts.author[post])] > 1;
    });
  };
  const Half first = of(0), second = of(1);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    splits[i].push_back(compare(first.scores(versions[i]), second.scores(versions[i])));
  }
}

// One vector of splits for each version, as observed and by chance.
struct Splits {
  std::vector<std::vector<Split>> observed, by_chance;
};

Splits all_splits(const Posts& posts, const AuthorMetrics& authors,
                  const std::vector<Version>& versions, std::uint64_t seed) {
  std::vector<std::int64_t> written(authors.users.size());
  for (const std::int32_t author : posts.author) ++written[static_cast<std::size_t>(author)];
  const std::vector<double>& followers = authors.metrics[0].values;
  Splits splits{std::vector<std::vector<Split>>(versions.size()),
                std::vector<std::vector<Split>>(versions.size())};
  for (std::uint64_t split = 0; split < kSplits; ++split) {
    const auto half = random_halves(posts.author, seed, split);
    add_split(posts, followers, half, written, versions, splits.observed);
    add_split(shuffled(posts, seed, kSplits + split), followers, half, written, versions,
              splits.by_chance);
  }
  return splits;
}

std::vector<double> values_of(const std::vector<Split>& splits, std::size_t measure) {
  std::vector<double> values;
  for (const Split& split : splits) {
    const auto& value = split.measures[measure].second;
    if (value.has_value()) values.push_back(*value);
  }
  return values;
}

void add_rows(RowList& rows, const Version& version, const std::vector<Split>& splits,
              const std::vector<Split>& by_chance) {
  for (std::size_t measure = 0; measure < splits[0].measures.size(); ++measure) {
    const std::vector<double> values = values_of(splits, measure);
    rows.row().boolean(version.followers_counted).text(version.of_means ? "means" : "sums");
    rows.text(splits[0].measures[measure].first);
    rows.integer(splits[0].users).integer(static_cast<std::int64_t>(values.size()));
    add_mean_and_ends(rows, values);
    add_mean_and_ends(rows, values_of(by_chance, measure));
  }
}

}  // namespace

void make_level_reliability(Making& making) {
  const ScoreOptions options = score_options(making);
  const auto seed = making.setting("seed").get<std::uint64_t>();
  const AuthorMetrics authors = read_author_totals(making.workspace);
  const Posts posts = read_posts(making.workspace);
  RowList rows({{"followers_counted", ColumnType::boolean},
                {"score", ColumnType::text},
                {"measure", ColumnType::text},
                {"users", ColumnType::integer},
                {"splits", ColumnType::integer},
                {"mean", ColumnType::number},
                {"low", ColumnType::number},
                {"high", ColumnType::number},
                {"chance", ColumnType::number},
                {"chance_low", ColumnType::number},
                {"chance_high", ColumnType::number}});
  const bool has_followers =
      std::count(options.metrics.begin(), options.metrics.end(), "followers") > 0;
  std::vector<Version> versions;
  for (const bool of_means : {false, true}) {
    versions.push_back({options, has_followers, of_means});
    if (!has_followers || options.metrics.size() == 1) continue;
    versions.push_back({options.without("followers"), false, of_means});
  }
  const Splits splits = all_splits(posts, authors, versions, seed);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    add_rows(rows, versions[i], splits.observed[i], splits.by_chance[i]);
  }
  making.write(rows, "followers_counted, score, measure");
}

}  // namespace resettle
