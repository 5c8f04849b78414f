#include "statistics/changepoints/gain_scan.h"

#include <algorithm>
#include <limits>

namespace resettle::statistics {
namespace {

constexpr double kLeastInformation = 4;  // of a level: an error of .5

void offer(DayGain& best, std::size_t day, bool is_level, double likelihood, double score,
           double allowed) {
  if (allowed == 0) return;
  const double gain = likelihood + score * score * allowed;
  if (best.day >= 0 && gain <= best.gain) return;
  best = {static_cast<int>(day), is_level, gain};
}

TrendFilter::Allowed allowed_days(const TrendFilter& filter, std::span<const double> information,
                                  const CandidateDays& candidates) {
  TrendFilter::Allowed allowed;
  for (std::size_t day = 0; day < filter.days(); ++day) {
    const bool may = candidates.change[day] &&
                     filter.information_of_level(day) >= kLeastInformation &&
                     filter.information_of_slope(day) > 0;
    allowed.level.push_back(may ? 1 / filter.information_of_level(day) : 0);
    allowed.slope.push_back(may ? 1 / filter.information_of_slope(day) : 0);
    const bool may_stand_out = candidates.pulse[day] && information[day] > 0;
    allowed.pulse.push_back(may_stand_out ? 1 / filter.information_of_pulse(day) : 0);
  }
  return allowed;
}

}  // namespace

GainScan::GainScan(const TrendDays& days, TrendNoise noise, const std::vector<double>& bends,
                   const std::vector<FreedDay>& freed, const CandidateDays& candidates) {
  for (const double bend : bends) {
    noise.bend = bend;
    filters_.emplace_back(days, noise, freed);
    allowed_.push_back(allowed_days(filters_.back(), days.information, candidates));
  }
}

LargestGains GainScan::largest(std::span<const double> values) const {
  LargestGains best;
  double most = std::numeric_limits<double>::lowest();
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    const double likelihood = filters_[i].likelihood(values);
    most = std::max(most, likelihood);
    const auto scores = filters_[i].scores(values);
    for (std::size_t day = 0; day < values.size(); ++day) {
      offer(best.jump, day, true, likelihood, scores[day].level, allowed_[i].level[day]);
      offer(best.kink, day, false, likelihood, scores[day].slope, allowed_[i].slope[day]);
      offer(best.pulse, day, true, likelihood, scores[day].pulse, allowed_[i].pulse[day]);
    }
  }
  for (DayGain* one : {&best.jump, &best.kink, &best.pulse}) {
    if (one->day >= 0) one->gain -= most;
  }
  return best;
}

GainScan::Lanes GainScan::largest_of_lanes(const std::vector<double>& values,
                                           std::vector<double>& work) const {
  Lanes largest;
  std::array<double, TrendFilter::kLanes> likelihood;
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    const auto one = filters_[i].largest_gains(values.data(), allowed_[i], work.data());
    for (std::size_t lane = 0; lane < TrendFilter::kLanes; ++lane) {
      const double change = one.likelihood[lane] + one.change[lane];
      const double pulse = one.likelihood[lane] + one.pulse[lane];
      likelihood[lane] =
          i == 0 ? one.likelihood[lane] : std::max(likelihood[lane], one.likelihood[lane]);
      largest.change[lane] = i == 0 ? change : std::max(largest.change[lane], change);
      largest.pulse[lane] = i == 0 ? pulse : std::max(largest.pulse[lane], pulse);
    }
  }
  for (std::size_t lane = 0; lane < TrendFilter::kLanes; ++lane) {
    largest.change[lane] -= likelihood[lane];
    largest.pulse[lane] -= likelihood[lane];
  }
  return largest;
}

}  // namespace resettle::statistics
