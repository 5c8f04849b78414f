#include "cli/command.h"

#include <fmt/format.h>

#include <charconv>

namespace resettle {

Option folder_option(Session& session) {
  return {.name = "DIR,--study",
          .target = &session.folder,
          .about = "The study's folder (default: here)"};
}

Option threads_option(Session& session) {
  return {.name = "--threads",
          .target = &session.threads,
          .about = "How many processor threads (default: all)",
          .problem_of = whole_number(1, 1024)};
}

Option memory_option(Session& session) {
  return {.name = "--memory",
          .target = &session.memory,
          .about = "Memory limit, such as 4GB; what is beyond it spills to disk"};
}

ProblemOf whole_number(std::uint64_t least, std::uint64_t most) {
  return [least, most](const std::string& text) -> std::string {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && rest == end && value >= least && value <= most) return "";
    return fmt::format("\"{}\" is not a whole number from {} to {}", text, least, most);
  };
}

}  // namespace resettle
