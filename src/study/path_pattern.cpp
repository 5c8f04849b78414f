#include "study/path_pattern.h"

#include <glob.h>

#include <cerrno>
#include <new>
#include <string_view>

#include "base/system_error.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kSpecial = "*?[]\\";

struct Unread {
  fs::path folder;
  int error = 0;
};
thread_local Unread unread;  // glob() hands its caller nothing through

int keep_error(const char* folder, int error) {
  if (error == ENOENT || error == ENOTDIR) return 0;
  unread = {folder, error};
  return 1;
}

// The folder that the pattern names before its first special character.
fs::path folder_before_pattern(const fs::path& pattern) {
  fs::path folder;
  for (const fs::path& part : pattern.parent_path()) {
    if (part.string().find_first_of(kSpecial) != std::string::npos) break;
    folder /= part;
  }
  return folder;
}

}  // namespace

std::string as_pattern(const fs::path& path) {
  std::string pattern;
  for (const char c : path.string()) {
    if (kSpecial.find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

std::vector<fs::path> paths_matching(const fs::path& pattern) {
  unread = {};
  glob_t found{};
  const int result = ::glob(pattern.c_str(), 0, keep_error, &found);
  std::vector<fs::path> paths;
  for (std::size_t i = 0; result == 0 && i < found.gl_pathc; ++i) {
    paths.emplace_back(found.gl_pathv[i]);
  }
  ::globfree(&found);
  if (result == GLOB_NOSPACE) throw std::bad_alloc();
  if (unread.error != 0) throw_system_error(unread.folder, "cannot be read", unread.error);
  // A name without special characters is not found in a folder that may not be entered.
  if (paths.empty()) static_cast<void>(fs::exists(folder_before_pattern(pattern) / "."));
  return paths;
}

}  // namespace resettle
