// Who is influential, by the definition that the paper gives in its section 6.1 and that measures
// are judged by: worked out a second time here, from the plan and from the counts as the files show
// them, so that what is planted on levels is planted on those that a right program finds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace resettle::simulation {

struct World;
struct User;
struct PlannedPost;
struct Engagement;

// Nobody is unobserved here: all were crawled on the window's last day or later.
enum class Level : std::uint8_t { kLow, kHigh, kInactive, kUnscored };

// Followers, likes, comments, saves: the metrics of the score, in the order of measures.
inline constexpr std::size_t kMetrics = 4;

// What one user's posts of a span received; a sum without any known count is missing.
struct Received {
  std::int64_t posts = 0;
  std::int64_t likes = 0, comments = 0, saves = 0;
  std::int64_t known_likes = 0, known_comments = 0, known_saves = 0;
  // What chance gave to likes, saves, comments and shares: sums of the values and of their squares.
  std::array<float, 4> chance{}, chance_squares{};

  void add(const PlannedPost& post, const Engagement& engagement);
};

// Mean and spread of a standard normal number among chosen posts.
struct Chance {
  double mean = 0, spread = 1;
};

struct Score {
  std::array<double, kMetrics> x{};  // after min–max
  double value = 0;
  std::int64_t rank = 0;  // 1 is the highest; 0 without a score
  Level level = Level::kUnscored;
};

using MetricRow = std::array<std::optional<double>, kMetrics>;
MetricRow metrics_of(const User& user, const Received& received);

// How some users are scored among themselves: ranges, weights and the cut of the high level. A
// metric that nobody has weighs nothing.
struct ScoreRule {
  std::array<double, kMetrics> least{}, range{}, weight{};
  std::array<bool, kMetrics> needed{};
  double cut = 0;  // high is above it

  // Without a rank; unscored where a needed metric is missing.
  Score score(const MetricRow& user) const;
};
ScoreRule entropy_rule(const std::vector<MetricRow>& users, double high_share);

// The entropy-weighted scores of some users among themselves. A metric that nobody has is left out;
// who lacks another has no score.
std::vector<Score> entropy_scores(const std::vector<MetricRow>& users, double high_share);

struct Standing {
  std::vector<Received> received;                            // window, by cohort user
  std::vector<Score> scores;                                 // window
  std::vector<std::vector<Received>> received_in;            // [phase][user]
  std::vector<std::vector<Level>> levels_without_followers;  // [phase][user]
  std::vector<std::vector<Score>> scores_in;                 // [phase][user]
  std::vector<std::array<std::int64_t, 2>> posts_of;         // [phase][low, high]

  using Chances = std::array<Chance, 4>;
  std::vector<Chances> chances;  // [phase], of the high level's posts

  bool is_high(std::size_t user) const {
    return user < scores.size() && scores[user].level == Level::kHigh;
  }
};

// One pass over the plan of the window.
Standing find_standing(const World& world);

}  // namespace resettle::simulation
