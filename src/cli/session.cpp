#include "cli/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/inert.h"
#include "base/text.h"
#include "report/words.h"

namespace resettle {

std::string memory_limit(const Session& session) {
  if (!session.memory) return "";
  // The units that DuckDB reads, in bytes.
  static const std::map<std::string, double> units = {{"b", 1},
                                                      {"kb", 1e3},
                                                      {"mb", 1e6},
                                                      {"gb", 1e9},
                                                      {"tb", 1e12},
                                                      {"kib", 1024},
                                                      {"mib", 1024.0 * 1024},
                                                      {"gib", 1024.0 * 1024 * 1024},
                                                      {"tib", 1024.0 * 1024 * 1024 * 1024}};
  const std::string text = lower_ascii(trim(*session.memory));
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto unit = units.find(std::string(trim(text.substr(end))));
  const std::optional<double> number = parse_number(text.substr(0, end));
  const double bytes = number && unit != units.end() ? *number * unit->second : 0;
  if (bytes < 1e6 || bytes > 1e15) {
    throw UserError(fmt::format("--memory \"{}\" is not an amount of memory from 1MB to 1000TB",
                                printable(*session.memory)),
                    "Write a number and a unit, such as 4GB or 800MB.");
  }
  return text;
}

std::string command_line(const std::string& command, const std::filesystem::path& folder) {
  std::error_code missing;
  if (std::filesystem::equivalent(folder, ".", missing)) return "resettle " + command;
  return fmt::format("resettle {} {}", command, shell_word(folder.string()));
}

Own bold(const Session& session, const std::string& text) {
  return {session.colour ? "\x1b[1m" + printable(text) + "\x1b[0m" : printable(text)};
}

Own faint(const Session& session, const std::string& text) {
  return {session.colour ? "\x1b[2m" + printable(text) + "\x1b[0m" : printable(text)};
}

void print_json(const Value& value) { fmt::print("{}\n", inert_json(value.dump_repaired(2))); }

void print_error(const Own& own) {
  std::fputs(own.text.c_str(), stderr);
  std::fflush(stderr);
}

void check_table(const Session& session, const Graph& graph, const std::string& table) {
  if (graph.has(table)) return;
  const std::string near = nearest_name(table, graph.tables());
  throw UserError(fmt::format("there is no table \"{}\"", table),
                  fmt::format("{}`{}` lists them.",
                              near.empty() ? "" : fmt::format("Did you mean \"{}\"? ", near),
                              command_line("tables", session.folder)));
}

std::string table_with(const Session& session, const Graph& graph, const std::string& table,
                       const std::string& other_value) {
  check_table(session, graph, table);
  const std::string name = table + "@" + other_value;
  if (other_value.empty()) return table;
  if (graph.has(name)) return name;
  std::vector<std::string> there;
  for (const std::string& other : graph.tables()) {
    if (other.starts_with(table + "@")) there.push_back(other.substr(table.size() + 1));
  }
  throw UserError(
      fmt::format("robustness reads no {} with {}", printable(table), printable(other_value)),
      there.empty()
          ? "Leave --with out: robustness reads this table under no other value of a setting."
          : "Write --with " + join(there, " or --with ") + ".");
}

}  // namespace resettle
