// fell_silent: of the users active in the last phase but one, the share that was inactive in the
// last; who was silent because nobody looked is left out. An interval over users.
// finds: fell_silent
// sums by: phases
// results by: active_posts, retention_gap
#include <fmt/format.h>

#include "analyses/findings/finding.h"
#include "statistics/resample/cluster_bootstrap.h"

namespace resettle {
namespace {

// Posts of each user in the last phase but one, and in the last.
struct LastTwo {
  std::string name;  // of the last phase but one
  std::vector<std::int64_t> before, after;
  Day last_day = 0;  // of the last
};

// Whether so long before the last day nobody looked any more that silence says nothing.
bool is_unobserved(std::size_t user, Day last_day, Day gap, const FindingOptions& options) {
  if (user >= options.last_seen.size() || !options.last_seen[user]) return false;
  return last_day - *options.last_seen[user] > gap;
}

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
  std::vector<double> sums(posts.before.size() * 2);  // fell silent, was active
  const auto active_posts = options.setting<std::int64_t>("active_posts");
  const auto gap = static_cast<Day>(options.setting<std::int64_t>("retention_gap"));
  double silent = 0, active = 0;
  for (std::size_t user = 0; user < posts.before.size(); ++user) {
    const bool is_silent = posts.after[user] < active_posts;
    if (posts.before[user] < active_posts) continue;
    if (is_silent && is_unobserved(user, posts.last_day, gap, options)) continue;
    sums[user * 2 + 1] = 1;
    active += 1;
    if (!is_silent) continue;
    sums[user * 2] = 1;
    silent += 1;
  }
  if (active == 0) {
    finding.reason = fmt::format("nobody had {} or more posts in {}", active_posts, posts.name);
    return finding;
  }
  const auto interval =
      statistics::cluster_bootstrap({sums, 2}, 1, statistics::ratios_of_sums({{0, 1}}),
                                    statistics::IntervalKind::kExpanded, options.resample)[0];
  finding.estimate = silent / active;
  set_ends(finding, ends_of_share(silent, active, interval, options.resample), interval);
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
