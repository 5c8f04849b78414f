#include "analyses/topics/topic_change_parts.h"

#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "analyses/intervals.h"
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

// Columns: scope by scope and phase by phase, the topics.
AuthorSums sums_by_phase(const TopicCounts& counts, const std::vector<Scope>& scopes) {
  const std::size_t topics = counts.topics.size(), phases = counts.phases.size();
  AuthorSums sums(counts.authors(), scopes.size() * phases * topics);
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0) continue;
    for (std::size_t s = 0; s < scopes.size(); ++s) {
      if (!is_in(scopes[s], counts.levels[cell.author])) continue;
      sums.add(cell.author,
               (s * phases + cell.phase) * topics + static_cast<std::size_t>(cell.topic),
               cell.posts);
    }
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

// Columns of sums by topic: posts of stayers before and after, of who left and of who came; and of
// stayers what their posts before would be with their later shares of topics, and the other way
// round.
enum Kind : std::size_t {
  kStayersFrom,
  kStayersTo,
  kLeft,
  kCame,
  kBeforeWithLaterShares,
  kAfterWithEarlierShares,
  kKinds
};
enum Part : std::size_t { kChange, kWithin, kReweighting, kEntry, kExit, kParts };

// Labelled posts of each author before and after.
struct PairOfPhases {
  PairOfPhases(const TopicCounts& counts, PhasePair pair_)
      : pair(pair_), before(counts.authors()), after(counts.authors()) {
    for (const TopicCell& cell : counts.cells) {
      if (cell.topic < 0) continue;
      if (cell.phase == pair.from) before[cell.author] += cell.posts;
      if (cell.phase == pair.to) after[cell.author] += cell.posts;
    }
  }
  bool has(const TopicCell& cell) const {
    return cell.topic >= 0 && (cell.phase == pair.from || cell.phase == pair.to);
  }
  bool stayed(std::size_t author) const { return before[author] > 0 && after[author] > 0; }
  Kind kind_of(const TopicCell& cell) const {
    const bool is_before = cell.phase == pair.from;
    if (!stayed(cell.author)) return is_before ? kLeft : kCame;
    return is_before ? kStayersFrom : kStayersTo;
  }

  PhasePair pair;
  std::vector<double> before, after;
};

void add_by_kind(const TopicCounts& counts, const PairOfPhases& phases, std::size_t first,
                 AuthorSums& sums) {
  const std::size_t topics = counts.topics.size();
  for (const TopicCell& cell : counts.cells) {
    if (!phases.has(cell)) continue;
    const auto column = [&](Kind kind) {
      return first + kind * topics + static_cast<std::size_t>(cell.topic);
    };
    const Kind kind = phases.kind_of(cell);
    const double before = phases.before[cell.author], after = phases.after[cell.author];
    sums.add(cell.author, column(kind), cell.posts);
    if (kind == kStayersFrom) {
      sums.add(cell.author, column(kAfterWithEarlierShares), cell.posts / before * after);
    } else if (kind == kStayersTo) {
      sums.add(cell.author, column(kBeforeWithLaterShares), cell.posts / after * before);
    }
  }
}

double share(double part, double whole) { return whole > 0 ? part / whole : kNone; }

// The parts of every topic's change from the sums by kind.
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
    const double within =
        (share(posts(kBeforeWithLaterShares) - posts(kStayersFrom), all[kStayersFrom]) +
         share(posts(kStayersTo) - posts(kAfterWithEarlierShares), all[kStayersTo])) /
        2;
    const auto of_topic = parts.subspan(kParts * t, kParts);
    of_topic[kChange] = share_to - share_from;
    of_topic[kWithin] = within;
    of_topic[kReweighting] = stayed_to - stayed_from - within;
    // w (p(E) − p(S)) is the share less the stayers', also where nobody came.
    of_topic[kEntry] = share_to - stayed_to;
    of_topic[kExit] = stayed_from - share_from;
  }
}

// How many authors of each kind there are, and how many of them wrote about each topic.
struct AuthorsByKind {
  AuthorsByKind(const TopicCounts& counts, const PairOfPhases& phases)
      : stayed(counts.topics.size()), came(stayed), left(stayed) {
    for (std::size_t author = 0; author < counts.authors(); ++author) {
      if (phases.stayed(author)) {
        ++all_stayed;
      } else if (phases.after[author] > 0) {
        ++all_came;
      } else if (phases.before[author] > 0) {
        ++all_left;
      }
    }
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const TopicCell& cell : counts.cells) {
      const auto topic = static_cast<std::size_t>(cell.topic);
      if (!phases.has(cell) || !seen.emplace(cell.author, topic).second) continue;
      const Kind kind = phases.kind_of(cell);
      ++(kind == kLeft ? left : kind == kCame ? came : stayed)[topic];
    }
  }

  std::vector<std::int64_t> stayed, came, left;  // by topic
  std::int64_t all_stayed = 0, all_came = 0, all_left = 0;
};

