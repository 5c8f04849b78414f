// What an [[annotator]] of kind rule may say. A user shows up to three kinds of evidence, each
// asked for by a list that is not empty: location (countries, ISO 3166-1), language (languages,
// ISO 639), disclosure (phrases).
// annotator kind: rule
#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "study/annotators.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

// A kind of evidence each, asked for where the list is not empty.
constexpr std::array<const char*, 3> kLists = {"countries", "languages", "phrases"};

std::vector<std::string> distinct_texts(TomlSection& section, const std::string& key) {
  std::vector<std::string> texts = section.text_list(key).value_or(std::vector<std::string>{});
  std::set<std::string> seen;
  for (const std::string& text : texts) {
    if (trim(text).empty()) section.refuse(key, "it holds an empty text", "Delete it.");
    if (!seen.insert(lower_ascii(trim(text))).second) {
      section.refuse(key, fmt::format("\"{}\" stands there twice", text), "Delete one of them.");
    }
  }
  return texts;
}

void check_countries(const TomlSection& section, const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    const bool two_capitals =
        code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
    if (two_capitals && *uloc_getISO3Country(("und_" + code).c_str()) != '\0') continue;
    section.refuse("countries", fmt::format("\"{}\" is no country's code", code),
                   "Write ISO 3166-1 codes of two capital letters: [\"US\"].");
  }
}

void check_languages(const TomlSection& section, const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    const bool small = code.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (small && (code.size() == 2 || code.size() == 3) &&
        *uloc_getISO3Language(code.c_str()) != '\0') {
      continue;
    }
    section.refuse("languages", fmt::format("\"{}\" is no language's code", code),
                   "Write ISO 639 codes of small letters: [\"en\"].");
  }
}

// Of the posts that tell: so many must be from a listed country, in a listed language.
double read_share(TomlSection& section, const std::string& key) {
  constexpr double kUsual = 0.5;
  const double share = section.number(key).value_or(kUsual);
  if (!(share > 0 && share <= 1)) {
    section.refuse(key, "a share of posts lies above 0 and is at most 1",
                   fmt::format("Write {} for half of them.", format_number(kUsual)));
  }
  return share;
}

// How many kinds of evidence the rule has a list for.
std::int64_t lists_of(const Value& rule) {
  return std::count_if(kLists.begin(), kLists.end(),
                       [&](const char* key) { return !rule.at(key).elements().empty(); });
}

std::int64_t read_needed(TomlSection& section, std::int64_t lists) {
  const auto needed = section.integer("needed");
  if (!needed) {
    section.refuse("needed", "it does not say how many kinds of evidence it takes",
                   fmt::format("Add: needed = {}", std::clamp<std::int64_t>(lists, 1, 2)));
  }
  return *needed;
}

std::optional<std::string> read_otherwise(TomlSection& section, const std::string& label) {
  const auto otherwise = section.text("otherwise");
  if (otherwise == label) {
    section.refuse("otherwise", "it is the same as label",
                   "Name the label of those who do not belong, or leave the line out.");
  }
  return otherwise;
}

Value read_rule(TomlSection& section) {
  const std::vector<std::string> countries = distinct_texts(section, "countries");
  const std::vector<std::string> languages = distinct_texts(section, "languages");
  const std::vector<std::string> phrases = distinct_texts(section, "phrases");
  check_countries(section, countries);
  check_languages(section, languages);
  const double location_share = read_share(section, "location_share");
  const double language_share = read_share(section, "language_share");
  const std::int64_t needed =
      read_needed(section, !countries.empty() + !languages.empty() + !phrases.empty());
  const std::string label = section.needed_text("label", "yes");
  const std::optional<std::string> otherwise = read_otherwise(section, label);
  return Value::object({{"countries", countries},
                        {"label", label},
                        {"language_share", language_share},
                        {"languages", languages},
                        {"location_share", location_share},
                        {"needed", needed},
                        {"otherwise", otherwise ? Value(*otherwise) : Value()},
                        {"phrases", phrases}});
}

void check_rule(const TomlSection& section, const Value& rule) {
  const std::int64_t lists = lists_of(rule);
  if (lists == 0) {
    section.refuse("kind", "the rule has nothing to go by",
                   "Give it countries = [\"US\"], languages = [\"en\"] or phrases = [\"…\"].");
  }
  const auto needed = rule.at("needed").get<std::int64_t>();
  if (needed >= 1 && needed <= lists) return;
  section.refuse("needed",
                 fmt::format("the rule has {} of the lists countries, languages and phrases, so "
                             "{} kinds of evidence cannot be asked for",
                             lists, needed),
                 fmt::format("Write a number from 1 to {}.", lists));
}

std::vector<std::pair<std::string, std::string>> labels_of_rule(const Value& rule) {
  std::vector<std::pair<std::string, std::string>> labels = {{"label", rule.at("label").text()}};
  const Value otherwise = rule.at("otherwise");
  if (!otherwise.is_null()) labels.emplace_back("otherwise", otherwise.text());
  return labels;
}

// It can be asked for one kind of evidence fewer or more, as far as it has room.
std::map<std::string, std::vector<Value>> other_values_of_rule(const Value& rule) {
  const auto needed = rule.at("needed").get<std::int64_t>();
  std::vector<Value> shifts;
  if (needed > 1) shifts.emplace_back(-1);
  if (needed < lists_of(rule)) shifts.emplace_back(1);
  return {{"evidence", shifts}};
}

}  // namespace

AnnotatorKind rule_annotator() {
  return {.name = "rule",
          .about = "judges users by their location, languages and self-disclosure",
          .unit = "user",
          .read = read_rule,
          .check = check_rule,
          .labels = labels_of_rule,
          .other_values = other_values_of_rule};
}

}  // namespace resettle
