#include "analyses/trajectories/stay.h"

#include <algorithm>

#include "base/error.h"
#include "statistics/tables/proportions.h"

namespace resettle {

StayOptions stay_options(const Settings& settings) {
  const auto event = value_of(settings, "retention_event").get<std::string>();
  if (event != "last_post" && event != "first_silence") {
    throw UserError(
        "[trajectories] retention_event: \"" + event + "\" is none of last_post, first_silence",
        "Correct it in study.toml.");
  }
  return {static_cast<Day>(value_of(settings, "retention_start").get<std::int64_t>()),
          static_cast<Day>(value_of(settings, "retention_gap").get<std::int64_t>()),
          event == "first_silence"};
}

AuthorSpan span_of(std::span<const Day> days, Day observed_to, const StayOptions& options) {
  AuthorSpan span{days.front(), days.back(), {}, observed_to};
  const auto silence = std::adjacent_find(days.begin(), days.end(), [&](Day day, Day next) {
    return day - days.front() >= options.start && next - day >= options.gap;
  });
  if (silence != days.end()) span.silent_from = *silence;
  return span;
}

bool clock_starts(const AuthorSpan& span, const StayOptions& options) {
  return span.last_day > span.first_day + options.start;
}

Stay stay_of(const AuthorSpan& span, const StayOptions& options) {
  const Day clock = span.first_day + options.start;
  const Day end = span.observed_to - options.gap;
  if (!clock_starts(span, options)) return {.status = "no post after the clock's start"};
  if (end <= clock) return {.status = "not observed long enough"};
  const Day last = options.first_silence ? span.silent_from.value_or(span.last_day) : span.last_day;
  const bool left = last <= end;
  return {"at risk", left ? last - clock : end - clock, left};
}

Retained retained_in(const statistics::SurvivalCurve& curve, std::size_t row) {
  const auto stayed_of = [&](double stayed, std::size_t of_row) {
    const double users = curve.table.at_risk[of_row];
    return *statistics::wilson_interval(stayed * users, users, curve.level);
  };
  const double share = curve.survival[row];
  if (share >= 1) return {1, stayed_of(1, row).low, 1};
  if (share > 0) return {share, curve.low[row], curve.high[row]};
  while (row > 0 && curve.survival[row - 1] <= 0) --row;  // the last who left
  const double before = row > 0 ? retained_in(curve, row - 1).high : 1;
  return {0, 0, std::min(before, stayed_of(0, row).high)};
}

std::optional<Retained> retained_at(const statistics::SurvivalCurve& curve, double day) {
  if (curve.table.time.back() < day) return std::nullopt;
  const auto after = std::upper_bound(curve.table.time.begin(), curve.table.time.end(), day);
  if (after != curve.table.time.begin()) {
    return retained_in(curve, static_cast<std::size_t>(after - curve.table.time.begin()) - 1);
  }
  if (day <= 0) return Retained{1, 1, 1};
  const double users = curve.table.at_risk.front();
  return Retained{1, statistics::wilson_interval(users, users, curve.level)->low, 1};
}

}  // namespace resettle
