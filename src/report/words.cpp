#include "report/words.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "corpus/places/place_names.h"
#include "report/interval_columns.h"

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

// How the numbers of a unit are rounded and what stands behind them.
struct Style {
  double times = 1;             // before it is rounded
  std::optional<int> decimals;  // none: three significant digits
  std::string_view after;
  bool is_share = false;
};

constexpr Style kShare{.times = 100, .decimals = 1, .after = "\u00a0%", .is_share = true};
constexpr Style kShareDifference{.times = 100, .decimals = 1};
constexpr Style kPoints{.decimals = 1};
constexpr Style kHundredths{.decimals = 2};
constexpr Style kSignificant{};

// How many digits after the point an interval gets beyond its unit's, at most.
constexpr int kMostExtraDigits = 2;
// Those of 0.001 with three significant digits: what is smaller is not told from 0.
constexpr int kMostDecimals = 5;

Style style_of_unit(std::string_view unit) {
  if (unit == "share") return kShare;
  if (unit == "points") return kPoints;
  if (unit == "sentiment" || unit == "score" || unit == "correlation") return kHundredths;
  return kSignificant;
}

bool is_whole(double value) { return value == std::round(value); }

// `size` rounded to so many digits after the point; below 0 to tens, hundreds, ….
std::string fixed(double size, int decimals) {
  if (decimals >= 0) return fmt::format("{:.{}f}", size, decimals);
  const double step = std::pow(10, -decimals);
  return fmt::format("{:.0f}", std::round(size / step) * step);
}

bool is_zero(std::string_view digits) {
  return digits.find_first_of("123456789") == std::string_view::npos;
}

// The digits after the point that make three significant ones; below 0 from 1,000 on.
int decimals_for_three(double size) {
  const int decimals = 2 - static_cast<int>(std::floor(std::log10(size)));
  // 9.996 would become 10.00: one digit too many.
  const double rounded = *parse_number(fixed(size, decimals));
  return 2 - static_cast<int>(std::floor(std::log10(rounded)));
}

int decimals_of(const Style& style, double value) {
  if (style.decimals) return *style.decimals;
  const double size = std::abs(value);
  if (size == 0 || (is_whole(size) && size < 1000)) return 0;
  return decimals_for_three(size);
}

// The one place where a number gets its digits. Where rounding leaves nothing it is 0; a share that
// is not all or nothing says so instead.
std::string rounded_in_words(double value, const Style& style, int decimals) {
  if (!std::isfinite(value)) return std::string(kNothing);
  const std::string digits = fixed(std::abs(value), decimals);
  if (style.is_share) {
    // Half of the last digit: 0.05 where there is one decimal.
    const double half = 0.5 * std::pow(10, -decimals);
    if (is_zero(digits) && value > 0) {
      return fmt::format("<\u00a0{:.{}f}{}", half, decimals + 1, style.after);
    }
    if (value < 100 && digits == fixed(100, decimals)) {
      return fmt::format(">\u00a0{:.{}f}{}", 100 - half, decimals + 1, style.after);
    }
    if (value == 100) return fmt::format("100{}", style.after);
  }
  if (is_zero(digits)) return fmt::format("0{}", style.after);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  return fmt::format("{}{}{}{}", value < 0 ? kMinus : "", grouped(digits.substr(0, point)),
                     digits.substr(point), style.after);
}

std::string styled(double value, const Style& style) {
  value *= style.times;
  if (!std::isfinite(value)) return std::string(kNothing);
  // As p values are written.
  if (!style.decimals && value > 0 && value < 0.001) return "< 0.001";
  if (!style.decimals && std::abs(value) < 0.001) return "0";
  return rounded_in_words(value, style, decimals_of(style, value));
}

// Digits after the point for all three: those of the estimate, but not many more than the largest
// of the three needs.
int common_decimals(const Style& style, double estimate, double low, double high) {
  if (style.decimals) return *style.decimals;
  const double most = std::max({std::abs(estimate), std::abs(low), std::abs(high)});
  const bool whole = is_whole(estimate) && is_whole(low) && is_whole(high);
  if (most == 0 || (whole && most < 1000)) return 0;
  const int of_most = std::min(decimals_for_three(most), kMostDecimals);
  if (estimate == 0) return of_most;
  return std::min({decimals_for_three(std::abs(estimate)), of_most + 1, kMostDecimals});
}

// Whether both ends can be told apart, and from 0.
bool shows_interval(const EstimateWords& words, const Style& style, double low, double high) {
  if (low != high && words.low == words.high) return false;
  const auto lost = [](double value, const std::string& text) { return value != 0 && text == "0"; };
  return style.is_share || (!lost(low, words.low) && !lost(high, words.high));
}

