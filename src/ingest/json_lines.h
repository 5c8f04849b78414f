// Lines of JSON objects. Only the keys asked for are read; everything else is passed over.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/line_format.h"

namespace resettle {

class JsonLines {
 public:
  // `keys`: top-level keys, or paths such as "user.id".
  explicit JsonLines(std::vector<std::string> keys);

  // The values by position in `keys`, as text: strings unescaped, numbers as written, objects and
  // lists as JSON. null and missing keys are absent. Lone surrogates and NUL become U+FFFD.
  Refusal parse(const RawLine& line, LineNotes& notes);
  bool has(std::size_t key) const { return present_[key]; }
  // Whether the record has the key at all, be it null, or "user" is null of "user.id".
  bool names(std::size_t key) const { return named_[key]; }
  std::string_view operator[](std::size_t key) const {
    return present_[key] ? values_[key] : std::string_view();
  }

 private:
  bool read(std::string_view json, std::size_t capacity);
  bool read_object(simdjson::ondemand::object object, const std::string& path);
  std::size_t find_key(std::string_view key, const std::string& path);
  std::size_t look_up(std::string_view key) const;
  void name_below(const std::string& prefix);
  bool read_value(simdjson::ondemand::value value, std::size_t key);

  std::vector<std::string> keys_;
  std::vector<std::string> prefixes_;  // "user." of "user.id"
  std::vector<std::string_view> values_;
  std::vector<char> present_;
  std::vector<char> named_;
  struct Predicted {
    std::string key;
    std::size_t found;
  };
  std::vector<Predicted> predicted_;  // the keys of the record before, in order
  std::size_t position_ = 0;
  simdjson::ondemand::parser parser_;
  std::string decoded_;
  std::string padded_;
};

// Replaces escapes of lone surrogates and of NUL, and NUL bytes, by \ufffd. Returns whether there
// were any.
bool replace_bad_escapes(std::string_view json, std::string& out);

}  // namespace resettle
