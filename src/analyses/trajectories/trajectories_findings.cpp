#include "analyses/trajectories/trajectories_findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "analyses/intervals.h"
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
bool is_unobserved(std::size_t user, Day last_day, const FindingOptions& options) {
  if (user >= options.last_seen.size() || !options.last_seen[user]) return false;
  return last_day - *options.last_seen[user] > options.stay.gap;
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
  double silent = 0, active = 0;
  for (std::size_t user = 0; user < posts.before.size(); ++user) {
    const bool is_silent = posts.after[user] < options.active_posts;
    if (posts.before[user] < options.active_posts) continue;
    if (is_silent && is_unobserved(user, posts.last_day, options)) continue;
    sums[user * 2 + 1] = 1;
    active += 1;
    if (!is_silent) continue;
    sums[user * 2] = 1;
    silent += 1;
  }
  if (active == 0) {
    finding.reason =
        fmt::format("nobody had {} or more posts in {}", options.active_posts, posts.name);
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

// Of each author with a post.
std::vector<AuthorSpan> spans_of(const PostFacts& facts, const FindingOptions& options) {
  const Day last_day = facts.last_day();
  std::vector<AuthorSpan> spans;
  std::vector<Day> days;
  for (std::size_t post = 0; post < facts.posts();) {
    const std::int32_t user = facts.user[post];
    days.clear();
    for (; post < facts.posts() && facts.user[post] == user; ++post) {
      days.push_back(facts.day[post]);
    }
    std::sort(days.begin(), days.end());
    const auto place = static_cast<std::size_t>(user);
    const auto seen = place < options.last_seen.size() ? options.last_seen[place] : std::nullopt;
    spans.push_back(span_of(days, std::min(last_day, seen.value_or(last_day)), options.stay));
  }
  return spans;
}

FindingEstimate retained(const PostFacts& facts, const FindingOptions& options) {
  constexpr int kDays = 30;
  FindingEstimate finding{.name = "retained_30_days", .unit = "share"};
  std::vector<double> days;
  std::vector<std::uint8_t> left;
  for (const AuthorSpan& span : spans_of(facts, options)) {
    const Stay stay = stay_of(span, options.stay);
    if (!stay.is_at_risk()) continue;
    days.push_back(static_cast<double>(stay.days));
    left.push_back(stay.left_for_good ? 1 : 0);
  }
  if (days.empty()) {
    finding.reason = "nobody was watched after the clock of retention had started";
    return finding;
  }
  const auto share = retained_at(*statistics::kaplan_meier({days, left}), kDays);
  if (!share) {
    finding.reason = fmt::format("nobody was watched for {} days on the clock of retention", kDays);
    return finding;
  }
  finding.estimate = share->share;
  finding.authors = static_cast<std::int64_t>(days.size());
  finding.low = share->low;
  finding.high = share->high;
  return finding;
}

}  // namespace

FindingsOfLevels retention_findings(const PostFacts& facts, const FindingOptions& of_posts) {
  return always({retained(facts, of_posts)});
}

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
