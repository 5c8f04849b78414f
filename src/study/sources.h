// Where raw files lie and how they are read: the [[source]] sections of study.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "study/fields.h"

namespace resettle {

class TomlSection;

// What a page may say of a format's sources, as the header of the format declares it.
struct DeclaredFormat {
  std::string name;
  std::string about;                 // in a sentence
  std::vector<std::string> kinds;    // of records that its files hold
  std::vector<std::string> schemes;  // whose labels come with its records
  std::vector<std::string> keys;     // beside those of every source: kind, columns, …
  std::vector<std::string> usual;    // keys that are true unless set

  bool has_key(const std::string& key) const;
  bool is_usual(const std::string& key) const;
};

// A [[source]]: raw files of one format.
struct Source {
  std::string format;                          // its name
  std::string path;                            // as written; may be a pattern such as raw/*.jsonl
  std::string kind;                            // users | …; empty if each record tells its own
  std::optional<std::string> timezone;         // for times that carry none
  std::optional<std::string> time_format;      // e.g. "%m/%d/%Y %H:%M"
  std::map<std::string, std::string> columns;  // our name → the file's
  std::optional<std::string> scheme;           // labels only: the scheme when no column names it
  bool registered_from_id = false;   // ids begin with their creation time (eight hex digits)
  std::vector<std::string> schemes;  // whose labels it may hold
  Place place;
  // What `path` matches, sorted: path on disk, and name to show (the way there from the study's
  // folder).
  struct File {
    std::filesystem::path path;
    std::string name;
  };
  std::vector<File> files;
};

// Whether a source without any file is refused, or left without files for who only reads tables.
enum class Exports : std::uint8_t { needed, may_be_away };

// One [[source]] of one of the formats, with the files that its path matches.
Source read_source(const std::filesystem::path& folder, TomlSection section,
                   const std::vector<DeclaredFormat>& formats, Exports exports);
// Whether the source reads a file of that place, once there is one.
bool would_read(const std::filesystem::path& folder, const Source& source,
                const std::filesystem::path& file);
// Refuses a file that two sources read.
void refuse_twice(const std::vector<Source>& sources);
// Refuses a text that names no time zone.
void check_zone(const TomlSection& section, const std::string& key, const std::string& name);

// What tables and reports call a file: its way from the study's folder, so that none of them holds
// a place on this machine.
std::string shown_name(const std::filesystem::path& folder, const std::filesystem::path& file);

}  // namespace resettle
