#include "simulate/scenario.h"

#include <algorithm>
#include <cmath>

namespace resettle::simulation {
namespace {

Day day(int year, int month, int day_of_month) {
  return day_from_civil({year, month, day_of_month});
}

Seconds midnight(const TimeZone& zone, Day day) {
  return zone.utc(Instant{day} * kMicrosPerDay) / kMicrosPerSecond;
}

std::int64_t scaled(double count, double scale) {
  return std::max<std::int64_t>(1, std::llround(count * scale));
}

}  // namespace

std::size_t Scenario::phase_of(Day day) const {
  std::size_t phase = 0;
  while (phase + 1 < phases.size() && day > phases[phase].last) ++phase;
  return phase;
}

Scenario rednote_2025(double scale, Preset preset) {
  Scenario s;
  s.preset = preset;
  s.scale = scale;
  s.first_day = day(2025, 1, 1);
  s.last_day = day(2025, 6, 30);
  s.phases = {{"Pre-Ban", s.first_day, day(2025, 1, 18)},
              {"Refugee Surge", day(2025, 1, 19), day(2025, 4, 4)},
              {"Stabilization", day(2025, 4, 5), s.last_day}};
  s.events = {{day(2025, 1, 13), "RedNote tops the U.S. app store"},
              {day(2025, 1, 19), "TikTok goes dark for twelve hours"}};
  s.users = scaled(2'020, scale);
  s.cohort = scaled(1'299, scale);
  s.posts = 43'338;
  s.comments = scaled(387'395, scale);
  s.download_day = day(2025, 1, 13);
  s.peak_day = day(2025, 1, 19);
  s.peak_posts = 2'106;
  s.trough_day = day(2025, 4, 4);
  s.trough_posts = 64;

  s.decided_no = std::min(s.users - s.cohort, scaled(500, scale));
  s.posts_before = scaled(26, scale);
  s.posts_after = scaled(38, scale);
  s.orphan_comments = scaled(640, scale);
  s.commenters = scaled(140'000, scale);

  const TimeZone zone(kTimeZone);
  s.window_begin = midnight(zone, s.first_day);
  s.window_end = midnight(zone, s.last_day + 1);
  s.old_last_post = midnight(zone, s.last_day - 1);
  s.old_last_comment = midnight(zone, s.last_day);
  s.old_begin = s.old_last_comment + 3'600;
  s.new_begin = midnight(zone, day(2026, 7, 5)) + 3'600;
  return s;
}

}  // namespace resettle::simulation
