#include "analyses/topics/topic_shares.h"

#include <algorithm>

#include "analyses/influence/levels.h"
#include "statistics/tables/chi_square.h"

namespace resettle {
namespace {

constexpr const char* kNoLabelled = "no labelled post";

bool is_in(Scope scope, Level level) { return scope == Scope::all || scope == scope_of(level); }

// Columns: scope by scope, for each topic its posts, for each topic the authors' shares, then all
// labelled posts and the authors who have one.
struct Layout {
  std::size_t topics;
  std::size_t width() const { return 2 * topics + 2; }
  std::size_t posts(std::size_t scope, std::size_t topic) const { return scope * width() + topic; }
  std::size_t author_shares(std::size_t scope, std::size_t topic) const {
    return scope * width() + topics + topic;
  }
  std::size_t labelled(std::size_t scope) const { return scope * width() + 2 * topics; }
  std::size_t authors(std::size_t scope) const { return scope * width() + 2 * topics + 1; }
};

std::vector<double> labelled_by_author(const TopicCounts& counts) {
  std::vector<double> labelled(counts.authors());
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic >= 0) labelled[cell.author] += cell.posts;
  }
  return labelled;
}

AuthorSums sums_by_scope(const TopicCounts& counts, const std::vector<Scope>& scopes,
                         const Layout& at) {
  AuthorSums sums(counts.authors(), scopes.size() * at.width());
  const std::vector<double> labelled = labelled_by_author(counts);
  for (std::size_t s = 0; s < scopes.size(); ++s) {
    for (std::size_t author = 0; author < counts.authors(); ++author) {
      if (labelled[author] > 0 && is_in(scopes[s], counts.levels[author])) {
        sums.add(author, at.authors(s), 1);
        sums.add(author, at.labelled(s), labelled[author]);
      }
    }
    for (const TopicCell& cell : counts.cells) {
      if (cell.topic < 0 || !is_in(scopes[s], counts.levels[cell.author])) continue;
      const auto topic = static_cast<std::size_t>(cell.topic);
      sums.add(cell.author, at.posts(s, topic), cell.posts);
      sums.add(cell.author, at.author_shares(s, topic), cell.posts / labelled[cell.author]);
    }
  }
  return sums;
}

// Posts, labelled posts, authors of every scope and topic.
void count_posts(const TopicCounts& counts, const std::vector<Scope>& scopes,
                 std::vector<std::vector<TopicShare>>& shares) {
  const std::size_t topics = counts.topics.size();
  const std::vector<double> labelled = labelled_by_author(counts);
  for (std::size_t s = 0; s < scopes.size(); ++s) {
    double all = 0, in_topics = 0, authors = 0;
    for (const TopicCell& cell : counts.cells) {
      if (!is_in(scopes[s], counts.levels[cell.author])) continue;
      const std::size_t topic = cell.topic < 0 ? topics : static_cast<std::size_t>(cell.topic);
      shares[s][topic].posts += cell.posts;
      all += cell.posts;
      if (cell.topic >= 0) in_topics += cell.posts;
    }
    for (std::size_t author = 0; author < counts.authors(); ++author) {
      authors += labelled[author] > 0 && is_in(scopes[s], counts.levels[author]);
    }
    for (TopicShare& share : shares[s]) {
      share.all = all;
      share.labelled = in_topics;
      share.authors = authors;
    }
  }
}

std::size_t place_of(const std::vector<Scope>& scopes, Scope scope) {
  return static_cast<std::size_t>(std::find(scopes.begin(), scopes.end(), scope) - scopes.begin());
}

void set_residuals(const std::vector<Scope>& scopes, std::size_t topics,
                   std::vector<std::vector<TopicShare>>& shares) {
  const std::size_t rows[] = {place_of(scopes, Scope::high), place_of(scopes, Scope::low)};
  if (rows[0] == scopes.size() || rows[1] == scopes.size()) return;
  statistics::ContingencyTable table{2, topics, {}};
  for (const std::size_t row : rows) {
    for (std::size_t t = 0; t < topics; ++t) table.counts.push_back(shares[row][t].posts);
  }
  const auto residuals = statistics::adjusted_residuals(table);
  if (!residuals) return;
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t t = 0; t < topics; ++t) {
      shares[rows[row]][t].residual = (*residuals)[row * topics + t];
    }
  }
}

