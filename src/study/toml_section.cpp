#define TOML_IMPLEMENTATION
#include "study/toml_section.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace resettle {
namespace {

Place place_of(const std::string& file, const toml::source_region& region) {
  return {file, static_cast<long>(region.begin.line), static_cast<long>(region.begin.column)};
}

// The line of the first section's head that begins with no letter that TOML allows; 0 if none does.
long line_of_odd_head(std::string_view text) {
  long number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    std::string_view head = trim(line);
    if (!head.starts_with('[')) continue;
    while (head.starts_with('[')) head = trim(head.substr(1));
    const auto is_fine = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             std::string_view("_-\"'").find(c) != std::string_view::npos;
    };
    if (head.empty() || !is_fine(head[0])) return number;
  }
  return 0;
}

}  // namespace

toml::table parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw UserError(place_of(file, error.source()), std::string(error.description()),
                    "The file is TOML: text in \"quotes\", days as 2025-01-19, lists in [ ].");
  } catch (const std::logic_error&) {
    throw UserError({file, line_of_odd_head(text), 0}, "the head of a section is no name",
                    "Write sections as [window] and [[source]]: letters, digits, - and _.");
  }
}

TomlSection::TomlSection(const toml::table& table, std::string file, std::string what)
    : table_(table), file_(std::move(file)), what_(std::move(what)) {}

Place TomlSection::place() const { return place_of(file_, table_.source()); }

Place TomlSection::place(const std::string& key) const {
  const toml::node* value = table_.get(key);
  return value == nullptr ? place() : place_of(file_, value->source());
}

void TomlSection::refuse(const std::string& key, const std::string& problem,
                         const std::string& remedy) const {
  throw UserError(place(key), fmt::format("{} {}: {}", what_, key, problem), remedy);
}

const toml::node* TomlSection::find(const std::string& key) {
  asked_.insert(key);
  return table_.get(key);
}

const toml::node* TomlSection::node(const std::string& key) { return find(key); }

std::optional<std::string> TomlSection::text(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) refuse(key, "this is no text", "Put the value in \"quotes\".");
  return value->ref<std::string>();
}

std::string TomlSection::needed_text(const std::string& key, const std::string& example) {
  std::optional<std::string> value = text(key);
  if (!value) {
    // A mistyped key is the usual reason.
    for (const auto& [name, item] : table_) {
      const std::string other(name.str());
      if (asked_.contains(other) || nearest_name(other, {key}).empty()) continue;
      throw UserError(place_of(file_, name.source()),
                      fmt::format("{} has no key \"{}\"", what_, other),
                      fmt::format("Did you mean \"{}\"?", key));
    }
    throw UserError(place(), fmt::format("{} needs {}", what_, key),
                    fmt::format("Add a line such as: {} = \"{}\"", key, example));
  }
  return *value;
}

std::optional<double> TomlSection::number(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  const std::optional<double> number = value->value<double>();
  if (!number || !std::isfinite(*number) || value->is_boolean()) {
    refuse(key, "this is no number", "Write a number without quotes, such as 0.05.");
  }
  return number;
}

std::optional<std::int64_t> TomlSection::integer(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_integer()) {
    refuse(key, "this is no whole number", "Write a whole number without quotes, such as 3.");
  }
  return value->ref<std::int64_t>();
}

std::optional<bool> TomlSection::boolean(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) refuse(key, "this is neither true nor false", "Write true or false.");
  return value->ref<bool>();
}

std::optional<Day> TomlSection::day(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  std::optional<Day> day;
  if (value->is_date()) {
    const toml::date date = value->ref<toml::date>();
    day = day_from_civil({date.year, date.month, date.day});
  } else if (value->is_string()) {
    day = parse_day(value->ref<std::string>());
  }
  if (!day) refuse(key, "this is no day", "Write year-month-day, such as 2025-01-19.");
  return day;
}

std::optional<std::vector<std::string>> TomlSection::text_list(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  if (!value->is_array()) refuse(key, "this is no list", "Write [\"one\", \"two\"].");
  for (const toml::node& item : *value->as_array()) {
    if (!item.is_string())
      refuse(key, "the list holds something else than text", "Write [\"one\", \"two\"].");
    texts.push_back(item.ref<std::string>());
  }
  return texts;
}

std::map<std::string, std::string> TomlSection::text_map(const std::string& key) {
  const toml::node* value = find(key);
  std::map<std::string, std::string> map;
  if (value == nullptr) return map;
  if (!value->is_table()) {
    refuse(key, "this is no table", fmt::format("Write {} = {{ ours = \"theirs\" }}.", key));
  }
  for (const auto& [name, item] : *value->as_table()) {
    if (!item.is_string()) {
      throw UserError(place_of(file_, item.source()),
                      fmt::format("{} {}.{} is no text", what_, key, name.str()),
                      "Put the value in \"quotes\".");
    }
    map.emplace(std::string(name.str()), item.ref<std::string>());
  }
  return map;
}

std::optional<TomlSection> TomlSection::section(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_table()) refuse(key, "this is no section", fmt::format("Write [{}].", key));
  return TomlSection(*value->as_table(), file_, fmt::format("[{}]", key));
}

std::vector<TomlSection> TomlSection::sections(const std::string& key) {
  const toml::node* value = find(key);
  if (value == nullptr) return {};
  if (!value->is_array_of_tables()) {
    refuse(key, "this is no list of sections", fmt::format("Write [[{}]].", key));
  }
  std::vector<TomlSection> all;
  for (const toml::node& item : *value->as_array()) {
    all.emplace_back(*item.as_table(), file_, fmt::format("[[{}]]", key));
  }
  return all;
}

void TomlSection::check_one_of(const std::string& key, const std::string& value,
                               const std::vector<std::string>& names) const {
  if (std::find(names.begin(), names.end(), value) != names.end()) return;
  const std::string near = nearest_name(value, names);
  refuse(key, fmt::format("\"{}\" is none of {}", value, join(names, ", ")),
         near.empty() ? "Choose one of them." : fmt::format("Did you mean \"{}\"?", near));
}

// Names of files hold 255 bytes. The longest, given_labels_SCHEME@evidence=-1@first_annotator=
// SCHEME.ANNOTATOR with its recipe and ending, holds three such names.
constexpr std::size_t kLongestName = 56;

void TomlSection::check_name(const std::string& key, const std::string& name) const {
  const bool fits =
      !name.empty() && name.size() <= kLongestName && name.front() >= 'a' && name.front() <= 'z' &&
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
  if (fits) return;
  refuse(key, fmt::format("\"{}\" cannot be part of a table's name", name),
         fmt::format("Use small letters, digits and _, a letter first, at most {} in all: "
                     "\"us_based\".",
                     kLongestName));
}

void TomlSection::refuse_unknown_keys() const {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const auto& [name, value] : table_) {
    const std::string key(name.str());
    if (asked_.contains(key)) continue;
    const std::string near = nearest_name(key, known);
    throw UserError(place_of(file_, name.source()), fmt::format("{} has no key \"{}\"", what_, key),
                    near.empty() ? fmt::format("It may have: {}.", join(known, ", "))
                                 : fmt::format("Did you mean \"{}\"?", near));
  }
}

}  // namespace resettle
