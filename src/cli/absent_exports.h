// Exports that were moved away after tables had been made of them: which they were is in the
// cache's notes.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "study/study.h"
#include "tables/cache.h"

namespace resettle {

class AbsentExports {
 public:
  // Gives each source that matches no file the files that it had.
  AbsentExports(Study& study, const Cache& cache);

  // The paths, as study.toml has them, that lead to nothing.
  const std::vector<std::string>& paths() const { return paths_; }
  // Whether the notes know what stood at each of them.
  bool all_known() const { return all_known_; }
  // What a file's checksum was; none for one that is there.
  std::optional<std::string> checksum(const std::filesystem::path& file) const;

 private:
  std::vector<std::string> paths_;
  std::map<std::filesystem::path, std::string> checksums_;
  bool all_known_ = true;
};

}  // namespace resettle
