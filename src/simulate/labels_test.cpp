#include "simulate/labels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>

#include "simulate/world.h"

namespace resettle::simulation {
namespace {

struct Seen {
  Labels labels;
  std::size_t author;
  std::size_t phase;
  bool high;
};

std::vector<Seen> labels_in(const World& world) {
  std::vector<Seen> seen;
  std::uint64_t index = 0;
  for (int day = 0; day < world.scenario.days(); ++day) {
    for (const PlannedPost& post : plan_day(world, day, index)) {
      ++index;
      seen.push_back({labels_of(world, post, engagement_of(world, post)), post.author,
                      world.scenario.phase_of(world.scenario.first_day + day),
                      world.standing.is_high(post.author)});
    }
  }
  return seen;
}

TEST(labels, planted_shares_sum_to_one) {
  for (Preset preset : {Preset::kRednote2025, Preset::kNull2025}) {
    for (const auto& of_levels : plan_topics(rednote_2025(1, preset)).shares) {
      for (const TopicShares& shares : of_levels) {
        EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-12);
      }
    }
  }
}

TEST(labels, self_expression_food_and_arts_lead_in_every_phase) {
  for (const auto& of_levels : plan_topics(rednote_2025(1)).shares) {
    for (const TopicShares& shares : of_levels) {
      const auto share = [&](Topic topic) { return shares[static_cast<std::size_t>(topic)]; };
      const double third = std::min({share(Topic::k5b), share(Topic::k2c), share(Topic::k6)});
      for (std::size_t k = 0; k < kTopics; ++k) {
        const auto topic = static_cast<Topic>(k);
        if (topic == Topic::k5b || topic == Topic::k2c || topic == Topic::k6) continue;
        EXPECT_LT(shares[k], third) << label(topic);
      }
    }
  }
}

TEST(labels, a_mean_of_five_categories_is_found_again) {
  for (double value : {-0.9, -0.18, 0.0, 0.07, 0.47, 1.2}) {
    EXPECT_NEAR(mean_value(latent_mean(value)), value, 1e-12);
  }
}

// Over five times the paper's authors: topics lean on engagement among high, and keep their shares.
TEST(labels, shares_and_means_are_the_planted_ones) {
  const World world(4, 5);
  std::array<std::array<std::array<double, kTopics>, 2>, 3> posts{};
  std::array<std::array<double, kTopics>, 2> sum{}, count{};
  std::array<std::array<std::map<std::size_t, double>, 2>, 3> posts_of;
  for (const Seen& seen : labels_in(world)) {
    ++posts_of[seen.phase][seen.high][seen.author];
    const auto topic = static_cast<std::size_t>(seen.labels.topic);
    ++posts[seen.phase][seen.high][topic];
    sum[seen.high][topic] += sentiment_value(seen.labels.sentiment);
    ++count[seen.high][topic];
  }
  for (std::size_t high : {0, 1}) {
    for (std::size_t phase = 0; phase < 3; ++phase) {
      const auto& of = posts[phase][high];
      const double all = std::accumulate(of.begin(), of.end(), 0.0);
      double squares = 0;  // authors count by what they wrote
      for (const auto& [author, n] : posts_of[phase][high]) squares += n / all * n / all;
      for (std::size_t k = 0; k < kTopics; ++k) {
        const double planted = world.plan.topics.shares[phase][high][k];
        // A favourite has .3 of its author's posts. Six standard errors, for few authors write
        // most.
        const double error = 6 * std::sqrt(planted * (0.09 * squares + 0.91 / all));
        EXPECT_NEAR(of[k] / all, planted, error) << kTopicLabels[k] << " " << phase << high;
      }
    }
    const SentimentPlan& plan = world.plan.sentiment;
    for (std::size_t k = 0; k < kTopics; ++k) {
      const double error = 5 * std::sqrt(1 / count[high][k] + 0.12 / 300);
      EXPECT_NEAR(sum[high][k] / count[high][k], high ? plan.high[k] : plan.low[k], error)
          << kTopicLabels[k] << " " << high;
    }
  }
}

TEST(labels, without_a_plant_levels_are_alike) {
  const World world(4, 0.05, Preset::kNull2025);
  for (const auto& of_levels : world.plan.topics.shares) EXPECT_EQ(of_levels[0], of_levels[1]);
  EXPECT_EQ(world.plan.sentiment.low, world.plan.sentiment.high);
}

}  // namespace
}  // namespace resettle::simulation
