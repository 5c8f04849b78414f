#include "simulate/standing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "simulate/engagement.h"
#include "simulate/world.h"

namespace resettle::simulation {
namespace {

constexpr double kHighShare = 0.25;       // section 6.1: the top quarter
constexpr std::int64_t kActivePosts = 3;  // Figure 3: fewer in a phase is inactive

void add_count(const ShownCount& count, std::int64_t& sum, std::int64_t& known) {
  if (count.missing) return;
  sum += count.value;
  ++known;
}

std::optional<double> sum_of(std::int64_t sum, std::int64_t known) {
  if (known == 0) return std::nullopt;
  return static_cast<double>(sum);
}

// 1 − H, where H is the entropy of the shares in units of ln n; 0 for a constant.
double redundancy(const std::vector<double>& x) {
  const double sum = std::accumulate(x.begin(), x.end(), 0.0);
  if (sum <= 0 || x.size() < 2) return 0;
  double entropy = 0;
  for (double value : x) {
    if (value > 0) entropy -= value / sum * std::log(value / sum);
  }
  return 1 - entropy / std::log(static_cast<double>(x.size()));
}

std::vector<double> min_max(const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const double low = *least;
  const double range = *most - low;
  std::vector<double> x(values.size(), 0.0);
  if (range == 0) return x;
  for (std::size_t i = 0; i < values.size(); ++i) x[i] = (values[i] - low) / range;
  return x;
}

std::vector<Score> score_users(const World& world, const std::vector<Received>& received,
                               std::int64_t least_posts, bool with_followers = true) {
  std::vector<MetricRow> rows;
  std::vector<std::size_t> active;
  for (std::size_t user = 0; user < received.size(); ++user) {
    if (received[user].posts < least_posts) continue;
    active.push_back(user);
    rows.push_back(metrics_of(world.population.users[user], received[user]));
    if (!with_followers) rows.back()[0] = std::nullopt;
  }
  const std::vector<Score> found = entropy_scores(rows, kHighShare);
  std::vector<Score> scores(received.size());
  for (Score& score : scores) score.level = Level::kInactive;
  for (std::size_t i = 0; i < active.size(); ++i) scores[active[i]] = found[i];
  return scores;
}

Standing::Chances chances_of_high(const std::vector<Score>& scores,
                                  const std::vector<Received>& received) {
  std::array<double, 4> sum{}, squares{};
  double posts = 0;
  for (std::size_t user = 0; user < scores.size(); ++user) {
    if (scores[user].level != Level::kHigh) continue;
    posts += static_cast<double>(received[user].posts);
    for (std::size_t i = 0; i < 4; ++i) {
      sum[i] += received[user].chance[i];
      squares[i] += received[user].chance_squares[i];
    }
  }
  Standing::Chances chances;
  if (posts < 30) return chances;  // too few to tell: as if chance had been fair
  for (std::size_t i = 0; i < 4; ++i) {
    chances[i].mean = sum[i] / posts;
    chances[i].spread = std::sqrt(squares[i] / posts - chances[i].mean * chances[i].mean);
  }
  return chances;
}

}  // namespace

MetricRow metrics_of(const User& user, const Received& received) {
  // The files show followers as they show all counts, in units of ten thousand when they are many.
  return {static_cast<double>(show(user.followers).value),
          sum_of(received.likes, received.known_likes),
          sum_of(received.comments, received.known_comments),
          sum_of(received.saves, received.known_saves)};
}

void Received::add(const PlannedPost& post, const Engagement& engagement) {
  ++posts;
  add_count(engagement.shown_likes, likes, known_likes);
  add_count(engagement.shown_comments, comments, known_comments);
  add_count(engagement.shown_saves, saves, known_saves);
  const double given[] = {post.spark, engagement.saving, post.talk, engagement.sharing};
  for (std::size_t i = 0; i < 4; ++i) {
    chance[i] += static_cast<float>(given[i]);
    chance_squares[i] += static_cast<float>(given[i] * given[i]);
  }
}

Score ScoreRule::score(const MetricRow& user) const {
  Score score;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    if (!needed[m]) continue;
    if (!user[m]) return {};
    score.x[m] = range[m] > 0 ? (*user[m] - least[m]) / range[m] : 0;
    score.value += weight[m] * score.x[m];
  }
  score.level = score.value > cut ? Level::kHigh : Level::kLow;
  return score;
}

