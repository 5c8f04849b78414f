#include "analyses/trajectories/stay.h"

#include "base/error.h"

namespace resettle {

StayOptions stay_options(const Making& making) {
  const auto event = making.setting("retention_event").get<std::string>();
  if (event != "last_post" && event != "first_silence") {
    throw UserError(
        "[trajectories] retention_event: \"" + event + "\" is none of last_post, first_silence",
        "Correct it in study.toml.");
  }
  return {static_cast<Day>(making.setting("retention_start").get<std::int64_t>()),
          static_cast<Day>(making.setting("retention_gap").get<std::int64_t>()),
          event == "first_silence"};
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

std::optional<Retained> retained_at(const statistics::SurvivalCurve& curve, double day) {
  if (curve.table.time.back() < day) return std::nullopt;
  Retained retained{1, 1, 1};
  for (std::size_t i = 0; i < curve.table.time.size() && curve.table.time[i] <= day; ++i) {
    retained = {curve.survival[i], curve.low[i], curve.high[i]};
  }
  return retained;
}

}  // namespace resettle
