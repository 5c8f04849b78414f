// Whether authors of high and of low influence write about other things: one test of all topics at
// once, a test of each topic's share, and the difference of these shares with its interval. All
// know that posts of one author are alike.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"
#include "statistics/samples/clustered_welch.h"
#include "statistics/tables/rao_scott.h"

namespace resettle {

// The table of level by topic, over labelled posts of scored authors.
struct TopicTable {
  statistics::Result<statistics::RaoScottTest> test;
  statistics::Result<double> cramers_v;
};
TopicTable level_by_topic(const TopicCounts& counts);

// Each of `topics` (places in counts.topics): its share among low less its share among high, with
// an interval over authors, and the authors of the smaller level. The table topic_tests and the
// finding self_expression_gap have it from here. A post's level is that of its author and phase.
std::vector<Estimate> shares_of_low_less_high(const TopicCounts& counts, const Levels& levels,
                                              std::span<const std::size_t> topics,
                                              const statistics::ResampleOptions& options);

// The test of the same difference by an error with authors as clusters; as wide as −1 to 1.
statistics::Result<statistics::ClusteredMeanDifference> low_less_high(const TopicCounts& counts,
                                                                      std::size_t topic);

}  // namespace resettle
