#include "study/sources.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "study/path_pattern.h"
#include "study/toml_section.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

// What ingest/times.h reads; a format that can never fit would put every row in quarantine.
void check_time_format(const TomlSection& section, const std::string& format) {
  std::string used;
  for (std::size_t at = format.find('%'); at != std::string::npos; at = format.find('%', at + 2)) {
    const std::string directive = format.substr(at, 2);
    if (directive.size() < 2 ||
        std::string_view("YymbdHIMSpz%").find(directive[1]) == std::string_view::npos) {
      section.refuse("time_format", fmt::format("\"{}\" is not known", directive),
                     "It may use %Y %y %m %b %d %H %I %M %S %p %z %%.");
    }
    used += directive[1];
  }
  const auto has = [&](std::string_view any) {
    return used.find_first_of(any) != std::string::npos;
  };
  if (has("Yy") && has("mb") && has("d")) return;
  section.refuse("time_format", "no day can be read with it",
                 "It needs a year, a month and a day: \"%m/%d/%Y %H:%M\".");
}

// A column of the file that is an id is nothing else.
void refuse_shared_ids(const TomlSection& section, const Source& source) {
  const auto is_id = [](const std::string& ours) {
    return ours.ends_with("_id") || ours == "creator_hash";
  };
  for (const auto& [ours, theirs] : source.columns) {
    for (const auto& [other, others] : source.columns) {
      if (ours >= other || theirs != others || (!is_id(ours) && !is_id(other))) continue;
      section.refuse("columns", fmt::format("{} and {} are both \"{}\"", ours, other, theirs),
                     "Give each its own column of the file, or leave one of them out.");
    }
  }
}

void check_columns(const TomlSection& section, const Source& source) {
  const Kind kind = kind_named(source.kind);
  const std::vector<std::string> names = mappable_columns(kind);
  for (const auto& [ours, theirs] : source.columns) {
    if (std::count(names.begin(), names.end(), ours) > 0) continue;
    const std::string near = nearest_name(ours, names);
    section.refuse("columns", fmt::format("{} have no column \"{}\"", source.kind, ours),
                   near.empty() ? fmt::format("They may have: {}.", join(names, ", "))
                                : fmt::format("Did you mean \"{}\"?", near));
  }
  for (const std::string& name : needed_columns(kind)) {
    if (source.columns.contains(name)) continue;
    section.refuse("columns", fmt::format("{} need {}", source.kind, name),
                   fmt::format("Say which column of the file it is: {} = \"…\"", name));
  }
  if (source.kind == "users" && !source.columns.contains("user_id") &&
      !source.columns.contains("creator_hash")) {
    section.refuse("columns", "users need user_id or creator_hash",
                   "Say which column of the file it is: user_id = \"…\"");
  }
  refuse_shared_ids(section, source);
}

std::vector<Source::File> match(const fs::path& folder, const TomlSection& section,
                                const std::string& pattern, Exports exports) {
  // The folder's own name is no pattern, whatever it holds.
  const fs::path whole =
      fs::path(pattern).is_absolute() ? fs::path(pattern) : fs::path(as_pattern(folder)) / pattern;
  std::vector<Source::File> files;
  for (const fs::path& path : paths_matching(whole)) {
    if (fs::is_directory(path)) continue;
    if (!is_utf8(path.string())) {
      section.refuse("path",
                     fmt::format("the name of the file {} is not UTF-8", printable(path.string())),
                     "Rename the file.");
    }
    files.push_back({path, shown_name(folder, path)});
  }
  if (files.empty() && exports == Exports::needed) {
    section.refuse(
        "path", fmt::format("no file matches \"{}\"", pattern),
        fmt::format("Paths are relative to {}. Put the exports there or correct the path.",
                    fs::absolute(folder).lexically_normal().string()));
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

const DeclaredFormat& read_format(TomlSection& section,
                                  const std::vector<DeclaredFormat>& formats) {
  std::vector<std::string> names;
  for (const DeclaredFormat& format : formats) names.push_back(format.name);
  const std::string name = section.needed_text("format", names.front());
  section.check_one_of("format", name, names);
  return *std::find_if(formats.begin(), formats.end(),
                       [&](const DeclaredFormat& format) { return format.name == name; });
}

void read_kind(TomlSection& section, const DeclaredFormat& format, Source& source) {
  source.kind = section.needed_text("kind", "posts");
  section.check_one_of("kind", source.kind, format.kinds);
}

void read_scheme(TomlSection& section, Source& source) {
  source.scheme = section.text("scheme");
  if (!source.scheme) {
    section.refuse("scheme", "labels belong to a scheme", "Add: scheme = \"topic\"");
  }
  section.check_name("scheme", *source.scheme);
  source.schemes.push_back(*source.scheme);
}

}  // namespace

bool DeclaredFormat::has_key(const std::string& key) const {
  return std::count(keys.begin(), keys.end(), key) > 0;
}

bool DeclaredFormat::is_usual(const std::string& key) const {
  return std::count(usual.begin(), usual.end(), key) > 0;
}

bool would_read(const fs::path& folder, const Source& source, const fs::path& file) {
  const fs::path pattern = fs::path(source.path).is_absolute()
                               ? fs::path(source.path)
                               : fs::path(as_pattern(fs::absolute(folder))) / source.path;
  return ::fnmatch(pattern.lexically_normal().c_str(),
                   fs::absolute(file).lexically_normal().c_str(), FNM_PATHNAME) == 0;
}

void check_zone(const TomlSection& section, const std::string& key, const std::string& name) {
  if (TimeZone::exists(name)) return;
  section.refuse(key, fmt::format("\"{}\" is not a time zone", name),
                 "Use a name of the tz database, such as \"America/New_York\" or "
                 "\"Asia/Shanghai\".");
}

std::string shown_name(const fs::path& folder, const fs::path& file) {
  const fs::path from = fs::absolute(folder).lexically_normal();
  return fs::absolute(file).lexically_normal().lexically_relative(from).generic_string();
}

Source read_source(const fs::path& folder, TomlSection section,
                   const std::vector<DeclaredFormat>& formats, Exports exports) {
  Source source;
  source.place = section.place();
  const DeclaredFormat& format = read_format(section, formats);
  source.format = format.name;
  source.schemes = format.schemes;
  source.path = section.needed_text("path", "raw/*.jsonl");
  source.timezone = section.text("timezone");
  if (source.timezone) check_zone(section, "timezone", *source.timezone);
  source.registered_from_id =
      section.boolean("registered_from_id").value_or(format.is_usual("registered_from_id"));
  if (format.has_key("kind")) read_kind(section, format, source);
  if (format.has_key("time_format")) source.time_format = section.text("time_format");
  if (source.time_format) check_time_format(section, *source.time_format);
  if (format.has_key("columns")) {
    source.columns = section.text_map("columns");
    check_columns(section, source);
  }
  const bool holds_labels = source.kind.empty() || source.kind == "labels";
  if (format.has_key("scheme") && holds_labels) read_scheme(section, source);
  section.refuse_unknown_keys();
  source.files = match(folder, section, source.path, exports);
  return source;
}

void refuse_twice(const std::vector<Source>& sources) {
  std::map<fs::path, const Source*> seen;
  for (const Source& source : sources) {
    for (const Source::File& file : source.files) {
      const auto [known, is_new] = seen.emplace(fs::weakly_canonical(file.path), &source);
      if (is_new) continue;
      throw UserError(source.place,
                      fmt::format("{} is already read by the source in line {}", file.name,
                                  known->second->place.line),
                      "Each file belongs to one source: narrow one of the paths.");
    }
  }
}

}  // namespace resettle
