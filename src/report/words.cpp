#include "report/words.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cmath>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "corpus/places/place_names.h"

namespace resettle {
namespace {

constexpr std::string_view kThinSpace = "\u2009";
constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNothing = "—";

std::string grouped(std::string digits) {
  for (std::size_t end = digits.size(); end > 3;) {
    end -= 3;
    digits.insert(end, kThinSpace);
  }
  return digits;
}

// The digits after the point that make three significant ones. `value` is positive.
int decimals_of(double value) {
  const int magnitude = static_cast<int>(std::floor(std::log10(value)));
  return std::max(0, 2 - magnitude);
}

std::string positive_in_words(double value) {
  int decimals = value == std::round(value) ? 0 : decimals_of(value);
  std::string text = fmt::format("{:.{}f}", value, decimals);
  // 9.996 has become 10.00: one digit too many.
  if (decimals > 0 && decimals_of(*parse_number(text)) < decimals) {
    text = fmt::format("{:.{}f}", value, --decimals);
  }
  const std::size_t point = text.find('.');
  if (point == std::string::npos && text.size() > 3) {
    const double unit = std::pow(10, static_cast<double>(text.size()) - 3);
    text = fmt::format("{:.0f}", std::round(value / unit) * unit);
  }
  return grouped(text.substr(0, point)) + (point == std::string::npos ? "" : text.substr(point));
}

std::string display_name(const icu::Locale& locale, std::string_view code, bool of_language) {
  icu::UnicodeString name;
  if (of_language) {
    locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
  } else {
    locale.getDisplayCountry(icu::Locale::getEnglish(), name);
  }
  std::string out;
  name.toUTF8String(out);
  return out.empty() ? printable(code) : out;
}

std::string country_in_words(const std::string& code) {
  if (code == "unknown") return "Unknown";
  // ICU's names carry the platform's politics ("Hong Kong SAR China"); these are ISO's short ones.
  static const std::map<std::string, std::string> kShort = {
      {"HK", "Hong Kong"}, {"MO", "Macao"}, {"MM", "Myanmar"}};
  if (const auto known = kShort.find(code); known != kShort.end()) return known->second;
  return display_name(icu::Locale("", code.c_str()), code, false);
}

std::string place_in_words(const std::string& code) {
  if (code.size() < 4 || code[2] != '-') return country_in_words(code);
  const std::string name(region_name(code));
  return name.empty() ? printable(code) : name;
}

std::string language_in_words(const std::string& code) {
  if (code == "unknown") return "Unknown";
  return display_name(icu::Locale(code.c_str()), code, true);
}

std::string text_in_words(const std::string& text, Format format) {
  if (format == Format::country) return country_in_words(text);
  if (format == Format::place) return place_in_words(text);
  if (format == Format::language) return language_in_words(text);
  return printable(text);
}

// What the row's column `unit` says; empty where there is none.
std::string_view unit_of(const Rows& rows, std::size_t row) {
  const Columns& columns = rows.columns();
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (columns[at].name != "unit" || columns[at].type != ColumnType::text) continue;
    return rows.is_null(at, row) ? "" : rows.text(at, row);
  }
  return "";
}

std::string number_cell(const Rows& rows, std::size_t column, std::size_t row, Format format) {
  const double value = rows.number(column, row);
  const std::string_view name = rows.columns()[column].name;
  const bool is_share = name == "share" || name.ends_with("_share");
  // A sum of counts that a double carries.
  if (format == Format::count) return count_in_words(static_cast<std::int64_t>(std::round(value)));
  if (format == Format::hundredths) return hundredths_in_words(value);
  if (format == Format::points) return points_in_words(value);
  if (format == Format::share || (format == Format::automatic && is_share)) {
    return share_in_words(value);
  }
  return value_in_words(value, unit_of(rows, row));
}

}  // namespace

std::string count_in_words(std::int64_t count) {
  if (count < 0) return std::string(kMinus) + grouped(std::to_string(count).substr(1));
  return grouped(std::to_string(count));
}

std::string counted_in_words(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count_in_words(count), noun, count == 1 ? "" : "s");
}

std::string number_in_words(double value) {
  if (!std::isfinite(value)) return std::string(kNothing);
  if (value == 0) return "0";
  if (std::abs(value) < 0.001) return value > 0 ? "< 0.001" : fmt::format("> {}0.001", kMinus);
  const std::string size = positive_in_words(std::abs(value));
  return value < 0 ? std::string(kMinus) + size : size;
}

std::string share_in_words(double share) {
  if (!std::isfinite(share)) return std::string(kNothing);
  if (share == 0) return "0\u00a0%";
  if (share == 1) return "100\u00a0%";
  if (share > 0 && share < 0.0005) return "<\u00a00.05\u00a0%";
  if (share > 0.9995 && share < 1) return ">\u00a099.9\u00a0%";
  const double percent = share * 100;
  const std::string text = fmt::format("{:.1f}", std::abs(percent));
  return (percent < 0 ? std::string(kMinus) : "") + text + "\u00a0%";
}

