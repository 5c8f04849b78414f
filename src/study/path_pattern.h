// The patterns that `path` of a source may be: *, ? and [a-z] as in a shell, \ before one of these
// makes it stand for itself.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace resettle {

// A pattern that matches this path alone.
std::string as_pattern(const std::filesystem::path& path);

// The files and folders that the pattern matches. Throws UserError if a folder on the way is there
// and cannot be read: what it holds would be missing without a word.
std::vector<std::filesystem::path> paths_matching(const std::filesystem::path& pattern);

}  // namespace resettle
