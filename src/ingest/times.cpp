#include "ingest/times.h"

#include <array>
#include <cmath>

#include "base/text.h"
#include "ingest/absent.h"

namespace resettle {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// Takes between `least` and `most` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  int value = 0;
  while (size < text.size() && size < most && text[size] >= '0' && text[size] <= '9') {
    value = value * 10 + (text[size++] - '0');
  }
  if (size < least) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// "Z", "+08:00", "+0800", "+08"; minutes east of Greenwich.
std::optional<int> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2, 2);
  take(text, ':');
  const auto minutes = take_digits(text, 2, 2);
  if (!hours || *hours > 14 || minutes.value_or(0) > 59) return std::nullopt;
  return sign * (*hours * 60 + minutes.value_or(0));
}

struct Clock {
  CivilDate date{1970, 1, 1};
  int hour = 0, minute = 0, second = 0, micros = 0;
  std::optional<int> offset_minutes;
};

std::optional<Instant> local_instant(const Clock& clock) {
  if (!is_valid(clock.date) || clock.hour > 23 || clock.minute > 59 || clock.second > 60) {
    return std::nullopt;
  }
  const Instant seconds = Instant{day_from_civil(clock.date)} * 86400 + clock.hour * 3600 +
                          clock.minute * 60 + clock.second;
  return seconds * kMicrosPerSecond + clock.micros;
}

bool looks_relative(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view word : {"前", "昨", "今天", "刚", " ago", "yesterday", "today"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return lower == "now" || lower == "just now";
}

// Two or three numbers with slashes, dots or dashes whose order cannot be told: 1/14/2025, 14.1.25.
bool looks_unordered(std::string_view text) {
  if (!take_digits(text, 1, 2)) return false;
  if (text.empty() || std::string_view("/.-").find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return take_digits(text, 1, 2).has_value();
}

// Epoch times are told by their size: 10^8…10^10 seconds, 10^11…10^13 ms, 10^14…10^16 µs. The
// bounds are the years 1973 and 2286. A time beyond them, such as 1970-01-01, 0001-01-01 or
// 9999-12-31, is how a program writes that it has none.
constexpr Instant kEarliest = 100'000'000'000'000;
constexpr Instant kLatest = 10'000'000'000'000'000;

std::optional<Instant> from_epoch(double value) {
  if (value >= 1e8 && value < 1e10) return static_cast<Instant>(std::llround(value * 1e6));
  if (value >= 1e11 && value < 1e13) return static_cast<Instant>(std::llround(value * 1e3));
  if (value >= 1e14 && value < 1e16) return static_cast<Instant>(std::llround(value));
  return std::nullopt;
}

}  // namespace

TimeReader::TimeReader(std::optional<std::string> zone, std::optional<std::string> format)
    : format_(std::move(format)) {
  if (zone) zone_.emplace(*zone);
}

TimeState TimeReader::in_zone(Instant local, Instant& instant) const {
  if (!zone_) return TimeState::needs_zone;
  instant = zone_->utc(local);
  return TimeState::present;
}

TimeState TimeReader::read(std::string_view text, Instant& instant) const {
  const TimeState state = read_any(text, instant);
  const bool is_believed = instant >= kEarliest && instant < kLatest;
  return state == TimeState::present && !is_believed ? TimeState::out_of_range : state;
}

TimeState TimeReader::read_any(std::string_view text, Instant& instant) const {
  text = trim(text);
  if (says_nothing(text)) return TimeState::missing;
  if (format_) {
    // An epoch time is none of a format's: a source may hold both.
    if (read_formatted(text, instant) == TimeState::unreadable) {
      const auto number = parse_number(text);
      const auto epoch = number ? from_epoch(*number) : std::nullopt;
      if (!epoch) return TimeState::unreadable;
      instant = *epoch;
      return TimeState::present;
    }
    return read_formatted(text, instant);
  }
  const TimeState as_number = read_number(text, instant);
  if (as_number != TimeState::unreadable) return as_number;
  const TimeState as_iso = read_iso(text, instant);
  if (as_iso != TimeState::unreadable) return as_iso;
  if (looks_relative(text)) return TimeState::relative;
  if (looks_unordered(text)) return TimeState::needs_format;
  return TimeState::unreadable;
}

TimeState TimeReader::read_number(std::string_view text, Instant& instant) const {
  if (const auto whole = parse_integer(text)) {
    // Exact for integers: a double would lose microseconds.
    if (*whole >= 100'000'000'000 && *whole < 10'000'000'000'000) {
      instant = *whole * 1000;
      return TimeState::present;
    }
  }
  const auto number = parse_number(text);
  if (!number) return TimeState::unreadable;
  if (const auto epoch = from_epoch(*number)) {
    instant = *epoch;
    return TimeState::present;
  }
  // Excel counts days from 1899-12-30; 36526 is 2000-01-01, 73051 is 2100-01-01.
  if (*number >= 36526 && *number < 73051) {
    const double seconds = std::round((*number - 25569) * 86400);
    return in_zone(static_cast<Instant>(seconds) * kMicrosPerSecond, instant);
  }
  return TimeState::unreadable;
}

TimeState TimeReader::read_iso(std::string_view text, Instant& instant) const {
  Clock clock;
  const auto year = take_digits(text, 4, 4);
  if (!year || text.empty()) return TimeState::unreadable;
  const char separator = text.front();
  if (separator != '-' && separator != '/') return TimeState::unreadable;
  text.remove_prefix(1);
  const auto month = take_digits(text, 1, 2);
  if (!month || !take(text, separator)) return TimeState::unreadable;
  const auto day = take_digits(text, 1, 2);
  if (!day) return TimeState::unreadable;
  clock.date = {*year, *month, *day};
  if (!text.empty()) {
    if (!take(text, 'T') && !take(text, ' ')) return TimeState::unreadable;
    const auto hour = take_digits(text, 1, 2);
    if (!hour || !take(text, ':')) return TimeState::unreadable;
    const auto minute = take_digits(text, 2, 2);
    if (!minute) return TimeState::unreadable;
    clock.hour = *hour;
    clock.minute = *minute;
    if (take(text, ':')) {
      const auto second = take_digits(text, 2, 2);
      if (!second) return TimeState::unreadable;
      clock.second = *second;
      if (take(text, '.')) {
        int scale = 100'000;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
          clock.micros += (text.front() - '0') * scale;
          scale /= 10;
          text.remove_prefix(1);
        }
      }
    }
    text = trim(text);
    if (!text.empty()) {
      clock.offset_minutes = take_offset(text);
      if (!clock.offset_minutes || !text.empty()) return TimeState::unreadable;
    }
  }
  const auto local = local_instant(clock);
  if (!local) return TimeState::unreadable;
  if (!clock.offset_minutes) return in_zone(*local, instant);
  instant = *local - Instant{*clock.offset_minutes} * 60 * kMicrosPerSecond;
  return TimeState::present;
}

