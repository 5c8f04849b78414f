// What jumps, kinks and single days would explain of a series beyond a smooth course, whatever its
// bend: the gain is
//
//   max over bends of [likelihood(bend) + r²/N] − max over bends of likelihood(bend)
//
// with r and N of the day (trend_filter.h). Either side has the bend that suits it best.
//
// A jump or kink is looked for on days that are candidates and where a jump's size could be told
// with an error of at most .5: elsewhere a single count would make one.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "statistics/changepoints/count_trend.h"
#include "statistics/changepoints/trend_filter.h"

namespace resettle::statistics {

struct DayGain {
  int day = -1;  // −1: no day may be taken
  bool is_level = false;
  double gain = 0;
};

// Flags of days: which may be jumps or kinks, and which single days that stand out.
struct CandidateDays {
  std::vector<char> change, pulse;
};

// The largest of one series.
struct LargestGains {
  DayGain jump, kink, pulse;
  const DayGain& change() const { return jump.gain >= kink.gain ? jump : kink; }
};

class GainScan {
 public:
  // The noise is known but for the bend.
  GainScan(const TrendDays& days, TrendNoise noise, const std::vector<double>& bends,
           const std::vector<FreedDay>& freed, const CandidateDays& candidates);

  LargestGains largest(std::span<const double> values) const;

  // The same of TrendFilter::kLanes series, day by day: of jumps and kinks, and of single days.
  struct Lanes {
    std::array<double, TrendFilter::kLanes> change, pulse;
  };
  Lanes largest_of_lanes(const std::vector<double>& values, std::vector<double>& work) const;

 private:
  std::vector<TrendFilter> filters_;           // one a bend
  std::vector<TrendFilter::Allowed> allowed_;  // likewise
};

}  // namespace resettle::statistics
