// Days on which a series of daily counts changes course in a way that a smooth curve does not
// explain: jumps of the level and kinks of its slope.
//
// The null is a smooth curve with noise that is dispersed and remembers (count_trend.h). What a
// jump or a kink on a day would explain beyond it is the gain (gain_scan.h). The search goes
// forward. The day and kind of the largest gain, over curves of many bends, are tried. They become
// a break if at most 5 % of the largest gains in series redrawn from the null (null_gains.h) are as
// large: then the curve is fitted anew with it, and the next is looked for. If the first does not
// gain enough, up to three are tried together, which may hide each other: they become breaks if
// their gains are enough on average.
//
// The null's noise is that of a fit that allows for the day that is tried: else a jump would pass
// for noise, and make itself small. Few days hide how much the noise wanders and how long it
// remembers: in a series of n days it wanders 60/n more than was estimated, and its memory goes
// that share of the way to the longest (.8). If a jump has four weeks on either side, the null
// takes the bend of that fit as well: else the curve bends itself around the jump. Where it has
// less, a curve may.
//
// After each step every break's day and kind are sought again between its neighbours: a jump, a
// kink, or a jump that changes the slope as well, if that adds as much as a break must. At the end
// a break whose gain beyond the others is below what the last null asked for goes. In more than 400
// days so does one that a search of the 400 days around it does not find within two weeks, or
// cannot look for among so few.
//
// Single days that stand out (a collector that caught up) are set aside in the same way, at 1 %, so
// that they are not taken for two jumps. A day of 50 or more that has over eight times what any
// other day within a week has is set aside before the search: it would be taken for the noise of
// all days.
//
// Intervals: counts are redrawn around the fitted course with all its breaks, and what the break's
// own day explains less than the best day between its neighbours is noted. The interval goes from
// the first to the last day of the series that explain at most so much less than the best, with the
// 95 % quantile of what was noted. It holds the break's own day.
//
// Breaks are at least 7 days from each other and from the ends.
//
// Edges: fewer than 14 days, fewer than 100 counted in all, or on fewer than 30 days: none, with
// the reason. What covers what: docs/coverage.md.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/changepoints/count_trend.h"
#include "statistics/result.h"

namespace resettle::statistics {

enum class BreakKind { kJump, kKink };

struct CountBreak {
  int day = 0;  // from 0: the first day of the new course
  BreakKind kind = BreakKind::kJump;
  int low = 0, high = 0;  // days; `day` is among them
  double gain = 0;        // beyond the smooth curve, when it was found
  double p = 0;           // share of redrawn series with a gain as large, the series among them
  double ratio = 1;       // of the level on `day`: after ÷ what the course before led to
  double growth_before = 0, growth_after = 0;  // of the level, a day, as a share: .1 is 10 % more
};

struct CountBreakOptions {
  int minimum_length = 7;
  std::size_t redraws = 500;
  std::size_t most = 40;  // breaks
  double size = .05;
  double level = .95;  // of the intervals
  std::uint64_t seed = 1;
  const char* noun = "counts";  // what is counted, for the reason
};

struct CountBreaks {
  CountTrend trend;
  std::vector<CountBreak> breaks;  // ascending
  std::vector<int> days_aside;
  bool has_weekdays = false;
};

Result<CountBreaks> find_count_breaks(std::span<const double> counts,
                                      const CountBreakOptions& options = {});

}  // namespace resettle::statistics
