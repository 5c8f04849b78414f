// How much authors of high and of low influence differ in how their posts feel.
#pragma once

#include <set>
#include <string>

#include "analyses/sentiment/feelings.h"
#include "statistics/samples/clustered_welch.h"
#include "statistics/samples/hedges_g.h"

namespace resettle {

struct FeelingGap {
  statistics::SampleMoments high, low;
  statistics::Result<statistics::ClusteredMeanDifference> test;  // low less high
  statistics::Result<statistics::HedgesG> g;
};

// Over the posts of one row of `cells` (a topic, those without one, or all).
FeelingGap feeling_gap(const FeelingCells& cells, std::size_t row);

// The mean of low less that of high, topic by topic, averaged with the posts that both levels
// together have on each topic: what the levels would differ by if they wrote about the same things
// (direct standardisation). Only topics in `among` (positions) on which both wrote; the weights
// stay those of all posts in every draw.
// Levels are those given, not those of `cells`.
Estimate standardised_gap(const FeelingCells& cells, const Levels& levels,
                          const std::set<std::size_t>& among,
                          const statistics::ResampleOptions& options);

}  // namespace resettle
