#include "simulate/labels.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "simulate/random.h"

namespace resettle::simulation {
namespace {

constexpr double kFavourite = 0.12;   // of an author's posts; ours
constexpr double kAuthorMood = 0.12;  // of the latent spread; ours
// Where the latent value is cut: at mean 0, shares .06 .14 .42 .28 .10; ours.
constexpr double kCuts[] = {-1.555, -0.842, 0.305, 1.282};

double phi(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// Where the topics of the high level stand in the order of engagement, by phase: one digit for
// likes, then saves, comments and shares among those that stand together. How strongly a topic
// leans on what chance gave to each of the four stands beside. Calibrated so that the scores of
// Figure 5 come out near the printed ones at seed 1.
using Places = std::array<std::string_view, kTopics>;
enum Axis : std::size_t { kLikes, kSaves, kComments, kShares };

constexpr double kLeaning[3][4] = {
    {0.5, 0.8, 0.5, 0.9}, {0.2, 0.5, 0.35, 0.6}, {0.2, 0.8, 0.35, 0.8}};
// In the order of the codebook: 1a 1b 2a 2b 2c 3a 3b 3c 4 5a 5b 5c 6 7.
constexpr Places kPlaces[3] = {{"2222", "1000", "2111", "1100", "2002", "2000", "2020", "1211",
                                "0111", "2010", "2011", "2221", "2000", "1220"},
                               {"2110", "1110", "2220", "1221", "3102", "3001", "2221", "0221",
                                "1221", "1011", "3221", "3000", "2210", "0122"},
                               {"0020", "1021", "3010", "1210", "3100", "2212", "1112", "0020",
                                "1221", "1121", "2220", "0110", "1120", "0101"}};

std::size_t place_on(std::string_view place, Axis axis) {
  return static_cast<std::size_t>(place[axis] - '0');
}

// Where a uniform number falls when `topics` stand in the order of their places.
std::vector<std::size_t> those_at(const std::vector<std::size_t>& topics, const TopicShares& shares,
                                  const Places& places, Axis axis, double uniform) {
  std::array<double, 10> weight{};
  double total = 0;
  for (std::size_t k : topics) {
    weight[place_on(places[k], axis)] += shares[k];
    total += shares[k];
  }
  double left = uniform * total;
  std::size_t place = 0;
  std::size_t last = 0;
  for (; place < 10; ++place) {
    if (weight[place] <= 0) continue;
    last = place;
    left -= weight[place];
    if (left < 0) break;
  }
  if (place == 10) place = last;
  std::vector<std::size_t> there;
  for (std::size_t k : topics) {
    if (place_on(places[k], axis) == place) there.push_back(k);
  }
  return there;
}

std::size_t at_quantile(const TopicShares& shares, double uniform) {
  for (std::size_t k = 0; k + 1 < kTopics; ++k) {
    uniform -= shares[k];
    if (uniform < 0) return k;
  }
  return kTopics - 1;
}

// What chance gave to a post, made uniform: chance was kind to those who are high, so it is set
// against what it gave to the others of their phase. Noise leaves the leaning imperfect.
double uniform_chance(double given, const Chance& usual, double strength, Random& random) {
  const double z = (given - usual.mean) / usual.spread;
  return phi(strength * z + std::sqrt(1 - strength * strength) * random.normal());
}

Topic draw_high_topic(const World& world, const PlannedPost& post, const Engagement& engagement,
                      std::size_t phase, const TopicShares& shares, Random& random) {
  const Standing::Chances& usual = world.standing.chances[phase];
  const double given[] = {post.spark, engagement.saving, post.talk, engagement.sharing};
  std::vector<std::size_t> topics(kTopics);
  for (std::size_t k = 0; k < kTopics; ++k) topics[k] = k;
  for (Axis axis : {kLikes, kSaves, kComments, kShares}) {
    const double uniform = uniform_chance(given[axis], usual[axis], kLeaning[phase][axis], random);
    topics = those_at(topics, shares, kPlaces[phase], axis, uniform);
  }
  TopicShares rest{};
  double total = 0;
  for (std::size_t k : topics) total += rest[k] = shares[k];
  for (double& share : rest) share /= total;
  return static_cast<Topic>(at_quantile(rest, random.uniform()));
}

}  // namespace

double mean_value(double latent) {
  double value = -2;
  for (double cut : kCuts) value += 1 - phi(cut - latent);
  return value;
}

double latent_mean(double value) {
  double low = -6;
  double high = 6;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (mean_value(middle) < value ? low : high) = middle;
  }
  return (low + high) / 2;
}

Labels labels_of(const World& world, const PlannedPost& post, const Engagement& engagement) {
  const Scenario& s = world.scenario;
  const std::size_t phase = s.phase_of(world.zone.local_day(post.created * kMicrosPerSecond));
  const bool high = world.standing.is_high(post.author);
  Random taste(world.seed, Purpose::kTaste, post.author);
  Random random(world.seed, Purpose::kLabels, post.index);

  TopicShares shares = world.plan.topics.shares[phase][high];
  const std::size_t favourite = at_quantile(shares, taste.uniform());
  for (double& share : shares) share *= 1 - kFavourite;
  shares[favourite] += kFavourite;
  Labels labels{};
  labels.topic = high && !s.is_null()
                     ? draw_high_topic(world, post, engagement, phase, shares, random)
                     : static_cast<Topic>(at_quantile(shares, random.uniform()));

  const double own = std::sqrt(kAuthorMood) * taste.normal();
  const double latent = world.plan.latent[high][static_cast<std::size_t>(labels.topic)] + own +
                        std::sqrt(1 - kAuthorMood) * random.normal();
  const auto* cut = std::upper_bound(std::begin(kCuts), std::end(kCuts), latent);
  labels.sentiment = static_cast<std::uint8_t>(cut - std::begin(kCuts));
  labels.sentiment_confidence =
      std::round(1'000 * (0.22 + 0.78 * std::pow(random.uniform(), 0.8))) / 1'000;
  return labels;
}

}  // namespace resettle::simulation
