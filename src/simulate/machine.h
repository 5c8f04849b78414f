// The labels of a machine that reads the posts: a model's confusions and a model's confidence,
// worse where there is little to read, where two languages are mixed, and where few comments help
// it.
#pragma once

#include "simulate/content.h"

namespace resettle::simulation {

struct MachineLabels {
  Topic topic;
  double topic_confidence;
  std::uint8_t sentiment;
  double sentiment_confidence;
};

MachineLabels machine_labels(const World& world, const Post& post);

}  // namespace resettle::simulation
