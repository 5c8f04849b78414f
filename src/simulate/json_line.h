// Writes one JSON object on one line, spaced as Python's json.dumps does it. Text must be UTF-8; it
// is written as it is, but for quotes, backslashes and control characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace resettle::simulation {

class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) { out_ += '{'; }

  void text(std::string_view name, std::string_view value);
  void number(std::string_view name, std::int64_t value);
  void null(std::string_view name);
  void end() { out_ += "}\n"; }

 private:
  void name(std::string_view name);

  std::string& out_;
  bool first_ = true;
};

}  // namespace resettle::simulation
