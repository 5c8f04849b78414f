// How long an author was seen to stay. The clock starts some days after the first post, for those
// who post later still: whoever is on it has survived until then. Observation ends `gap` days
// before the window's end or the last crawl, whichever is earlier: a last post up to then is the
// event, else the author is censored there.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/calendar.h"
#include "statistics/survival/kaplan_meier.h"
#include "tables/settings.h"

namespace resettle {

struct StayOptions {
  Day start = 14;  // days after the first post: the clock starts
  Day gap = 14;    // days of silence that count as having left
  bool first_silence =
      false;  // the event is the first silence of at least `gap`, not the last post
};

// The settings retention_start, retention_gap and retention_event; throws UserError where the last
// is no event.
StayOptions stay_options(const Settings& settings);

struct AuthorSpan {
  Day first_day = 0, last_day = 0;  // with a post
  std::optional<Day> silent_from;   // last day before the first silence on the clock
  Day observed_to = 0;              // the window's last day, or that of the last crawl
};

// Of an author with posts on these days, in order.
AuthorSpan span_of(std::span<const Day> days, Day observed_to, const StayOptions& options);

struct Stay {
  std::string status;     // "at risk", or why the author is in no curve
  std::int64_t days = 0;  // on the clock, to the event or to where observation ends
  bool left_for_good = false;

  bool is_at_risk() const { return status == "at risk"; }
};

bool clock_starts(const AuthorSpan& span, const StayOptions& options);
Stay stay_of(const AuthorSpan& span, const StayOptions& options);

struct Retained {
  double share = 0, low = 0, high = 0;
};

// A row of the curve. The interval is the curve's own, which has no width where everybody stayed or
// all have left. There it is made of those at risk: while all stayed its low end is that of
// Wilson's interval; once all have left its high end is Wilson's of the last who left, or what it
// was before they did, whichever is lower.
Retained retained_in(const statistics::SurvivalCurve& curve, std::size_t row);

// Who was still there so many days after the clock's start; none beyond what was observed. On day 0
// everybody is, by definition: 1, without an interval's width.
std::optional<Retained> retained_at(const statistics::SurvivalCurve& curve, double day);

}  // namespace resettle
