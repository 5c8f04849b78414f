#include "ingest/counts.h"

#include <cmath>
#include <string>

#include "base/text.h"
#include "ingest/absent.h"

namespace resettle {
namespace {

struct Unit {
  std::string_view text;
  double factor;
};

// 千 10^3, 万 10^4, 亿 10^8; w stands for 万 (wàn), k and m for thousand and million.
constexpr Unit kUnits[] = {{"千", 1e3}, {"万", 1e4}, {"萬", 1e4}, {"亿", 1e8},
                           {"億", 1e8}, {"k", 1e3},  {"K", 1e3},  {"w", 1e4},
                           {"W", 1e4},  {"m", 1e6},  {"M", 1e6}};

// "1,234,567" → "1234567"; anything else comes back as it was.
std::string without_separators(std::string_view text) {
  const std::size_t first = text.find(',');
  if (first == std::string_view::npos || first == 0 || first > 3) return std::string(text);
  std::string digits(text.substr(0, first));
  std::string_view rest = text.substr(first);
  while (!rest.empty()) {
    if (rest.size() < 4 || rest[0] != ',') return std::string(text);
    digits += rest.substr(1, 3);
    rest.remove_prefix(4);
  }
  return digits;
}

CountState of_whole(std::int64_t value, Count& count) {
  if (value < 0 || value > kLargestCount) return CountState::unreadable;
  count.value = value;
  return CountState::present;
}

}  // namespace

CountState parse_count(std::string_view text, Count& count) {
  text = trim(text);
  count.approximate = false;
  if (const auto whole = parse_integer(text)) return of_whole(*whole, count);  // nearly all are
  if (says_nothing(text)) return CountState::missing;
  if (text.back() == '+') {
    count.approximate = true;
    text = trim(text.substr(0, text.size() - 1));
  }
  double factor = 1;
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.text)) continue;
    factor = unit.factor;
    count.approximate = true;
    text = trim(text.substr(0, text.size() - unit.text.size()));
    break;
  }
  if (const auto whole = parse_integer(text); whole && factor == 1) return of_whole(*whole, count);
  // A spreadsheet wrote it in exponents, 1.5E+05: the last digits are gone.
  if (text.find_first_of("eE") != std::string_view::npos) count.approximate = true;
  const auto number = parse_number(without_separators(text));
  if (!number || *number < 0) return CountState::unreadable;
  const double value = std::round(*number * factor);
  const bool is_whole = std::abs(*number * factor - value) < 1e-6 * std::max(1.0, value);
  if (!is_whole || value > static_cast<double>(kLargestCount)) return CountState::unreadable;
  return of_whole(static_cast<std::int64_t>(value), count);
}

}  // namespace resettle
