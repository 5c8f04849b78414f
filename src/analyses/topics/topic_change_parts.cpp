#include "analyses/topics/topic_change_parts.h"

#include <array>
#include <cmath>
#include <limits>

#include "statistics/association/rank_biased_overlap.h"
#include "statistics/association/total_variation.h"

namespace resettle {
namespace {

constexpr double kPersistence = 0.9;  // of rank-biased overlap
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool is_in(Scope scope, Level level) { return scope == Scope::all || scope == scope_of(level); }

// Twice the rank, so that the mean of tied ranks is whole.
double doubled_rank(std::span<const double> values, std::size_t at) {
  double below = 0, equal = 0;
  for (const double value : values) {
    below += value < values[at];
    equal += value == values[at];
  }
  return 2 * below + equal + 1;
}

// Columns: the topics of the earlier phase, then of the later.
AuthorSums sums_of_two_phases(const TopicCounts& counts, std::size_t from, std::size_t to,
                              Scope scope) {
  const std::size_t topics = counts.topics.size();
  AuthorSums sums(counts.authors(), 2 * topics);
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0 || !is_in(scope, counts.levels[cell.author])) continue;
    const auto topic = static_cast<std::size_t>(cell.topic);
    if (cell.phase == from) sums.add(cell.author, topic, cell.posts);
    if (cell.phase == to) sums.add(cell.author, topics + topic, cell.posts);
  }
  return sums;
}

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

std::vector<statistics::RankedItem> ranking(std::span<const double> posts) {
  std::vector<statistics::RankedItem> items;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (posts[i] > 0) items.push_back({static_cast<std::int64_t>(i), posts[i]});
  }
  return items;
}

// Columns of the four kinds of posts: stayers' earlier and later ones, those of authors who left,
// those of authors who came.
enum Kind : std::size_t { kStayersFrom, kStayersTo, kLeft, kCame, kKinds };

AuthorSums sums_by_kind(const TopicCounts& counts, std::size_t from, std::size_t to) {
  const std::size_t topics = counts.topics.size();
  std::vector<char> wrote_from(counts.authors()), wrote_to(counts.authors());
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0) continue;
    if (cell.phase == from) wrote_from[cell.author] = 1;
    if (cell.phase == to) wrote_to[cell.author] = 1;
  }
  AuthorSums sums(counts.authors(), kKinds * topics);
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0 || (cell.phase != from && cell.phase != to)) continue;
    const bool stayed = wrote_from[cell.author] != 0 && wrote_to[cell.author] != 0;
    const Kind kind =
        cell.phase == from ? (stayed ? kStayersFrom : kLeft) : (stayed ? kStayersTo : kCame);
    sums.add(cell.author, kind * topics + static_cast<std::size_t>(cell.topic), cell.posts);
  }
  return sums;
}

double share(double part, double whole) { return whole > 0 ? part / whole : kNone; }

// change, stayers, entry and exit of every topic from the sums by kind.
void decompose(std::span<const double> sums, std::size_t topics, std::span<double> parts) {
  std::array<double, kKinds> all{};
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    all[kind] = sum_of(sums.subspan(kind * topics, topics));
  }
  const double from = all[kStayersFrom] + all[kLeft];
  const double to = all[kStayersTo] + all[kCame];
  for (std::size_t t = 0; t < topics; ++t) {
    const auto posts = [&](Kind kind) { return sums[kind * topics + t]; };
    const double share_from = share(posts(kStayersFrom) + posts(kLeft), from);
    const double share_to = share(posts(kStayersTo) + posts(kCame), to);
    const double stayed_from = share(posts(kStayersFrom), all[kStayersFrom]);
    const double stayed_to = share(posts(kStayersTo), all[kStayersTo]);
    parts[4 * t] = share_to - share_from;
    parts[4 * t + 1] = stayed_to - stayed_from;
    // w (p(E) − p(S)) is the share less the stayers', also where nobody came.
    parts[4 * t + 2] = share_to - stayed_to;
    parts[4 * t + 3] = stayed_from - share_from;
  }
}

}  // namespace

std::vector<double> posts_by_topic(const TopicCounts& counts, std::size_t phase, Scope scope) {
  std::vector<double> posts(counts.topics.size());
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0 || cell.phase != phase || !is_in(scope, counts.levels[cell.author]))
      continue;
    posts[static_cast<std::size_t>(cell.topic)] += cell.posts;
  }
  return posts;
}

double spearman_of_few(std::span<const double> first, std::span<const double> second) {
  const std::size_t size = first.size();
  // A topic of neither phase is tied last in both: take it out by counting only the others.
  std::vector<double> x, y;
  x.reserve(size);
  y.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (first[i] == 0 && second[i] == 0) continue;
    x.push_back(first[i]);
    y.push_back(second[i]);
  }
  double xx = 0, yy = 0, xy = 0;
  const double mean = static_cast<double>(x.size()) + 1;  // of doubled ranks
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double a = doubled_rank(x, i) - mean;
    const double b = doubled_rank(y, i) - mean;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return xx == 0 || yy == 0 ? kNone : xy / std::sqrt(xx * yy);
}

Stability topic_stability(const TopicCounts& counts, std::size_t from, std::size_t to, Scope scope,
                          const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size();
  AuthorSums sums = sums_of_two_phases(counts, from, to, scope);
  Stability stability;
  stability.spearman = estimates_of(
      sums, 1,
      [topics](std::span<const double> posts, std::span<double> values) {
        const auto first = posts.first(topics), second = posts.subspan(topics);
        const bool both = sum_of(first) > 0 && sum_of(second) > 0;
        values[0] = both ? spearman_of_few(first, second) : kNone;
      },
      "a phase has no labelled post, or fewer than two topics to rank", options)[0];
  const std::vector<double> posts_from = posts_by_topic(counts, from, scope);
  const std::vector<double> posts_to = posts_by_topic(counts, to, scope);
  const auto overlap =
      statistics::rank_biased_overlap(ranking(posts_from), ranking(posts_to), kPersistence);
  if (overlap) stability.rank_biased_overlap = *overlap;
  const auto distance = statistics::total_variation_distance(posts_from, posts_to);
  if (distance) stability.total_variation = *distance;
  return stability;
}

std::vector<ShareChange> topic_change(const TopicCounts& counts, std::size_t from, std::size_t to,
                                      const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size();
  AuthorSums sums = sums_by_kind(counts, from, to);
  const auto estimates = estimates_of(
      sums, 4 * topics,
      [topics](std::span<const double> posts, std::span<double> parts) {
        decompose(posts, topics, parts);
      },
      "no author wrote a labelled post in both phases", options);
  const std::vector<double> posts_from = posts_by_topic(counts, from, Scope::all);
  const std::vector<double> posts_to = posts_by_topic(counts, to, Scope::all);
  const double all_from = sum_of(posts_from), all_to = sum_of(posts_to);
  std::vector<ShareChange> changes(topics);
  for (std::size_t t = 0; t < topics; ++t) {
    ShareChange& change = changes[t];
    change.posts_from = posts_from[t];
    change.posts_to = posts_to[t];
    if (all_from > 0) change.share_from = posts_from[t] / all_from;
    if (all_to > 0) change.share_to = posts_to[t] / all_to;
    change.change = estimates[4 * t];
    change.stayers = estimates[4 * t + 1];
    change.entry = estimates[4 * t + 2];
    change.exit = estimates[4 * t + 3];
    if (!change.change.value) change.change.reason = "a phase has no labelled post";
  }
  return changes;
}

}  // namespace resettle