ShareChange change_of_topic(std::span<const Estimate> parts, const AuthorsByKind& authors,
                            std::size_t topic) {
  ShareChange change;
  change.change = parts[kChange];
  change.parts = {{{parts[kWithin], authors.all_stayed, authors.stayed[topic]},
                   {parts[kReweighting], authors.all_stayed, authors.stayed[topic]},
                   {parts[kEntry], authors.all_came, authors.came[topic]},
                   {parts[kExit], authors.all_left, authors.left[topic]}}};
  return change;
}

// The change of every topic between two phases: somebody will pick the largest.
std::vector<std::size_t> family_of(std::size_t pair, std::size_t topics) {
  std::vector<std::size_t> family;
  for (std::size_t t = 0; t < topics; ++t) family.push_back((pair * topics + t) * kParts + kChange);
  return family;
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

std::vector<PhasePair> phase_pairs(std::size_t phases) {
  std::vector<PhasePair> pairs;
  for (std::size_t from = 0; from < phases; ++from) {
    for (std::size_t to = from + 1; to < phases; ++to) pairs.push_back({from, to});
  }
  return pairs;
}

std::vector<Stability> topic_stability(const TopicCounts& counts,
                                       const std::vector<PhasePair>& pairs,
                                       const std::vector<Scope>& scopes,
                                       const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size(), phases = counts.phases.size();
  if (pairs.empty()) return {};
  AuthorSums sums = sums_by_phase(counts, scopes);
  const auto correlate = [&](std::span<const double> posts, std::span<double> values) {
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      for (std::size_t s = 0; s < scopes.size(); ++s) {
        const auto first = posts.subspan((s * phases + pairs[p].from) * topics, topics);
        const auto second = posts.subspan((s * phases + pairs[p].to) * topics, topics);
        const bool both = sum_of(first) > 0 && sum_of(second) > 0;
        values[p * scopes.size() + s] = both ? spearman_of_few(first, second) : kNone;
      }
    }
  };
  const auto estimates =
      estimates_of(sums, pairs.size() * scopes.size(), correlate,
                   "a phase has no labelled post, or fewer than two topics to rank", options,
                   statistics::IntervalKind::kPercentile);
  std::vector<Stability> result;
  for (const PhasePair pair : pairs) {
    for (const Scope scope : scopes) {
      Stability stability{estimates[result.size()], {}, {}};
      const std::vector<double> posts_from = posts_by_topic(counts, pair.from, scope);
      const std::vector<double> posts_to = posts_by_topic(counts, pair.to, scope);
      const auto overlap =
          statistics::rank_biased_overlap(ranking(posts_from), ranking(posts_to), kPersistence);
      if (overlap) stability.rank_biased_overlap = *overlap;
      const auto distance = statistics::total_variation_distance(posts_from, posts_to);
      if (distance) stability.total_variation = *distance;
      result.push_back(std::move(stability));
    }
  }
  return result;
}

std::vector<ShareChange> topic_change(const TopicCounts& counts,
                                      const std::vector<PhasePair>& pairs,
                                      const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size();
  const std::size_t sums_wide = kKinds * topics, parts_wide = kParts * topics;  // of a pair
  if (pairs.empty() || topics == 0) return {};
  AuthorSums sums(counts.authors(), pairs.size() * sums_wide);
  std::vector<std::vector<std::size_t>> families;
  std::vector<AuthorsByKind> authors;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const PairOfPhases phases(counts, pairs[p]);
    add_by_kind(counts, phases, p * sums_wide, sums);
    authors.emplace_back(counts, phases);
    families.push_back(family_of(p, topics));
  }
  const auto estimates = estimates_of_families(
      sums, pairs.size() * parts_wide,
      [&](std::span<const double> posts, std::span<double> parts) {
        for (std::size_t p = 0; p < pairs.size(); ++p) {
          decompose(posts.subspan(p * sums_wide, sums_wide), topics,
                    parts.subspan(p * parts_wide, parts_wide));
        }
      },
      families, "no author wrote a labelled post in both phases", options);
  std::vector<ShareChange> changes;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const std::vector<double> posts_from = posts_by_topic(counts, pairs[p].from, Scope::all);
    const std::vector<double> posts_to = posts_by_topic(counts, pairs[p].to, Scope::all);
    const double all_from = sum_of(posts_from), all_to = sum_of(posts_to);
    for (std::size_t t = 0; t < topics; ++t) {
      const auto parts = std::span(estimates).subspan(kParts * changes.size(), kParts);
      ShareChange change = change_of_topic(parts, authors[p], t);
      change.posts_from = posts_from[t];
      change.posts_to = posts_to[t];
      if (all_from > 0) change.share_from = posts_from[t] / all_from;
      if (all_to > 0) change.share_to = posts_to[t] / all_to;
      if (!change.change.value) change.change.reason = "a phase has no labelled post";
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

std::shared_ptr<const std::vector<ShareChange>> shared_topic_changes(Making& making) {
  return making.shared<std::vector<ShareChange>>(
      "topic_change", {"topic_counts", "topic_list", "days"}, [&] {
        const auto counts = read_topic_counts(making);
        return topic_change(*counts, phase_pairs(counts->phases.size()), resample_options(making));
      });
}

}  // namespace resettle
