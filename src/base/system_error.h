// What the operating system refuses, as errors that say what helps.
#pragma once

#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace resettle {

// `error` is the errno with which `doing` ("cannot be opened") ended at `path`. Throws DiskFull if
// no space is left, UserError otherwise.
[[noreturn]] void throw_system_error(const std::filesystem::path& path, std::string_view doing,
                                     int error);

// The errno whose text a library's message holds; 0 if it holds none.
int error_named_in(std::string_view message);

// `error` as one that the user can mend: a UserError itself, std::bad_alloc, and what
// std::filesystem and threads throw. None if it is a bug.
std::optional<UserError> as_user_error(const std::exception& error);

}  // namespace resettle
