#include "statistics/changepoints/break_days.h"

#include <algorithm>

namespace resettle::statistics {

BreakDays::BreakDays(const CountCourse& course, const CountTrend& trend, std::size_t number,
                     int minimum_length)
    : one_(course.freed[number]), to_(trend.level.size()) {
  const std::vector<FreedDay>& freed = course.freed;
  const auto day_of = [&](std::size_t other) { return static_cast<int>(freed[other].day); };
  first_ = (number > 0 ? day_of(number - 1) : 0) + minimum_length;
  last_ = (number + 1 < freed.size() ? day_of(number + 1) : static_cast<int>(to_)) - minimum_length;
  // What lies beyond the neighbours' neighbours says nothing of it.
  if (number > 1) from_ = freed[number - 2].day;
  if (number + 2 < freed.size()) to_ = freed[number + 2].day;
  std::vector<FreedDay> others;
  for (std::size_t i = 0; i < freed.size(); ++i) {
    if (i == number || freed[i].day <= from_ || freed[i].day >= to_) continue;
    others.push_back({freed[i].day - from_, freed[i].level, freed[i].slope});
  }
  const WorkingDays days = working_days(course, trend);
  const TrendDays near = {std::span(days.information).subspan(from_, to_ - from_),
                          std::span(days.pace).subspan(from_, to_ - from_)};
  filter_.emplace(near, trend.noise, others);
}

std::vector<DayScores> BreakDays::scores(std::span<const double> values) const {
  return filter_->scores(values.subspan(from_, to_ - from_));
}

double BreakDays::gain(const std::vector<DayScores>& scores, int day, bool level,
                       bool slope) const {
  const std::size_t at = static_cast<std::size_t>(day) - from_;
  const DayScores& score = scores[at];
  const double ll = filter_->information_of_level(at);
  const double ss = filter_->information_of_slope(at);
  const double ls = filter_->information_of_both(at);
  if (level && slope) {
    const double determinant = ll * ss - ls * ls;
    if (determinant <= 1e-9 * ll * ss) return 0;
    return (ss * score.level * score.level - 2 * ls * score.level * score.slope +
            ll * score.slope * score.slope) /
           determinant;
  }
  if (level) return ll > 0 ? score.level * score.level / ll : 0;
  return ss > 0 ? score.slope * score.slope / ss : 0;
}

BreakDays::Best BreakDays::best_of(const std::vector<DayScores>& scores, bool level,
                                   bool slope) const {
  const int own = static_cast<int>(one_.day);
  Best best = {own, gain(scores, own, level, slope)};
  for (int day = first_; day <= last_; ++day) {
    const double offered = gain(scores, day, level, slope);
    if (offered > best.gain) best = {day, offered};
  }
  return best;
}

BreakDays::Best BreakDays::best(std::span<const double> values, bool level, bool slope) const {
  return best_of(scores(values), level, slope);
}

double BreakDays::own_gain(std::span<const double> values) const {
  return gain(scores(values), static_cast<int>(one_.day), one_.level, one_.slope);
}

double BreakDays::lost(std::span<const double> values) const {
  const auto of_days = scores(values);
  return best_of(of_days, one_.level, one_.slope).gain -
         gain(of_days, static_cast<int>(one_.day), one_.level, one_.slope);
}

std::pair<int, int> BreakDays::days_within(std::span<const double> values, double bearable) const {
  const auto of_days = scores(values);
  const double most = best_of(of_days, one_.level, one_.slope).gain;
  const int own = static_cast<int>(one_.day);
  std::pair<int, int> within = {own, own};
  for (int day = first_; day <= last_; ++day) {
    if (gain(of_days, day, one_.level, one_.slope) < most - bearable) continue;
    within = {std::min(within.first, day), std::max(within.second, day)};
  }
  return within;
}

}  // namespace resettle::statistics