EstimateWords estimate_styled(double estimate, double low, double high, const Style& style,
                              int least_decimals) {
  if (!std::isfinite(estimate) || !std::isfinite(low) || !std::isfinite(high)) {
    return {styled(estimate, style), styled(low, style), styled(high, style)};
  }
  estimate *= style.times;
  low *= style.times;
  high *= style.times;
  const int usual = std::max(common_decimals(style, estimate, low, high), least_decimals);
  const auto with = [&](int decimals) {
    return EstimateWords{rounded_in_words(estimate, style, decimals),
                         rounded_in_words(low, style, decimals),
                         rounded_in_words(high, style, decimals)};
  };
  for (int decimals = usual; decimals <= usual + kMostExtraDigits; ++decimals) {
    const EstimateWords words = with(decimals);
    if (shows_interval(words, style, low, high)) return words;
  }
  return with(usual);
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

// Of a column of doubles; none for a sum of counts that a double carries.
std::optional<Style> style_of_cell(const Rows& rows, std::size_t column, std::size_t row,
                                   Format format) {
  const std::string_view name = rows.columns()[column].name;
  const bool is_share = name == "share" || name.ends_with("_share");
  if (format == Format::count) return std::nullopt;
  if (format == Format::hundredths) return kHundredths;
  if (format == Format::points) return kShareDifference;
  if (format == Format::share || (format == Format::automatic && is_share)) return kShare;
  return style_of_unit(unit_of(rows, row));
}

std::string number_cell(const Rows& rows, std::size_t column, std::size_t row, Format format) {
  const double value = rows.number(column, row);
  const std::optional<Style> style = style_of_cell(rows, column, row, format);
  if (!style) return count_in_words(static_cast<std::int64_t>(std::round(value)));
  return styled(value, *style);
}

// The columns of a number and of the ends of its interval.
struct IntervalColumns {
  std::size_t estimate, low, high;
};

// Where a table has a `mean`, its `low` and `high` are the mean's, wherever they stand.
std::vector<IntervalColumns> intervals_of(const Columns& columns) {
  std::vector<IntervalColumns> intervals;
  for (std::size_t low = 1; low + 1 < columns.size(); ++low) {
    if (!is_interval(columns, low)) continue;
    std::size_t estimate = low - 1;
    // A band stands behind an interval, and is of its estimate.
    if (columns[low].name == "band_low" && !intervals.empty()) estimate = intervals.back().estimate;
    for (std::size_t at = 0; columns[low].name == "low" && at < columns.size(); ++at) {
      if (columns[at].name == "mean") estimate = at;
    }
    const auto is_number = [&](std::size_t at) { return columns[at].type == ColumnType::number; };
    const bool counted = columns[estimate].type == ColumnType::integer;
    if (is_number(low) && is_number(low + 1) && (is_number(estimate) || counted)) {
      intervals.push_back({estimate, low, low + 1});
    }
  }
  return intervals;
}

}  // namespace

std::string count_in_words(std::int64_t count) {
  if (count < 0) return std::string(kMinus) + grouped(std::to_string(count).substr(1));
  return grouped(std::to_string(count));
}

std::string counted_in_words(std::int64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count_in_words(count), noun, count == 1 ? "" : "s");
}

std::string number_in_words(double value) { return styled(value, kSignificant); }

std::string share_in_words(double share) { return styled(share, kShare); }

std::string points_in_words(double difference) { return styled(difference, kShareDifference); }

std::string hundredths_in_words(double value) { return styled(value, kHundredths); }

std::string value_in_words(double value, std::string_view unit) {
  return styled(value, style_of_unit(unit));
}

EstimateWords estimate_in_words(double estimate, double low, double high, std::string_view unit) {
  return estimate_styled(estimate, low, high, style_of_unit(unit), std::numeric_limits<int>::min());
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

std::vector<std::string> row_in_words(const Rows& rows, std::size_t row,
                                      const std::vector<Format>& formats) {
  const Columns& columns = rows.columns();
  std::vector<std::string> words;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    words.push_back(cell_in_words(rows, c, row, formats[c]));
  }
  for (const auto& [estimate, low, high] : intervals_of(columns)) {
    const bool counted = columns[estimate].type == ColumnType::integer;
    const auto style =
        style_of_cell(rows, counted ? low : estimate, row, formats[counted ? low : estimate]);
    if (!style || rows.is_null(estimate, row) || rows.is_null(low, row) ||
        rows.is_null(high, row)) {
      continue;
    }
    const double value =
        counted ? static_cast<double>(rows.integer(estimate, row)) : rows.number(estimate, row);
    const EstimateWords three =
        estimate_styled(value, rows.number(low, row), rows.number(high, row), *style,
                        counted ? 0 : std::numeric_limits<int>::min());
    if (!counted) words[estimate] = three.estimate;
    words[low] = three.low;
    words[high] = three.high;
  }
  return words;
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