TimeState TimeReader::read_formatted(std::string_view text, Instant& instant) const {
  Clock clock;
  bool afternoon = false;
  bool twelve_hours = false;
  for (std::size_t i = 0; i < format_->size(); ++i) {
    const char c = (*format_)[i];
    if (c == ' ') {
      text = trim(text);
      continue;
    }
    if (c != '%' || i + 1 == format_->size()) {
      if (!take(text, c)) return TimeState::unreadable;
      continue;
    }
    std::optional<int> value = 0;
    switch ((*format_)[++i]) {
      case 'Y':
        if ((value = take_digits(text, 4, 4))) clock.date.year = *value;
        break;
      case 'y':
        if ((value = take_digits(text, 2, 2))) clock.date.year = 2000 + *value;
        break;
      case 'm':
        if ((value = take_digits(text, 1, 2))) clock.date.month = *value;
        break;
      case 'd':
        if ((value = take_digits(text, 1, 2))) clock.date.day = *value;
        break;
      case 'H':
        if ((value = take_digits(text, 1, 2))) clock.hour = *value;
        break;
      case 'I':
        twelve_hours = true;
        if ((value = take_digits(text, 1, 2))) clock.hour = *value;
        break;
      case 'M':
        if ((value = take_digits(text, 2, 2))) clock.minute = *value;
        break;
      case 'S':
        if ((value = take_digits(text, 2, 2))) clock.second = *value;
        break;
      case 'p': {
        const std::string half = lower_ascii(text.substr(0, 2));
        if (half != "am" && half != "pm") return TimeState::unreadable;
        afternoon = half == "pm";
        text.remove_prefix(2);
        break;
      }
      case 'b': {
        const std::string name = lower_ascii(text.substr(0, 3));
        value = std::nullopt;
        for (std::size_t month = 0; month < kMonths.size(); ++month) {
          if (kMonths[month] == name) value = clock.date.month = static_cast<int>(month) + 1;
        }
        if (value) text.remove_prefix(3);
        break;
      }
      case 'z':
        value = clock.offset_minutes = take_offset(text);
        break;
      case '%':
        if (!take(text, '%')) return TimeState::unreadable;
        break;
      default:
        return TimeState::unreadable;
    }
    if (!value) return TimeState::unreadable;
  }
  if (!trim(text).empty()) return TimeState::unreadable;
  if (twelve_hours) {
    if (clock.hour < 1 || clock.hour > 12) return TimeState::unreadable;
    clock.hour = clock.hour % 12 + (afternoon ? 12 : 0);
  }
  const auto local = local_instant(clock);
  if (!local) return TimeState::unreadable;
  if (!clock.offset_minutes) return in_zone(*local, instant);
  instant = *local - Instant{*clock.offset_minutes} * 60 * kMicrosPerSecond;
  return TimeState::present;
}

}  // namespace resettle
