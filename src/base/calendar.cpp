#include "base/calendar.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "base/error.h"

namespace resettle {
namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days.
Day day_from_civil(CivilDate date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int shifted_month = date.month + (date.month > 2 ? -3 : 9);
  const int day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_day(Day day) {
  const int shifted = day + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

bool is_valid(CivilDate date) {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  const CivilDate back = civil_from_day(day_from_civil(date));
  return back.year == date.year && back.month == date.month && back.day == date.day;
}

int weekday(Day day) {
  const int from_monday = static_cast<int>((day + 3) % 7);  // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  if (!is_valid(date)) return std::nullopt;
  return day_from_civil(date);
}

std::string format_day(Day day) {
  const CivilDate date = civil_from_day(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string format_instant(Instant instant) {
  const Instant day = floor_div(instant, kMicrosPerDay);
  const Instant rest = instant - day * kMicrosPerDay;
  const Instant seconds = rest / kMicrosPerSecond;
  const Instant micros = rest % kMicrosPerSecond;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", format_day(static_cast<Day>(day)),
                                 seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (micros % 1000 != 0) {
    text += fmt::format(".{:06}", micros);
  } else if (micros != 0) {
    text += fmt::format(".{:03}", micros / 1000);
  }
  return text + "Z";
}

bool TimeZone::exists(const std::string& name) {
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  icu::UnicodeString id;
  zone->getID(id);
  return id != icu::UnicodeString("Etc/Unknown");
}

TimeZone::TimeZone(const std::string& name) : name_(name) {
  if (!exists(name)) {
    throw UserError(fmt::format("\"{}\" is not a time zone", name),
                    "Use a name of the tz database, such as \"America/New_York\", "
                    "\"Asia/Shanghai\" or \"UTC\".");
  }
  zone_.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

TimeZone::~TimeZone() = default;
TimeZone::TimeZone(TimeZone&&) noexcept = default;

Instant TimeZone::local(Instant utc) const {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  const Instant millis = floor_div(utc, 1000);
  zone_->getOffset(static_cast<UDate>(millis), false, raw, saving, status);
  check(U_SUCCESS(status), "ICU knows the offset of every instant");
  return utc + (static_cast<Instant>(raw) + saving) * 1000;
}

Day TimeZone::local_day(Instant utc) const {
  return static_cast<Day>(floor_div(local(utc), kMicrosPerDay));
}

Instant TimeZone::utc(Instant local) const {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  const auto& zone = dynamic_cast<const icu::BasicTimeZone&>(*zone_);
  zone.getOffsetFromLocal(static_cast<UDate>(floor_div(local, 1000)), UCAL_TZ_LOCAL_FORMER,
                          UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  check(U_SUCCESS(status), "ICU knows the offset of every local time");
  return local - (static_cast<Instant>(raw) + saving) * 1000;
}

}  // namespace resettle
