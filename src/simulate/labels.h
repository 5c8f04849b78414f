// What each post is about and how it feels: the true labels.
//
// Topics. An author has a favourite, drawn from the shares of the author's level and phase, and
// posts on it more often than others do; over authors the shares are exactly the planted ones. Of
// the high level, posts of a topic get more or less engagement than others by phase (Figure 5). As
// levels must not depend on topics, it is the topic that is drawn with an eye on what chance gave
// to the post: the shares stay, for what chance gave is made uniform first.
//
// Sentiment. A latent normal value around the mean of topic and level, with a share of it the
// author's own, is cut into five categories; the mean of the five is the planted one.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "simulate/codes.h"
#include "simulate/engagement.h"
#include "simulate/planted.h"

namespace resettle::simulation {

struct Labels {
  Topic topic;
  std::uint8_t sentiment;       // position in kSentimentLabels
  double sentiment_confidence;  // three decimals; says nothing about the sentiment

  bool counts() const { return sentiment_confidence > kLeastConfidence; }
};

Labels labels_of(const World& world, const PlannedPost& post, const Engagement& engagement);

// The latent mean at which the five categories have this mean value (−1.5 … 1.5).
double latent_mean(double value);
// Mean value of the five categories at a latent mean, the latent variance being one.
double mean_value(double latent);

}  // namespace resettle::simulation
