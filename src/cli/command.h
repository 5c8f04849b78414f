// What a command is called and takes, as values that main.cpp hands to CLI11: that header costs a
// file that includes it seconds to compile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/session.h"

namespace resettle {

// Where a value goes. It outlives the parsing. A bool is a flag; a vector takes several words.
using Target =
    std::variant<bool*, int*, std::int64_t*, std::uint64_t*, double*, std::string*,
                 std::optional<std::string>*, std::filesystem::path*, std::vector<std::string>*>;

// "" or what is wrong with a word.
using ProblemOf = std::function<std::string(const std::string&)>;

struct Option {
  std::string name;  // "--row", "TABLE", or both by which it may be given: "DIR,--study"
  Target target;
  std::string about;
  bool is_required = false;
  bool is_repeated = false;          // a vector takes one word each time the option is given
  bool is_file = false;              // names a file that is there
  std::vector<std::string> one_of;   // empty: anything
  ProblemOf problem_of = nullptr;    // nullptr: anything
  std::string shown;                 // what --help shows for its value; empty: its type
  std::vector<std::string> instead;  // required options for which it stands: never both
};

struct Command {
  std::string name;
  std::string about;
  std::string example;  // under --help
  std::vector<Option> options;
  std::function<int()> action;
};

// The folder as the last positional argument (`run DIR`, `show TABLE DIR`) or as --study DIR.
Option folder_option(Session& session);
Option threads_option(Session& session);
Option memory_option(Session& session);

// More rows than any table has, and fewer than DuckDB refuses as a limit.
constexpr std::uint64_t kMostRows = 1'000'000'000'000'000;
// For an option that takes a whole number: refuses what is none, or lies outside. CLI11 itself
// takes a number that no integer holds for another one.
ProblemOf whole_number(std::uint64_t least, std::uint64_t most);

}  // namespace resettle
