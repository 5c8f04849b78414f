#include "simulate/machine.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

// So that machine and truth agree on topics with a kappa near .82, as section 4.2 reports of the
// paper's model, and on sentiment as a small multilingual model does; ours but for the .82.
constexpr double kTopicErrors = 0.107;
constexpr double kSentimentErrors = 0.25;

// How many more errors a post invites.
double difficulty(const Post& post) {
  auto length =
      static_cast<double>(count_code_points(post.text.title) + count_code_points(post.text.body));
  if (post.text.mixed_language) length /= 2;  // the same is said twice
  double factor = 0.6 + 1.6 * std::exp(-length / 30);
  if (post.text.mixed_language) factor *= 1.7;
  if (post.plan.comments < 3) factor *= 1.4;
  return factor;
}

double rounded(double confidence) { return std::round(1'000 * confidence) / 1'000; }

// A model is surer when it is right, and sure often enough when it is wrong.
double confidence_when(bool right, double least, Random& random) {
  const double u = random.uniform();
  const double sure = right ? std::pow(u, 0.35) : std::pow(u, 1.1);
  return rounded(least + (0.995 - least) * sure);
}

// A sibling of the same category, the common self-expression, or "unknown".
Topic confused_topic(Topic topic, Random& random) {
  static constexpr double kWays[] = {0.5, 0.28, 0.22};
  const std::size_t way = random.weighted(kWays);
  if (way == 1 && topic != Topic::k5b) return Topic::k5b;
  if (way == 2 && topic != Topic::k7) return Topic::k7;
  const char category = label(topic)[0];
  std::array<std::size_t, kTopics> siblings{};
  std::size_t count = 0;
  for (std::size_t k = 0; k < kTopics; ++k) {
    const bool sibling = kTopicLabels[k][0] == category && k != static_cast<std::size_t>(topic);
    if (sibling) siblings[count++] = k;
  }
  if (count > 0) return static_cast<Topic>(siblings[random.below(count)]);
  const std::size_t other = random.below(kTopics - 1);
  return static_cast<Topic>(other + (other >= static_cast<std::size_t>(topic)));
}

// Mostly one level off, towards the positive a little more often.
std::uint8_t confused_sentiment(std::size_t sentiment, Random& random) {
  const int step = random.chance(0.85) ? 1 : 2;
  const int signed_step = random.chance(0.55) ? step : -step;
  const int there = static_cast<int>(sentiment) + signed_step;
  const bool outside = there < 0 || there >= static_cast<int>(kSentiments);
  const int chosen = outside ? static_cast<int>(sentiment) - signed_step : there;
  return static_cast<std::uint8_t>(std::clamp(chosen, 0, static_cast<int>(kSentiments) - 1));
}

}  // namespace

MachineLabels machine_labels(const World& world, const Post& post) {
  Random random(world.seed, Purpose::kMachine, post.plan.index);
  const double hard = difficulty(post);
  const bool topic_right = !random.chance(std::min(0.9, kTopicErrors * hard));
  const bool sentiment_right = !random.chance(std::min(0.9, kSentimentErrors * hard));
  MachineLabels labels{};
  labels.topic = topic_right ? post.labels.topic : confused_topic(post.labels.topic, random);
  labels.topic_confidence = confidence_when(topic_right, 0.3, random);
  labels.sentiment =
      sentiment_right ? post.labels.sentiment : confused_sentiment(post.labels.sentiment, random);
  labels.sentiment_confidence = confidence_when(sentiment_right, 0.21, random);
  return labels;
}

}  // namespace resettle::simulation
