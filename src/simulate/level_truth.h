// The part of the truth that hangs on levels: realised levels, flows and counts of this very study,
// to be equalled, and the parameters behind shares and means, to be covered (model.csv).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "simulate/content.h"

namespace resettle::simulation {

inline constexpr std::size_t kCounts = 4;
inline constexpr std::array<const char*, kCounts> kCountNames = {"likes", "saves", "comments",
                                                                 "shares"};

// Two labels of each unit, counted; the chance-corrected agreement of Cohen (1960).
class Agreement {
 public:
  explicit Agreement(std::size_t labels) : labels_(labels), counts_(labels * labels) {}
  void add(std::size_t truth, std::size_t machine) { ++counts_[truth * labels_ + machine]; }
  // 0 where there is nothing to agree on.
  double kappa() const;

 private:
  std::size_t labels_;
  std::vector<std::int64_t> counts_;
};

class LevelTruth {
 public:
  explicit LevelTruth(const World& world);

  // A post of the cohort in the window.
  void add(const Post& post);
  // `pseudonyms` of the cohort users, by user.
  void write(const std::filesystem::path& folder, const std::vector<std::string>& pseudonyms) const;

  struct Sum {
    std::int64_t sum = 0, known = 0;

    double mean() const { return static_cast<double>(sum) / static_cast<double>(known); }
  };
  struct Group {
    std::int64_t posts = 0;
    std::array<Sum, kCounts> counts;
    std::array<std::int64_t, kSentiments> feelings{};  // of those that count
    std::int64_t low_confidence = 0;

    void add(const Group& other);
  };

  // Level kLow or kHigh; a phase's posts on a topic.
  const Group& group(Level level, std::size_t phase, std::size_t topic) const;
  // Over the given phases and topics: -1 is all of them.
  Group total(Level level, int phase, int topic) const;

  const Agreement& machine_topics() const { return machine_topics_; }
  const Agreement& machine_sentiments() const { return machine_sentiments_; }

 private:
  void write_influence(const std::filesystem::path& folder,
                       const std::vector<std::string>& pseudonyms) const;
  void write_influence_by_phase(const std::filesystem::path& folder,
                                const std::vector<std::string>& pseudonyms) const;
  void write_flows(const std::filesystem::path& folder) const;
  void write_engagement(const std::filesystem::path& folder) const;
  void write_topics(const std::filesystem::path& folder) const;
  void write_sentiment(const std::filesystem::path& folder) const;
  void write_topic_engagement(const std::filesystem::path& folder) const;

  const World& world_;
  // [low, high, unscored][phase][topic]
  std::array<std::vector<std::array<Group, kTopics>>, 3> groups_;
  Agreement machine_topics_{kTopics};
  Agreement machine_sentiments_{kSentiments};
};

// Scores of one phase's topics by what posts received on average, as section 6.3 makes them:
// entropy weights over topics. Topics without posts have none.
struct TopicScore {
  std::array<double, kCounts> means;
  double score;
};
std::vector<std::pair<std::size_t, TopicScore>> topic_scores(const LevelTruth& truth,
                                                             std::size_t phase);

}  // namespace resettle::simulation
