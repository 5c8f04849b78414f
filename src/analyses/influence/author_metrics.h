// What scores are made of, read from tables or summed over posts.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyses/influence/score.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

struct AuthorMetrics {
  std::vector<std::string> users;  // sorted
  std::vector<std::int64_t> posts;
  std::vector<UserMetric> metrics;  // followers, likes, saves, comments, shares; as many as users
};

// The rows of a table that has user_id, posts and a column a metric; `from` may end in WHERE ….
AuthorMetrics read_author_metrics(Workspace& workspace, const std::string& from);

// All rows of `author_totals`, which the workspace must see.
AuthorMetrics read_author_totals(Workspace& workspace);

// The authors with at least `active_posts` posts in the phase who were watched to its end, from
// `author_phase_totals`.
AuthorMetrics read_active_authors(Workspace& workspace, std::int64_t phase_number,
                                  std::int64_t active_posts);

// Followers of each user of `facts`, from `author_totals` or another table with its columns; NaN:
// not known.
std::vector<double> read_followers(Workspace& workspace, const PostFacts& facts,
                                   const std::string& from = "author_totals");
// The day on which each user was last crawled, from the same tables; none: not known.
std::vector<std::optional<Day>> read_last_seen(Workspace& workspace, const PostFacts& facts,
                                               const std::string& from = "author_totals");

// How many days before `last_day` the author was last seen; 0 if it is not known, or not before. If
// they are more than the setting retention_gap the author was not watched to that day.
Day unwatched_days(const std::vector<std::optional<Day>>& last_seen, std::size_t author,
                   Day last_day);

// Sums over the posts that `counts_in` keeps, a metric each but followers. An author without such a
// post, or of whose posts all lack the count, has NaN.
std::vector<UserMetric> sums_by_author(std::span<const std::int32_t> author, std::size_t authors,
                                       const std::array<std::vector<double>, kMetrics>& counts,
                                       const std::function<bool(std::size_t post)>& counts_in);

// For each post 0 or 1, so that each author's posts are in two halves drawn at random; the odd post
// goes to either. Posts of an author stand side by side. Stream `stream` of the seed.
std::vector<std::uint8_t> random_halves(std::span<const std::int32_t> author, std::uint64_t seed,
                                        std::uint64_t stream);

}  // namespace resettle