void set_ranks(std::vector<PhaseShare>& shares) {
  for (PhaseShare& share : shares) {
    share.rank = 1 + std::count_if(shares.begin(), shares.end(), [&](const PhaseShare& other) {
                   return other.posts > share.posts;
                 });
  }
}

}  // namespace

std::vector<Scope> scopes_of(const TopicCounts& counts) {
  std::vector<Scope> scopes(kScopes.begin(), kScopes.end());
  if (!any_unscored(counts.levels)) scopes.pop_back();
  return scopes;
}

std::vector<std::vector<TopicShare>> topic_shares(const TopicCounts& counts,
                                                  const std::vector<Scope>& scopes,
                                                  const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size();
  std::vector<std::vector<TopicShare>> shares(scopes.size(), std::vector<TopicShare>(topics + 1));
  count_posts(counts, scopes, shares);
  set_residuals(scopes, topics, shares);
  const Layout at{topics};
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t s = 0; s < scopes.size(); ++s) {
    for (std::size_t t = 0; t < topics; ++t) {
      pairs.emplace_back(at.posts(s, t), at.labelled(s));
      pairs.emplace_back(at.author_shares(s, t), at.authors(s));
    }
  }
  AuthorSums sums = sums_by_scope(counts, scopes, at);
  const auto estimates = ratios_by_author(sums, pairs, kNoLabelled, options);
  for (std::size_t s = 0; s < scopes.size(); ++s) {
    for (std::size_t t = 0; t < topics; ++t) {
      shares[s][t].share = estimates[2 * (s * topics + t)];
      shares[s][t].of_authors = estimates[2 * (s * topics + t) + 1];
    }
    shares[s][topics].share.reason = "not among the labelled posts";
  }
  return shares;
}

std::vector<std::vector<std::vector<PhaseShare>>> topic_shares_by_phase(
    const TopicCounts& counts, const std::vector<Scope>& scopes,
    const statistics::ResampleOptions& options) {
  const std::size_t topics = counts.topics.size();
  const std::size_t width = topics + 1;  // the last column of a block: all labelled posts
  const std::size_t blocks = counts.phases.size() * scopes.size();
  AuthorSums sums(counts.authors(), blocks * width);
  std::vector<std::vector<std::vector<PhaseShare>>> shares(
      counts.phases.size(),
      std::vector<std::vector<PhaseShare>>(scopes.size(), std::vector<PhaseShare>(topics)));
  for (const TopicCell& cell : counts.cells) {
    if (cell.topic < 0) continue;
    for (std::size_t s = 0; s < scopes.size(); ++s) {
      if (!is_in(scopes[s], counts.levels[cell.author])) continue;
      const std::size_t block = (cell.phase * scopes.size() + s) * width;
      sums.add(cell.author, block + static_cast<std::size_t>(cell.topic), cell.posts);
      sums.add(cell.author, block + topics, cell.posts);
      std::vector<PhaseShare>& of_scope = shares[cell.phase][s];
      of_scope[static_cast<std::size_t>(cell.topic)].posts += cell.posts;
      for (PhaseShare& share : of_scope) share.labelled += cell.posts;
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t t = 0; t < topics; ++t) {
      pairs.emplace_back(block * width + t, block * width + topics);
    }
  }
  const auto estimates = ratios_by_author(sums, pairs, kNoLabelled, options);
  std::size_t next = 0;
  for (auto& of_phase : shares) {
    for (auto& of_scope : of_phase) {
      for (PhaseShare& share : of_scope) share.share = estimates[next++];
      set_ranks(of_scope);
    }
  }
  return shares;
}

}  // namespace resettle
