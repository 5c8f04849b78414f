// Small PostFacts for tests, written down post by post.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "analyses/post_facts/post_facts.h"

namespace resettle {

inline constexpr double kNoCount = std::numeric_limits<double>::quiet_NaN();

struct MadePost {
  std::string user;
  int phase = 0;
  double likes = 0, saves = 0, comments = 0, shares = 0;  // kNoCount: missing
  std::string topic = {};                                 // empty: no label
  double sentiment = kNoCount;
  double confidence = kNoCount;
  Day day = 20'000;
  int days_at_crawl = -1;
};

// Topics of the name given, in the order of their labels; every topic is its own group.
inline PostFacts made_facts(std::vector<MadePost> posts, int phases = 1) {
  PostFacts facts;
  facts.first_day = 20'000;
  std::stable_sort(posts.begin(), posts.end(),
                   [](const MadePost& a, const MadePost& b) { return a.user < b.user; });
  for (int phase = 0; phase < phases; ++phase) {
    facts.phases.push_back("phase " + std::to_string(phase + 1));
    facts.phase_days.push_back(10);
  }
  std::map<std::string, std::int32_t> topics;
  for (const MadePost& post : posts) {
    if (!post.topic.empty()) topics.emplace(post.topic, 0);
  }
  for (auto& [label, position] : topics) {
    position = static_cast<std::int32_t>(facts.topics.size());
    facts.topics.push_back({label, label, label, label});
  }
  facts.groups = facts.topics;
  for (const MadePost& post : posts) {
    if (facts.users.empty() || facts.users.back() != post.user) facts.users.push_back(post.user);
    facts.user.push_back(static_cast<std::int32_t>(facts.users.size() - 1));
    facts.phase.push_back(post.phase);
    facts.day.push_back(post.day);
    facts.topic.push_back(post.topic.empty() ? -1 : topics.at(post.topic));
    facts.topic_group.push_back(facts.topic.back());
    const double counts[] = {post.likes, post.saves, post.comments, post.shares};
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      facts.counts[metric].push_back(counts[metric]);
    }
    facts.sentiment.push_back(post.sentiment);
    facts.confidence.push_back(post.confidence);
    facts.days_at_crawl.push_back(post.days_at_crawl);
  }
  return facts;
}

}  // namespace resettle
