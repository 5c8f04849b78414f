#include "analyses/robustness/specified.h"

#include <algorithm>

namespace resettle {
namespace {

// The first day of each phase, and the day after the last.
std::vector<Day> boundaries(const PostFacts& facts, const MovedDays& moved) {
  std::vector<Day> first = {facts.first_day};
  for (const std::int32_t days : facts.phase_days) {
    first.push_back(first.back() + static_cast<Day>(days));
  }
  const Day end = std::max(first.front() + 1, first.back() - static_cast<Day>(moved.end_days));
  first.back() = end;
  for (std::size_t i = 1; i + 1 < first.size(); ++i) {
    first[i] = std::clamp(first[i] + static_cast<Day>(moved.boundary_days), first[i - 1], end);
  }
  return first;
}

}  // namespace

PostFacts specified(const PostFacts& facts, const MovedDays& moved) {
  const std::vector<Day> first = boundaries(facts, moved);
  PostFacts some;
  some.users = facts.users;
  some.phases = facts.phases;
  some.first_day = facts.first_day;
  some.topics = facts.topics;
  some.groups = facts.groups;
  some.stands_for = facts.stands_for;
  for (std::size_t i = 0; i + 1 < first.size(); ++i) {
    some.phase_days.push_back(static_cast<std::int32_t>(first[i + 1] - first[i]));
  }
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    if (facts.day[post] >= first.back()) continue;
    const auto later = std::upper_bound(first.begin(), first.end() - 1, facts.day[post]);
    some.user.push_back(facts.user[post]);
    some.phase.push_back(static_cast<std::int32_t>(later - first.begin()) - 1);
    some.day.push_back(facts.day[post]);
    some.topic.push_back(facts.topic[post]);
    some.topic_group.push_back(facts.topic_group[post]);
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      some.counts[metric].push_back(facts.counts[metric][post]);
    }
    some.sentiment.push_back(facts.sentiment[post]);
    some.confidence.push_back(facts.confidence[post]);
    some.days_at_crawl.push_back(facts.days_at_crawl[post]);
  }
  return some;
}

}  // namespace resettle
