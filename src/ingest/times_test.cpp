#include "ingest/times.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

std::string read(std::string_view text, std::optional<std::string> zone = {},
                 std::optional<std::string> format = {}) {
  const TimeReader reader(std::move(zone), std::move(format));
  Instant instant = 0;
  switch (reader.read(text, instant)) {
    case TimeState::present:
      return format_instant(instant);
    case TimeState::missing:
      return "missing";
    case TimeState::needs_zone:
      return "needs_zone";
    case TimeState::needs_format:
      return "needs_format";
    case TimeState::relative:
      return "relative";
    case TimeState::out_of_range:
      return "out_of_range";
    case TimeState::unreadable:
      return "unreadable";
  }
  return "";
}

TEST(times, epoch_numbers_are_told_by_their_size) {
  EXPECT_EQ(read("1736856480"), "2025-01-14T12:08:00Z");
  EXPECT_EQ(read("1736856480123"), "2025-01-14T12:08:00.123Z");
  EXPECT_EQ(read("1736856480123456"), "2025-01-14T12:08:00.123456Z");
  EXPECT_EQ(read("1736856480.5"), "2025-01-14T12:08:00.500Z");
}

TEST(times, numbers_that_are_no_epoch_are_unreadable) {
  for (const char* text : {"0", "12", "20250114", "99999999999", "-1736856480", "1e300"}) {
    EXPECT_EQ(read(text, "UTC"), "unreadable") << text;
  }
}

TEST(times, iso_times_with_a_zone_need_no_other) {
  EXPECT_EQ(read("2025-01-14T12:08:00Z"), "2025-01-14T12:08:00Z");
  EXPECT_EQ(read("2025-01-14T12:08:00+08:00"), "2025-01-14T04:08:00Z");
  EXPECT_EQ(read("2025-01-14 12:08:00+0800"), "2025-01-14T04:08:00Z");
  EXPECT_EQ(read("2025-01-14 12:08:00.25 -05"), "2025-01-14T17:08:00.250Z");
  EXPECT_EQ(read("2025-01-14T12:08:00+08:00", "America/New_York"), "2025-01-14T04:08:00Z");
}

TEST(times, iso_times_without_a_zone_take_the_sources) {
  EXPECT_EQ(read("2025-01-14 12:08", "Asia/Shanghai"), "2025-01-14T04:08:00Z");
  EXPECT_EQ(read("2025/1/14 2:08:09", "Asia/Shanghai"), "2025-01-13T18:08:09Z");
  EXPECT_EQ(read("2025-01-14", "America/New_York"), "2025-01-14T05:00:00Z");
}

TEST(times, a_time_without_a_zone_is_refused_where_the_source_names_none) {
  EXPECT_EQ(read("2025-01-14 12:08:00"), "needs_zone");
  EXPECT_EQ(read("44558.718"), "needs_zone");
  EXPECT_EQ(read("1/14/2025 12:08", {}, "%m/%d/%Y %H:%M"), "needs_zone");
}

TEST(times, an_excel_serial_counts_days_from_1899) {
  // 44558 is 2021-12-28: 36526 is 2000-01-01 (Excel's own), and 8,032 days later.
  EXPECT_EQ(read("44558.718", "UTC"), "2021-12-28T17:13:55Z");
  EXPECT_EQ(read("36526", "UTC"), "2000-01-01T00:00:00Z");
}

TEST(times, day_and_month_that_cannot_be_told_apart_are_not_guessed) {
  EXPECT_EQ(read("1/14/2025 12:08", "Asia/Shanghai"), "needs_format");
  EXPECT_EQ(read("14.1.25", "Asia/Shanghai"), "needs_format");
}

TEST(times, the_sources_format_decides) {
  EXPECT_EQ(read("1/14/2025 12:08", "Asia/Shanghai", "%m/%d/%Y %H:%M"), "2025-01-14T04:08:00Z");
  EXPECT_EQ(read("3/2/2025", "UTC", "%d/%m/%Y"), "2025-02-03T00:00:00Z");
  EXPECT_EQ(read("Jan 14, 25 12:08:09 AM", "UTC", "%b %d, %y %I:%M:%S %p"), "2025-01-14T00:08:09Z");
  EXPECT_EQ(read("14 Jan 2025 12:08 PM", "UTC", "%d %b %Y %I:%M %p"), "2025-01-14T12:08:00Z");
  EXPECT_EQ(read("2025-01-14 12:08 +0800", {}, "%Y-%m-%d %H:%M %z"), "2025-01-14T04:08:00Z");
}

TEST(times, what_does_not_fit_the_format_is_unreadable) {
  for (const char* text : {"14/1/2025 12:08", "1/14/2025", "1/14/2025 12:08 x", "1/32/2025 12:08",
                           "1/14/2025 24:00", "44558.5"}) {
    EXPECT_EQ(read(text, "UTC", "%m/%d/%Y %H:%M"), "unreadable") << text;
  }
}

TEST(times, an_epoch_time_is_read_beside_a_format) {
  EXPECT_EQ(read("1736856480", "UTC", "%m/%d/%Y %H:%M"), "2025-01-14T12:08:00Z");
}

TEST(times, days_that_do_not_exist_are_unreadable) {
  for (const char* text : {"2025-02-29", "2025-13-01", "2025-01-14T25:00Z", "2025-01-14T12:60Z",
                           "2025-01-14T12:08+08:99", "2025-01-14T12", "2025-01-14Tnoon"}) {
    EXPECT_EQ(read(text, "UTC"), "unreadable") << text;
  }
}

TEST(times, a_time_that_no_epoch_time_can_be_is_refused_however_it_is_written) {
  for (const char* text :
       {"1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01 00:00:00", "9999-12-31T23:59:59.999Z",
        "1973-03-03T09:46:39Z", "2286-11-20T17:46:40Z"}) {
    EXPECT_EQ(read(text, "UTC"), "out_of_range") << text;
  }
  EXPECT_EQ(read("01/01/1970", "UTC", "%d/%m/%Y"), "out_of_range");
  EXPECT_EQ(read("1973-03-03T09:46:40Z"), "1973-03-03T09:46:40Z");
  EXPECT_EQ(read("2286-11-20T17:46:39Z"), "2286-11-20T17:46:39Z");
}

TEST(times, relative_times_are_refused_as_such) {
  for (const char* text : {"3天前", "昨天 12:08", "刚刚", "2 days ago", "Yesterday", "now"}) {
    EXPECT_EQ(read(text, "UTC"), "relative") << text;
  }
}

TEST(times, unknown_is_not_relative) { EXPECT_EQ(read("unknown", "UTC"), "unreadable"); }

TEST(times, missing_is_missing) {
  for (const char* text : {"", "  ", "null", "None", "NULL", "NaT", "nan", "N/A"}) {
    EXPECT_EQ(read(text), "missing") << text;
    EXPECT_EQ(read(text, "UTC", "%Y"), "missing") << text;
  }
}

TEST(times, an_hour_that_the_clock_shows_twice_is_the_first_of_the_two) {
  EXPECT_EQ(read("2025-11-02 01:30", "America/New_York"), "2025-11-02T05:30:00Z");
}

}  // namespace
}  // namespace resettle
