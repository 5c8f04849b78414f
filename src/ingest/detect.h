// What an export is, told from its first records: format, kind, encoding, columns, how times are
// written. What cannot be told without doubt is a question for the user.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace resettle {

struct Question {
  std::string key;   // "kind", "timezone", "time_format", "columns.user_id", …
  std::string asks;  // the question, with what was seen
};

struct Detected {
  std::string format;       // its name
  std::string kind;         // of all records; "?" when unknown; empty if each tells its own
  std::string scheme;       // of labels, where their column names it; empty: not told
  std::string encoding;     // the sample's
  std::string time_format;  // empty when none is needed; "?" when in doubt
  bool needs_zone = false;  // times carry no zone
  std::map<std::string, std::string> columns;  // our name → the file's
  std::vector<std::string> unused;             // columns that nothing was made of
  std::vector<Question> questions;
};

// Throws UserError when the file cannot be read, is empty, UTF-16 or compressed.
Detected detect(const std::filesystem::path& file);

}  // namespace resettle
