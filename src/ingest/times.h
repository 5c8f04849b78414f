// Times as exports write them. Nothing is guessed: a time without a zone needs the source's, and
// 1/2/2025 needs the source's format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace resettle {

enum class TimeState {
  present,
  missing,
  needs_zone,    // readable, but carries no zone and the source names none
  needs_format,  // day and month cannot be told apart
  relative,      // "3天前", "yesterday": depends on when it was looked at
  out_of_range,  // before 1973 or after 2286, where no epoch time is read either
  unreadable,
};

class TimeReader {
 public:
  // `zone` and `format` as the source says; the format may use %Y %m %d %H %M %S %y %p %I %b %z %%.
  TimeReader(std::optional<std::string> zone, std::optional<std::string> format);

  // Epoch seconds, milliseconds or microseconds (by size), ISO 8601 with or without a zone, Excel
  // serials (44558.718, with the zone), or the source's format (epoch times are read beside it).
  // Sets `instant` when present: to a time between 1973 and 2286.
  TimeState read(std::string_view text, Instant& instant) const;

 private:
  TimeState read_any(std::string_view text, Instant& instant) const;
  TimeState read_formatted(std::string_view text, Instant& instant) const;
  TimeState read_number(std::string_view text, Instant& instant) const;
  TimeState read_iso(std::string_view text, Instant& instant) const;
  TimeState in_zone(Instant local, Instant& instant) const;

  std::optional<TimeZone> zone_;
  std::optional<std::string> format_;
};

}  // namespace resettle
