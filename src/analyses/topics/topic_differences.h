// Whether authors of high and of low influence write about other things: one test of all topics at
// once and a comparison of each topic's share. Both know that posts of one author are alike.
#pragma once

#include <string>
#include <vector>

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

// The topic's share among low less its share among high, by author; as wide as −1 to 1.
statistics::Result<statistics::ClusteredMeanDifference> low_less_high(const TopicCounts& counts,
                                                                      std::size_t topic);

}  // namespace resettle
