// The two ways things go wrong: something the user can mend (UserError), and a bug (check).
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace resettle {

// Where in a file something stands. `line` and `column` count from 1; 0 means "not known".
struct Place {
  std::string file;
  long line = 0;
  long column = 0;
};

std::string to_string(const Place& place);

// What the user can mend: says what is wrong, where, and what to do about it. The command line
// prints what() and ends with exit code 2.
class UserError : public std::runtime_error {
 public:
  UserError(const std::string& problem, const std::string& remedy);
  UserError(const Place& place, const std::string& problem, const std::string& remedy);

  const std::string& problem() const { return problem_; }
  const std::string& remedy() const { return remedy_; }
  const Place& place() const { return place_; }

 private:
  std::string problem_;
  std::string remedy_;
  Place place_;
};

// No space is left where a file was written; what was finished before is whole.
class DiskFull : public UserError {
 public:
  using UserError::UserError;
};

[[noreturn]] void broken(std::string_view promise, std::source_location where);

// A promise of the program to itself: throws std::logic_error, which ends with exit code 1. Inline,
// for it is asked of every cell that is read and every number that is added.
inline void check(bool holds, std::string_view promise,
                  std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    broken(promise, where);
}

}  // namespace resettle
