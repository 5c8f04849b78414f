// The table daily_activity as makers in C++ read it: posts of each day of the window and its phase.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "engine/engine.h"

namespace resettle {

// The days of one phase, as a range of days of the window.
struct PhaseDays {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;  // not included
};

struct DailyPosts {
  Day first_day = 0;
  std::vector<double> posts;      // one a day, without gaps
  std::vector<PhaseDays> phases;  // in order; together all days

  Day day(int place) const { return first_day + place; }
};

// Reads daily_activity; a window without days has neither posts nor phases.
DailyPosts read_daily_posts(Workspace& workspace);

}  // namespace resettle
