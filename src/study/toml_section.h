// Strict reading of TOML: every key must be asked for, and every value has a place to point at.
#pragma once

#include <stdexcept>

// A page that is only half written must not end the program: see parse_toml.
[[noreturn]] inline void toml_assertion_failed() { throw std::logic_error("toml++ asserts"); }
#define TOML_ASSERT(expr) ((expr) ? static_cast<void>(0) : toml_assertion_failed())
// Its parser is compiled once, in toml_section.cpp.
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/error.h"

namespace resettle {

class TomlSection {
 public:
  // `what` names the section in messages, e.g. "[window]".
  TomlSection(const toml::table& table, std::string file, std::string what);

  std::optional<std::string> text(const std::string& key);
  std::string needed_text(const std::string& key, const std::string& example);
  std::optional<double> number(const std::string& key);
  std::optional<std::int64_t> integer(const std::string& key);
  std::optional<bool> boolean(const std::string& key);
  std::optional<Day> day(const std::string& key);
  std::optional<std::vector<std::string>> text_list(const std::string& key);
  std::map<std::string, std::string> text_map(const std::string& key);
  const toml::node* node(const std::string& key);
  // The table [key]; none when there is no such key.
  std::optional<TomlSection> section(const std::string& key);
  // The tables of a list [[key]], in order; none when there is no such key.
  std::vector<TomlSection> sections(const std::string& key);

  bool has(const std::string& key) const { return table_.contains(key); }
  // Where the key's value stands, or the section when there is no such key.
  Place place(const std::string& key) const;
  Place place() const;
  const std::string& what() const { return what_; }

  // Throws when the section holds a key that nobody asked for, naming the nearest that was.
  void refuse_unknown_keys() const;
  // Refuses a value that is none of the names, with the nearest of them.
  void check_one_of(const std::string& key, const std::string& value,
                    const std::vector<std::string>& names) const;
  // Refuses a value that cannot be part of a table's name, such as labels_us_based.
  void check_name(const std::string& key, const std::string& name) const;
  // For a value of the wrong type or meaning.
  [[noreturn]] void refuse(const std::string& key, const std::string& problem,
                           const std::string& remedy) const;

 private:
  const toml::node* find(const std::string& key);

  const toml::table& table_;
  std::string file_;
  std::string what_;
  std::set<std::string> asked_;
};

// Parses the file; a syntax error becomes a UserError with its place.
toml::table parse_toml(std::string_view text, const std::string& file);

}  // namespace resettle