std::string points_in_words(double difference) {
  if (!std::isfinite(difference)) return std::string(kNothing);
  const double points = difference * 100;
  if (points == 0) return "0";
  if (std::abs(points) < 0.05) return points > 0 ? "< 0.1" : fmt::format("> {}0.1", kMinus);
  return (points < 0 ? std::string(kMinus) : "") + fmt::format("{:.1f}", std::abs(points));
}

std::string hundredths_in_words(double value) {
  if (!std::isfinite(value)) return std::string(kNothing);
  const std::string size = fmt::format("{:.2f}", std::abs(value));
  return value < 0 && size != "0.00" ? std::string(kMinus) + size : size;
}

std::string value_in_words(double value, std::string_view unit) {
  if (unit == "share") return share_in_words(value);
  if (unit == "points") return points_in_words(value / 100);
  if (unit == "sentiment" || unit == "score" || unit == "correlation") {
    return hundredths_in_words(value);
  }
  return number_in_words(value);
}

std::string day_in_words(Day day) {
  static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
  const CivilDate date = civil_from_day(day);
  return fmt::format("{} {} {}", date.day, kMonths[date.month - 1], date.year);
}

Format format_named(std::string_view name) {
  static const std::map<std::string_view, Format> kFormats = {
      {"count", Format::count},           {"share", Format::share},     {"points", Format::points},
      {"hundredths", Format::hundredths}, {"country", Format::country}, {"place", Format::place},
      {"language", Format::language},     {"plain", Format::plain}};
  const auto known = kFormats.find(name);
  check(known != kFormats.end(), "a column's format is a known one: " + std::string(name));
  return known->second;
}

std::string cell_in_words(const Rows& rows, std::size_t column, std::size_t row, Format format) {
  if (rows.is_null(column, row)) return std::string(kNothing);
  switch (rows.columns()[column].type) {
    case ColumnType::boolean:
      return rows.boolean(column, row) ? "yes" : "no";
    case ColumnType::integer:
      return count_in_words(rows.integer(column, row));
    case ColumnType::number:
      return number_cell(rows, column, row, format);
    case ColumnType::text:
      return text_in_words(std::string(rows.text(column, row)), format);
    case ColumnType::day:
      return day_in_words(rows.day(column, row));
    case ColumnType::instant: {
      const Instant instant = rows.instant(column, row);
      const Day day = static_cast<Day>(std::floor(static_cast<double>(instant) / kMicrosPerDay));
      return day_in_words(day) + ", " + format_instant(instant).substr(11, 5) + " UTC";
    }
    case ColumnType::text_list: {
      std::vector<std::string> values;
      for (const std::string_view value : rows.text_list(column, row)) {
        values.push_back(printable(value));
      }
      return join(values, ", ");
    }
  }
  return "";
}

std::string title_of_column(std::string_view name) {
  static const std::map<std::string_view, std::string_view> kTitles = {
      {"chi_square", "Chi-square"},
      {"cliffs_delta", "Cliff’s delta"},
      {"comment_share", "Share of comments"},
      {"cramers_v", "Cramér’s V"},
      {"followers_counted", "With followers"},
      {"from_number", "From no."},
      {"group_label", "Group code"},
      {"group_name", "Group"},
      {"hedges_g", "Hedges’ g"},
      {"high", "to"},
      {"like_share", "Share of likes"},
      {"low", "95 % from"},
      {"low_confidence", "Left out, low confidence"},
      {"mean_high", "Mean, high"},
      {"mean_low", "Mean, low"},
      {"n_missing", "Counts missing"},
      {"no_sentiment", "Left out, no label"},
      {"of_users", "Out of users"},
      {"p", "p"},
      {"phase_number", "Phase no."},
      {"position", "No."},
      {"post_share", "Share of posts"},
      {"posts_high", "Posts, high"},
      {"posts_low", "Posts, low"},
      {"q", "q"},
      {"reason", "Why not"},
      {"scope_number", "Scope no."},
      {"sd", "Standard deviation"},
      {"share_high", "Share, high"},
      {"share_low", "Share, low"},
      {"to_number", "To no."},
      {"topic", "Code"},
      {"topic_name", "Topic"},
      {"user_share", "Share of users"},
      {"users_high", "Users, high"},
      {"users_low", "Users, low"}};
  if (const auto known = kTitles.find(name); known != kTitles.end()) {
    return std::string(known->second);
  }
  // The ends of the interval of the number in the column before them.
  if (name.ends_with("_low")) return "95 % from";
  if (name.ends_with("_high")) return "to";
  if (name.ends_with("_share")) return title_of_column(name.substr(0, name.size() - 6)) + ", share";
  std::string title(name);
  for (char& c : title) {
    if (c == '_') c = ' ';
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] += 'A' - 'a';
  return title;
}

}  // namespace resettle
