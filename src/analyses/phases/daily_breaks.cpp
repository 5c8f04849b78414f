#include "analyses/phases/daily_breaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "statistics/changepoints/autocorrelation.h"
#include "statistics/describe/quantiles.h"

namespace resettle {
namespace {

constexpr std::size_t kWeek = 7;

// Takes the weekdays' effects off; false where there are too few days to tell them.
bool remove_weekdays(Day first_day, std::vector<double>& series) {
  if (series.size() < 4 * kWeek) return false;
  const auto weekday_of = [&](std::size_t day) {
    return static_cast<std::size_t>(weekday(first_day + static_cast<Day>(day)) - 1);
  };
  std::array<std::vector<double>, kWeek> apart;
  for (std::size_t day = 3; day + 3 < series.size(); ++day) {
    double mean = 0;
    for (std::size_t near = day - 3; near <= day + 3; ++near) mean += series[near] / kWeek;
    apart[weekday_of(day)].push_back(series[day] - mean);
  }
  std::array<double, kWeek> effect{};
  double mean = 0;
  for (std::size_t i = 0; i < kWeek; ++i) {
    effect[i] = *statistics::median(apart[i]);
    mean += effect[i] / kWeek;
  }
  for (std::size_t day = 0; day < series.size(); ++day) {
    series[day] -= effect[weekday_of(day)] - mean;
  }
  return true;
}

}  // namespace

statistics::SegmentationOptions break_options() {
  return {.cost = statistics::SegmentCost::kLinearTrendAndVariance,
          .minimum_length = kWeek,
          .variance_floor = 1e-4};
}

DailyBreaks find_breaks(const DailyPosts& days) {
  const std::vector<double>& posts = days.posts;
  DailyBreaks found;
  if (posts.size() < 2 * kWeek) {
    found.reason =
        fmt::format("a change needs seven days on either side, fourteen in all; the window has {}",
                    posts.size());
    return found;
  }
  if (std::ranges::all_of(posts, [](double count) { return count == 0; })) {
    found.reason = "there are no posts";
    return found;
  }
  for (const double count : posts) found.series.push_back(std::log1p(count));
  found.weekdays_removed = remove_weekdays(days.first_day, found.series);
  const double penalty = 4 * std::log(static_cast<double>(posts.size()));
  const auto cut =
      statistics::segment_allowing_for_autocorrelation(found.series, penalty, break_options());
  found.autocorrelation = cut->autocorrelation;
  found.penalty = cut->penalty;
  found.breaks = cut->segmentation.breaks;
  return found;
}

}  // namespace resettle
