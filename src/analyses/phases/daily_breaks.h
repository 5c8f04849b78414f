// Where the daily number of posts changes course. The series is ln(1 + posts) less weekday effects;
// it is cut into pieces with a line each (statistics/changepoints: cost m·ln(max(RSS/m, 1e-4)),
// segments of at least 7 days, penalty 4 ln n × (1 + ρ)/(1 − ρ)).
//
// The effect of a weekday is the median distance of its days from their centred seven-day mean, so
// that neither a trend nor a single great day moves it, less the mean of the seven. It takes four
// weeks to tell weekdays apart: a shorter series is left as it is.
//
// Edges: fewer days than two segments, or no posts: no search, with the reason. A constant series
// has no breaks.
#pragma once

#include <string>
#include <vector>

#include "analyses/phases/daily_posts.h"
#include "statistics/changepoints/segmentation.h"

namespace resettle {

struct DailyBreaks {
  std::vector<double> series;  // what was searched, a value a day
  bool weekdays_removed = false;
  double autocorrelation = 0;
  double penalty = 0;
  std::vector<int> breaks;  // days from the first, ascending
  std::string reason;       // why there was no search; empty when there was one
};

// How the series is cut: also what the intervals of the breaks must use.
statistics::SegmentationOptions break_options();

DailyBreaks find_breaks(const DailyPosts& days);

}  // namespace resettle