ScoreRule entropy_rule(const std::vector<MetricRow>& users, double high_share) {
  ScoreRule rule;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    const auto has = [m](const MetricRow& row) { return row[m].has_value(); };
    rule.needed[m] = std::any_of(users.begin(), users.end(), has);
  }
  rule.cut = std::numeric_limits<double>::infinity();
  std::vector<const MetricRow*> scored;
  for (const MetricRow& user : users) {
    if (rule.score(user).level != Level::kUnscored) scored.push_back(&user);
  }
  if (scored.empty()) return rule;
  double total = 0;
  for (std::size_t m = 0; m < kMetrics; ++m) {
    if (!rule.needed[m]) continue;
    std::vector<double> values;
    for (const MetricRow* user : scored) values.push_back(*(*user)[m]);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    rule.least[m] = *least;
    rule.range[m] = *most - *least;
    total += rule.weight[m] = redundancy(min_max(values));
  }
  const auto needed = static_cast<double>(std::count(rule.needed.begin(), rule.needed.end(), true));
  for (std::size_t m = 0; m < kMetrics; ++m) {
    if (rule.needed[m]) rule.weight[m] = total > 0 ? rule.weight[m] / total : 1 / needed;
  }
  std::vector<double> sorted;
  for (const MetricRow* user : scored) sorted.push_back(rule.score(*user).value);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const auto cut = static_cast<std::size_t>(high_share * static_cast<double>(sorted.size()));
  if (cut < sorted.size()) rule.cut = sorted[cut];
  return rule;
}

std::vector<Score> entropy_scores(const std::vector<MetricRow>& users, double high_share) {
  const ScoreRule rule = entropy_rule(users, high_share);
  std::vector<Score> scores;
  std::vector<double> sorted;
  for (const MetricRow& user : users) {
    scores.push_back(rule.score(user));
    if (scores.back().level != Level::kUnscored) sorted.push_back(scores.back().value);
  }
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  for (Score& score : scores) {
    if (score.level == Level::kUnscored) continue;
    // One more than those above; ties share a rank here.
    const auto above =
        std::lower_bound(sorted.begin(), sorted.end(), score.value, std::greater<>());
    score.rank = 1 + (above - sorted.begin());
  }
  return scores;
}

Standing find_standing(const World& world) {
  const Scenario& s = world.scenario;
  const auto cohort = static_cast<std::size_t>(s.cohort);
  Standing standing;
  standing.received.resize(cohort);
  standing.received_in.assign(s.phases.size(), std::vector<Received>(cohort));
  std::uint64_t index = 0;
  for (int day = 0; day < s.days(); ++day) {
    std::vector<Received>& in_phase = standing.received_in[s.phase_of(s.first_day + day)];
    for (const PlannedPost& post : plan_day(world, day, index)) {
      ++index;
      const Engagement engagement = engagement_of(world, post);
      standing.received[post.author].add(post, engagement);
      in_phase[post.author].add(post, engagement);
    }
  }
  standing.scores = score_users(world, standing.received, 1);
  for (const std::vector<Received>& received : standing.received_in) {
    standing.scores_in.push_back(score_users(world, received, kActivePosts));
    std::vector<Level>& levels = standing.levels_without_followers.emplace_back();
    for (const Score& score : score_users(world, received, kActivePosts, false)) {
      levels.push_back(score.level);
    }
    std::array<std::int64_t, 2> posts{};
    for (std::size_t user = 0; user < cohort; ++user) {
      const Level level = standing.scores[user].level;
      if (level == Level::kLow || level == Level::kHigh) {
        posts[level == Level::kHigh] += received[user].posts;
      }
    }
    standing.posts_of.push_back(posts);
    standing.chances.push_back(chances_of_high(standing.scores, received));
  }
  return standing;
}

}  // namespace resettle::simulation
