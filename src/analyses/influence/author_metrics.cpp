#include "analyses/influence/author_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/resample/philox.h"

namespace resettle {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 5> kColumns = {"followers", "likes", "saves", "comments",
                                                 "shares"};

}  // namespace

AuthorMetrics read_author_metrics(Workspace& workspace, const std::string& from) {
  std::string select = "SELECT user_id, posts";
  for (const char* column : kColumns) select += fmt::format(", {}", column);
  const auto rows = workspace.query(select + " FROM " + from + " ORDER BY user_id");
  AuthorMetrics authors;
  for (const char* column : kColumns) authors.metrics.push_back({column, {}});
  for (std::size_t row = 0; row < rows->size(); ++row) {
    authors.users.emplace_back(rows->text(0, row));
    authors.posts.push_back(rows->integer(1, row));
    for (std::size_t j = 0; j < kColumns.size(); ++j) {
      const bool is_missing = rows->is_null(2 + j, row);
      authors.metrics[j].values.push_back(
          is_missing ? kMissing : static_cast<double>(rows->integer(2 + j, row)));
    }
  }
  return authors;
}

AuthorMetrics read_author_totals(Workspace& workspace) {
  return read_author_metrics(workspace, "author_totals");
}

AuthorMetrics read_active_authors(Workspace& workspace, std::int64_t phase_number,
                                  std::int64_t active_posts) {
  return read_author_metrics(
      workspace,
      fmt::format("author_phase_totals WHERE phase_number = {} AND posts >= {} AND is_observed",
                  phase_number, active_posts));
}

std::vector<double> read_followers(Workspace& workspace, const PostFacts& facts,
                                   const std::string& from) {
  std::vector<double> followers(facts.users.size(), std::nan(""));
  const auto rows = workspace.query("SELECT user_id, followers FROM " + from +
                                    " WHERE followers IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (const auto user = place_of_user(facts, rows->text(0, row))) {
      followers[*user] = static_cast<double>(rows->integer(1, row));
    }
  }
  return followers;
}

std::vector<std::optional<Day>> read_last_seen(Workspace& workspace, const PostFacts& facts,
                                               const std::string& from) {
  std::vector<std::optional<Day>> last_seen(facts.users.size());
  const auto rows = workspace.query("SELECT user_id, last_seen FROM " + from +
                                    " WHERE last_seen IS NOT NULL ORDER BY user_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto user = place_of_user(facts, rows->text(0, row));
    if (user) last_seen[*user] = rows->day(1, row);
  }
  return last_seen;
}

Day unwatched_days(const std::vector<std::optional<Day>>& last_seen, std::size_t author,
                   Day last_day) {
  if (author >= last_seen.size() || !last_seen[author]) return 0;
  return std::max(Day{0}, last_day - *last_seen[author]);
}

std::vector<UserMetric> sums_by_author(std::span<const std::int32_t> author, std::size_t authors,
                                       const std::array<std::vector<double>, kMetrics>& counts,
                                       const std::function<bool(std::size_t post)>& counts_in) {
  std::vector<UserMetric> sums;
  for (const char* name : kMetricNames) {
    sums.push_back({name, std::vector<double>(authors, kMissing)});
  }
  for (std::size_t post = 0; post < author.size(); ++post) {
    if (!counts_in(post)) continue;
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      const double count = counts[metric][post];
      if (std::isnan(count)) continue;
      double& sum = sums[metric].values[static_cast<std::size_t>(author[post])];
      sum = std::isnan(sum) ? count : sum + count;
    }
  }
  return sums;
}

std::vector<std::uint8_t> random_halves(std::span<const std::int32_t> author, std::uint64_t seed,
                                        std::uint64_t stream) {
  statistics::Philox random(seed, stream);
  std::vector<std::uint8_t> half(author.size());
  for (std::size_t begin = 0; begin < author.size();) {
    std::size_t end = begin;
    while (end < author.size() && author[end] == author[begin]) ++end;
    const std::size_t posts = end - begin;
    // An odd post more in the first half, or in the second, with equal chance.
    const std::size_t first = posts / 2 + (posts % 2 == 1 && random.below(2) == 1 ? 1 : 0);
    std::fill_n(half.begin() + static_cast<std::ptrdiff_t>(begin), first, std::uint8_t{0});
    std::fill(half.begin() + static_cast<std::ptrdiff_t>(begin + first),
              half.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
    random.shuffle(std::span(half).subspan(begin, posts));
    begin = end;
  }
  return half;
}

}  // namespace resettle
