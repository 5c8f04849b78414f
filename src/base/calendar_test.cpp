#include "base/calendar.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace resettle {
namespace {

TEST(calendar, a_day_survives_the_round_trip) {
  for (Day day = -800'000; day < 800'000; day += 137) {
    EXPECT_EQ(day_from_civil(civil_from_day(day)), day);
  }
  EXPECT_EQ(format_day(*parse_day("2025-01-19")), "2025-01-19");
  EXPECT_EQ(weekday(*parse_day("2025-01-19")), 7);
}

TEST(calendar, what_is_not_a_day_is_refused) {
  for (const char* text : {"2025-02-29", "2025-13-01", "2025-1-1", "", "2025-01-01 "}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(calendar, a_day_is_a_day_of_the_zone) {
  const TimeZone new_york("America/New_York");
  const Instant midnight = Instant{*parse_day("2025-01-19")} * kMicrosPerDay;
  EXPECT_EQ(format_day(new_york.local_day(midnight + 4 * 3600 * kMicrosPerSecond)), "2025-01-18");
  EXPECT_EQ(format_day(new_york.local_day(midnight + 5 * 3600 * kMicrosPerSecond)), "2025-01-19");
  // 9 March 2025, 02:30 does not exist in New York: read as if the clock had not yet been moved.
  const Instant skipped =
      Instant{*parse_day("2025-03-09")} * kMicrosPerDay + 9000 * kMicrosPerSecond;
  EXPECT_EQ(format_instant(new_york.utc(skipped)), "2025-03-09T07:30:00Z");
  // 2 November 2025, 01:30 comes twice: the first one is daylight saving time.
  const Instant twice = Instant{*parse_day("2025-11-02")} * kMicrosPerDay + 5400 * kMicrosPerSecond;
  EXPECT_EQ(format_instant(new_york.utc(twice)), "2025-11-02T05:30:00Z");
}

TEST(calendar, an_unknown_zone_is_an_error_the_user_can_mend) {
  EXPECT_THROW(TimeZone("America/New_Yorck"), UserError);
}

}  // namespace
}  // namespace resettle
