// Numbers, days and codes as the report writes them: thousands with a thin space (U+2009), a minus
// sign (U+2212) and not a hyphen, days as 19 January 2025. How many digits a number gets is its
// unit's, in sentences, figures and tables alike: counts are exact; shares and their differences
// have one decimal of a percentage; what lies on a scale of a few units (sentiment, scores,
// correlations) has two decimals; all else has three significant digits. A number of which rounding
// leaves nothing is "0", without a sign and without digits after the point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "engine/rows.h"

namespace resettle {

// 43338 → "43 338" (thin space); four digits and more are grouped.
std::string count_in_words(std::int64_t count);
// "1 author", "24 authors".
std::string counted_in_words(std::int64_t count, std::string_view noun);
// Three significant digits, never scientific: 373.53 → "374", 0.03174 → "0.0317", 21.04 → "21.0",
// 2 → "2". Above 0 and below 0.001 it is "< 0.001"; not finite is "—".
std::string number_in_words(double value);
// A share of 1 as a percentage: 0.54889 → "54.9 %" (no-break space). A share that would be rounded
// to all or nothing and is neither is "> 99.95 %" or "< 0.05 %".
std::string share_in_words(double share);
// The difference of two shares in percentage points: −0.0618 → "−6.2"; the unit is the heading's.
std::string points_in_words(double difference);
// Two decimals, for numbers on a scale of a few units: −0.0931 → "−0.09".
std::string hundredths_in_words(double value);
// A number by its unit (a finding's: share, points, sentiment, score, correlation, ratio; days …),
// without the unit's name. Points are hundredths of a share: 6.18 → "6.2".
std::string value_in_words(double value, std::string_view unit);

struct EstimateWords {
  std::string estimate, low, high;
};
// A number and the ends of its interval, with one number of digits after the point: 1.5, 0.75 and 2
// as a ratio → "1.50", "0.75", "2.00". As many as its unit or three significant digits of the
// number ask for; up to two more where an end would else be 0 though it is not, or both ends alike.
// A number that lies between the ends is never printed outside of them.
EstimateWords estimate_in_words(double estimate, double low, double high, std::string_view unit);
// "19 January 2025".
std::string day_in_words(Day day);

// How a column is shown. `automatic` goes by the column's type and name: a double called share or
// …_share is a percentage; in rows with a text column called unit a double is what that says.
enum class Format { automatic, count, share, points, hundredths, country, place, language, plain };
// "share", "country", …; another name is a bug.
Format format_named(std::string_view name);

// The cell as a reader sees it; NULL is "—". Text comes back with control characters made visible.
std::string cell_in_words(const Rows& rows, std::size_t column, std::size_t row, Format format);

// All cells of a row, by the format of each column. A number beside `low` and `high`, or `x_low`
// and `x_high`, shares its digits with them, as estimate_in_words gives them.
std::vector<std::string> row_in_words(const Rows& rows, std::size_t row,
                                      const std::vector<Format>& formats);

// The heading of a column that its table does not name otherwise: "trough_posts" → "Trough posts",
// "reason" → "Why not".
std::string title_of_column(std::string_view name);

}  // namespace resettle
