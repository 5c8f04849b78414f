#include "ingest/absent.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace resettle {
namespace {

// pandas: nan, NaT, <NA>; R: NA; Python: None; JavaScript: undefined; Excel: #N/A; databases: NULL,
// (null), \N.
constexpr std::array<std::string_view, 14> kNothing = {"null", "none", "nan",    "nat", "n/a",
                                                       "#n/a", "<na>", "(null)", "nil", "undefined",
                                                       "\\n",  "-",    "--",     "n.a."};
constexpr std::array<std::string_view, 6> kNoId = {"anonymous user", "[deleted]", "[removed]",
                                                   "false",          "true",      "-1"};
constexpr std::size_t kLongest = kNoId[0].size();

template <std::size_t count>
bool is_one_of(std::string_view text, const std::array<std::string_view, count>& words) {
  const std::string lower = lower_ascii(text);
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool is_empty_json(std::string_view text) {
  const bool is_pair = text.size() >= 2 && ((text.front() == '{' && text.back() == '}') ||
                                            (text.front() == '[' && text.back() == ']'));
  return is_pair && trim(text.substr(1, text.size() - 2)).empty();
}

}  // namespace

bool says_nothing(std::string_view text) {
  if (text.size() > kLongest) return false;  // nearly all ids
  return text.empty() || text == "NA" || is_one_of(text, kNothing);
}

std::string_view said(std::string_view text) {
  text = trim(text);
  return says_nothing(text) ? std::string_view() : text;
}

std::string_view written(std::string_view text) {
  const std::string_view word = trim(text);
  const bool is_nothing = word == "\\N" || word == "NULL" || word == "nan" || word == "NaN";
  return is_nothing ? std::string_view() : text;
}

bool is_no_id(std::string_view id) {
  if (says_nothing(id) || is_empty_json(id)) return true;
  return id.size() <= kLongest && is_one_of(id, kNoId);
}

bool is_nobody(std::string_view id) { return id == "0" || is_no_id(id); }

}  // namespace resettle
