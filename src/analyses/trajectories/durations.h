// The rows of `retained_users` that are at risk, by group, as survival statistics take them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "statistics/survival/times.h"

namespace resettle {

struct GroupDurations {
  std::string name;  // all | high | low
  std::vector<double> days;
  std::vector<std::uint8_t> left;

  statistics::Durations durations() const { return {days, left}; }
};

// all, high and low, in this order; a group may be empty. Reads `retained_users`.
std::vector<GroupDurations> read_durations(Workspace& workspace);

}  // namespace resettle
