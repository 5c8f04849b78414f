// What every command shares: where the study is, how to print, how to end.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/value.h"
#include "tables/graph.h"

namespace resettle {

// Exit codes; see docs/commands.md.
enum ExitCode : int { kDone = 0, kBug = 1, kUserError = 2, kMissing = 3, kInterrupted = 130 };

struct Session {
  std::filesystem::path folder = ".";
  bool json = false;
  int threads = 0;
  std::optional<std::string> memory;
  bool colour = false;       // standard output is a terminal and NO_COLOR is not set
  bool is_terminal = false;  // standard error is one: progress draws a bar
};

// What --memory says, for the engine: empty without it. Throws UserError if it is no amount.
std::string memory_limit(const Session& session);

// "resettle run my-study": a command that can be copied; without the folder where it is this one.
std::string command_line(const std::string& command, const std::filesystem::path& folder);

// Text of the program's own, which may hold colours and line ends.
struct Own {
  std::string text;
};

// Bold and grey, when standard output takes colour; the text is made printable.
Own bold(const Session& session, const std::string& text);
Own faint(const Session& session, const std::string& text);

// An argument of print as it is printed.
inline std::string printed(std::string_view text) { return printable(text); }
inline std::string printed(const std::string& text) { return printable(text); }
inline std::string printed(const char* text) { return printable(text); }
inline const std::string& printed(const Own& own) { return own.text; }
template <typename Number>
std::enable_if_t<std::is_arithmetic_v<Number>, Number> printed(Number number) {
  return number;
}
template <typename Argument>
using Printed = decltype(printed(std::declval<const Argument&>()));

// All that reaches the terminal comes through these three. Text among the arguments is made
// printable, whatever file it came from; the format may hold line ends.
template <typename... Arguments>
void print(fmt::format_string<Printed<Arguments>...> format, const Arguments&... arguments) {
  fmt::print(format, printed(arguments)...);
}
void print_error(const Own& text);
// To standard error. Where that is full or closed the text is lost: no reason to end.
template <typename... Arguments>
void print_error(fmt::format_string<Printed<Arguments>...> format, const Arguments&... arguments) {
  print_error(Own{fmt::format(format, printed(arguments)...)});
}
// Control characters are \u escapes.
void print_json(const Value& value);

// Draws progress on standard error: a bar and a rate on a terminal, plain lines otherwise; nothing
// with --json. A step that takes longer than two seconds is named while it runs (progress.h).
std::unique_ptr<Observer> make_progress(const Session& session);
// An observer that only passes warnings to standard error, for commands that just read.
std::unique_ptr<Observer> make_quiet_observer();

// Throws UserError naming the nearest when the graph has no such table.
void check_table(const Session& session, const Graph& graph, const std::string& table);
// The name of `table`, or of what it is with another value of a setting, such as "evidence=-1".
// Throws UserError where the graph has none.
std::string table_with(const Session& session, const Graph& graph, const std::string& table,
                       const std::string& other_value);

}  // namespace resettle
