#include "cli/output_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

// Without links in the folders that are there.
fs::path place_of(const fs::path& path) {
  std::error_code ignored;
  const fs::path whole = fs::absolute(path).lexically_normal();
  const fs::path folder = fs::weakly_canonical(whole.parent_path(), ignored);
  return (ignored ? whole.parent_path() : folder) / whole.filename();
}

bool is_inside(const fs::path& place, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), place.begin(), place.end()).first ==
         folder.end();
}

// The same file, also by another of its names.
bool is_same(const fs::path& left, const fs::path& right) {
  std::error_code missing;
  return place_of(left) == place_of(right) || fs::equivalent(left, right, missing);
}

// What the file is to the study: "an export of the study"; empty if nothing.
std::string part_of_study(const Study& study, const fs::path& output) {
  for (const Source& source : study.sources) {
    for (const Source::File& file : source.files) {
      if (is_same(output, file.path)) return "an export of the study";
    }
    if (would_read(study.folder, source, output)) {
      return fmt::format("read as an export by the path \"{}\"", source.path);
    }
  }
  if (study.decisions && is_same(output, *study.decisions)) return "the study's decisions";
  for (const char* own : {"study.toml", "study.key", "study.lock"}) {
    if (is_same(output, study.folder / own)) return "the study's own";
  }
  for (const char* own : {"cache", "report", "codebooks", "truth"}) {
    std::error_code ignored;
    const fs::path folder = fs::weakly_canonical(study.folder / own, ignored);
    if (!ignored && is_inside(place_of(output), folder)) return "the study's own";
  }
  return "";
}

}  // namespace

void check_output(const Study& study, const fs::path& output, bool may_replace) {
  const Place place{.file = output.string()};
  if (const std::string part = part_of_study(study, output); !part.empty()) {
    throw UserError(place, "this file is " + part, "Write to another place: --output FILE.");
  }
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(output, ignored);
  if (!fs::exists(status)) return;
  if (!fs::is_regular_file(status)) {
    throw UserError(place, "this is no file, but a folder, a link, a pipe or a device",
                    "Write to another place, or leave --output out and use a pipe.");
  }
  if (!may_replace) {
    throw UserError(place, "there is a file already",
                    "Choose another name, or replace it with --force.");
  }
}

}  // namespace resettle
