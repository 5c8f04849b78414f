// Durations of which some ended in the event and others were censored, and the table of who was at
// risk when. All of this family starts here.
//
// A unit is at risk in (entry, exit]: it counts at its own exit time, not yet at its entry time.
// Censored at t means seen without the event up to and including t, so at a tie events come first.
// Late entry (left truncation): units that enter at e > 0 were watched from then on only, and would
// not be in the data had they ended before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/result.h"

namespace resettle::statistics {

struct Durations {
  std::span<const double> exit;         // at which the unit ended or was last seen
  std::span<const std::uint8_t> event;  // 1 if it ended, 0 if it was censored
  std::span<const double> entry = {};   // empty: all from 0 (before any exit)
};

// One row for each time at which some unit exits, in order.
struct RiskTable {
  std::vector<double> time;
  std::vector<double> at_risk;
  std::vector<double> events;
  std::vector<double> censored;
};

// None if there are no units, a time is missing or infinite, or a unit exits no later than it
// enters (without entries: exits below 0).
Result<RiskTable> risk_table(const Durations& durations);

}  // namespace resettle::statistics
