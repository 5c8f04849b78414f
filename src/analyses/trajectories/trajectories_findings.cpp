// fell_silent: of the users active in the last phase but one, the share that was inactive in the
// last, with Wilson's interval. Who was not watched to the last day is left out, silent or not:
// else whoever posted would stay in the denominator and whoever did not would leave it.
// finds: fell_silent
// sums by: phases
// results by: active_posts, retention_gap
#include <fmt/format.h>

#include "analyses/findings/finding.h"
#include "analyses/influence/author_metrics.h"

namespace resettle {
namespace {

// Posts of each user in the last phase but one, and in the last.
struct LastTwo {
  std::string name;  // of the last phase but one
  std::vector<std::int64_t> before, after;
  Day last_day = 0;  // of the last
};

LastTwo count_last_two(const PostFacts& facts) {
  const std::size_t phases = facts.phases.size(), users = facts.users.size();
  LastTwo posts{facts.phases[phases - 2], std::vector<std::int64_t>(users),
                std::vector<std::int64_t>(users), facts.last_day()};
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    const auto phase = static_cast<std::size_t>(facts.phase[post]);
    if (phase + 2 == phases) ++posts.before[static_cast<std::size_t>(facts.user[post])];
    if (phase + 1 == phases) ++posts.after[static_cast<std::size_t>(facts.user[post])];
  }
  return posts;
}

FindingEstimate fell_silent(const LastTwo& posts, const FindingOptions& options) {
  FindingEstimate finding{.name = "fell_silent", .unit = "share"};
  const auto active_posts = options.setting<std::int64_t>("active_posts");
  const auto gap = static_cast<Day>(options.setting<std::int64_t>("retention_gap"));
  double silent = 0, active = 0;
  for (std::size_t user = 0; user < posts.before.size(); ++user) {
    if (posts.before[user] < active_posts) continue;
    if (unwatched_days(options.last_seen, user, posts.last_day) > gap) continue;
    active += 1;
    if (posts.after[user] < active_posts) silent += 1;
  }
  if (active == 0) {
    finding.reason = fmt::format("nobody who was watched to the end had {} or more posts in {}",
                                 active_posts, posts.name);
    return finding;
  }
  const std::optional<Ends> ends = ends_of_share(silent, active);
  finding.estimate = silent / active;
  finding.low = ends->low;
  finding.high = ends->high;
  finding.authors = static_cast<std::int64_t>(active);
  return finding;
}

}  // namespace

FindingsOfLevels trajectories_findings(const PostFacts& facts, const FindingOptions&) {
  using Findings = std::vector<FindingEstimate>;
  if (facts.phases.size() < 2) {
    return always(
        {{.name = "fell_silent",
          .unit = "share",
          .reason = "the window has days of one phase only: there is none to fall silent in"}});
  }
  return [posts = count_last_two(facts)](const Levels&, const FindingOptions& options) {
    return Findings{fell_silent(posts, options)};
  };
}

}  // namespace resettle
