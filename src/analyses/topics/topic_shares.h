// Shares of topics among labelled posts, for groups of authors and for phases.
#pragma once

#include <vector>

#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"

namespace resettle {

// One topic of one scope.
struct TopicShare {
  double posts = 0;
  double labelled = 0;             // the denominator: labelled posts of the scope
  double all = 0;                  // posts of the scope, labelled or not
  Estimate share;                  // posts ÷ labelled
  double authors = 0;              // of the scope with a labelled post
  Estimate of_authors;             // mean over these authors of the topic's share of their posts
  std::optional<double> residual;  // adjusted, of high against low
};

// scopes × (topics and, last, the posts without a label), scope-major. The unlabelled have no
// share of the labelled posts.
std::vector<std::vector<TopicShare>> topic_shares(const TopicCounts& counts,
                                                  const std::vector<Scope>& scopes,
                                                  const statistics::ResampleOptions& options);

struct PhaseShare {
  double posts = 0;
  double labelled = 0;
  Estimate share;
  std::int64_t rank = 0;  // 1: most posts of this phase and scope; equal counts share a rank
};

// phases × scopes × topics.
std::vector<std::vector<std::vector<PhaseShare>>> topic_shares_by_phase(
    const TopicCounts& counts, const std::vector<Scope>& scopes,
    const statistics::ResampleOptions& options);

// all, high, low and, where there are any, unscored.
std::vector<Scope> scopes_of(const TopicCounts& counts);

}  // namespace resettle
