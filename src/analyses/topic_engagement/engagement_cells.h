// What posts received, by author, phase and topic.
#pragma once

#include <array>
#include <vector>

#include "analyses/topics/topic_counts.h"

namespace resettle {

struct EngagementCell {
  std::uint32_t author = 0;
  std::uint32_t phase = 0;
  std::int32_t topic = -1;  // −1: not labelled
  double posts = 0;
  std::array<double, kMetrics> sum{};    // of the counts that are there
  std::array<double, kMetrics> known{};  // posts that have the count
};

struct EngagementCells {
  std::vector<Topic> topics;
  std::vector<NumberedPhase> phases;
  std::size_t authors = 0;
  std::vector<EngagementCell> cells;  // by author
};

// Of authors of high influence. Reads `topic_counts`, `topic_list` and `days`.
std::shared_ptr<const EngagementCells> read_engagement_cells(Making& making);
// Of every author, and of those cells whose author is high there.
EngagementCells engagement_cells_of(const PostFacts& facts);
EngagementCells of_high(const EngagementCells& cells, const Levels& levels);

}  // namespace resettle
