// What is planted on levels, topics and sentiment: the numbers that the paper prints, and ours
// where it prints none. docs: planted.csv of a study says which is which.
#pragma once

#include <array>
#include <vector>

#include "simulate/codes.h"
#include "simulate/scenario.h"
#include "simulate/standing.h"

namespace resettle::simulation {

using TopicShares = std::array<double, kTopics>;

// Of the posts of a level in a phase, by topic; sums to 1. In the null preset all have the same.
struct TopicPlan {
  // [phase][low, high]
  std::vector<std::array<TopicShares, 2>> shares;
};
TopicPlan plan_topics(const Scenario& scenario);

// Expected sentiment value by topic: of low, of high and of all posts.
struct SentimentPlan {
  std::array<double, kTopics> low, high, all;
};
SentimentPlan plan_sentiment(const Scenario& scenario, const Standing& standing,
                             const TopicPlan& topics);

// All that labels are drawn from.
struct LabelPlan {
  TopicPlan topics;
  SentimentPlan sentiment;
  // The latent means of sentiment, [low, high][topic] (labels.h).
  std::array<std::array<double, kTopics>, 2> latent;
};
LabelPlan plan_labels(const Scenario& scenario, const Standing& standing);

}  // namespace resettle::simulation
