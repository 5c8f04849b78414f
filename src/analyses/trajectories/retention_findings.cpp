// retained_30_days: of the users whose clock of retention starts, the share still there 30 days
// later, from the curve of Kaplan and Meier with its log–log interval, whatever the levels. The row
// `all` of the table retention_summary.
// finds: retained_30_days
// sums by: retention_start, retention_gap, retention_event
#include <fmt/format.h>

#include <algorithm>

#include "analyses/findings/finding.h"
#include "analyses/trajectories/stay.h"

namespace resettle {
namespace {

// Of each author with a post.
std::vector<AuthorSpan> spans_of(const PostFacts& facts, const FindingOptions& options,
                                 const StayOptions& stay) {
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
    spans.push_back(span_of(days, std::min(last_day, seen.value_or(last_day)), stay));
  }
  return spans;
}

FindingEstimate retained(const PostFacts& facts, const FindingOptions& options) {
  constexpr int kDays = 30;
  FindingEstimate finding{.name = "retained_30_days", .unit = "share"};
  std::vector<double> days;
  std::vector<std::uint8_t> left;
  const StayOptions how = stay_options(options.settings);
  for (const AuthorSpan& span : spans_of(facts, options, how)) {
    const Stay stay = stay_of(span, how);
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

}  // namespace resettle
