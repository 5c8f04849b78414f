#include "cli/absent_exports.h"

#include <algorithm>

namespace resettle {
namespace fs = std::filesystem;
namespace {

struct Remembered {
  std::string sha256;
  fs::file_time_type noted;
};

// By its name, what every file that was ever read looked like the last time.
std::map<std::string, Remembered> remembered_files(const Cache& cache) {
  std::map<std::string, Remembered> files;
  for (const Version& version : cache.all()) {
    if (version.table != "raw_files" && version.table != "raw_decisions") continue;
    std::error_code none;
    const fs::path note = cache.file(version.table, version.recipe).replace_extension(".json");
    const auto noted = fs::last_write_time(note, none);
    for (const Ingredient& one : version.ingredients) {
      if (one.kind != "file") continue;
      const auto [known, is_new] = files.try_emplace(one.name, Remembered{one.hash, noted});
      if (!is_new && known->second.noted < noted) known->second = {one.hash, noted};
    }
  }
  return files;
}

fs::path whole(const fs::path& folder, const fs::path& path) {
  return fs::absolute(path.is_absolute() ? path : folder / path).lexically_normal();
}

}  // namespace

AbsentExports::AbsentExports(Study& study, const Cache& cache) {
  const bool decisions_away = study.decisions && !fs::exists(*study.decisions);
  const auto is_away = [](const Source& source) { return source.files.empty(); };
  if (!decisions_away && std::none_of(study.sources.begin(), study.sources.end(), is_away)) return;
  const auto remembered = remembered_files(cache);
  for (Source& source : study.sources) {
    if (!is_away(source)) continue;
    paths_.push_back(source.path);
    for (const auto& [name, file] : remembered) {
      const fs::path path = whole(study.folder, name);
      if (!would_read(study.folder, source, path)) continue;
      source.files.push_back({path, name});
      checksums_[path] = file.sha256;
    }
    all_known_ = all_known_ && !source.files.empty();
  }
  if (!decisions_away) return;
  paths_.push_back(study.decisions_name);
  const auto found = remembered.find(study.decisions_name);
  all_known_ = all_known_ && found != remembered.end();
  if (found != remembered.end()) checksums_[*study.decisions] = found->second.sha256;
}

std::optional<std::string> AbsentExports::checksum(const fs::path& file) const {
  const auto found = checksums_.find(file);
  return found == checksums_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace resettle
