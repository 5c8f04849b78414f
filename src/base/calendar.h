// Days and instants as plain numbers, ISO 8601 text, and time zones (ICU's tz database).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace icu_72 {
class TimeZone;
}

namespace resettle {

// Days since 1970-01-01 in the proleptic Gregorian calendar (what Parquet and DuckDB call DATE).
using Day = std::int32_t;
// Microseconds since 1970-01-01T00:00:00Z, leap seconds ignored (what DuckDB calls TIMESTAMP).
using Instant = std::int64_t;

inline constexpr Instant kMicrosPerSecond = 1'000'000;
inline constexpr Instant kMicrosPerDay = 86'400 * kMicrosPerSecond;

struct CivilDate {
  int year, month, day;  // month 1-12, day 1-31
};

Day day_from_civil(CivilDate date);
CivilDate civil_from_day(Day day);
bool is_valid(CivilDate date);
// 1 = Monday … 7 = Sunday (ISO 8601).
int weekday(Day day);

// "2025-01-19"; empty optional when the text is anything else.
std::optional<Day> parse_day(std::string_view text);
std::string format_day(Day day);
// "2025-01-19T12:00:00Z", with a fraction only when there is one.
std::string format_instant(Instant instant);

// A zone of the tz database, e.g. "America/New_York". Safe to use from many threads.
class TimeZone {
 public:
  // Throws UserError when `name` is not a zone of the tz database.
  explicit TimeZone(const std::string& name);
  ~TimeZone();
  TimeZone(TimeZone&&) noexcept;

  static bool exists(const std::string& name);

  const std::string& name() const { return name_; }
  // What clocks in the zone show at `utc`, as microseconds since 1970-01-01T00:00 local.
  Instant local(Instant utc) const;
  Day local_day(Instant utc) const;
  // The instant at which clocks in the zone show `local`. A time skipped by a clock change is read
  // with the offset before the change; a time shown twice is the first of the two.
  Instant utc(Instant local) const;

 private:
  std::string name_;
  std::unique_ptr<icu_72::TimeZone> zone_;
};

}  // namespace resettle
