// A study is a folder with a study.toml; this is what that page says, checked. Nothing is guessed:
// a wrong key, value or path is a UserError with file, line, column and the nearest valid name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/error.h"
#include "study/analysis_settings.h"
#include "study/annotators.h"
#include "study/codebook.h"
#include "study/sources.h"
#include "tables/settings.h"

namespace resettle {

// The version of this program, as study files and manifests name it.
inline constexpr std::string_view kVersion = "0.1.0";

struct Phase {
  std::string name;
  std::optional<Day> first_day;  // empty only for the first: from the window's first day
};

struct Event {
  Day day = 0;
  std::string name;
};

struct Study {
  std::filesystem::path folder;
  std::string title;
  std::string timezone;
  std::vector<Source> sources;
  std::optional<Day> first_day;  // of the window; empty: the data's own
  std::optional<Day> last_day;
  std::vector<Phase> phases;
  std::vector<Event> events;
  double quarantine_share = 0.05;
  std::optional<std::filesystem::path> decisions;  // on disk
  std::string decisions_name;                      // the way there from the study's folder
  std::optional<std::string> cohort_scheme;        // who judges who is in; empty: nobody
  std::vector<std::string> cohort_include;         // the labels of those who are in
  Annotators annotators;                           // in the order of study.toml
  Resolve resolve;                                 // whose label counts, where it says so
  std::map<std::string, std::string> roles;        // role → scheme; topic and sentiment always
  std::set<std::string> named_roles;  // those that [roles] names: their labels are asked for
  std::vector<Codebook> codebooks;    // by scheme
  std::int64_t draws = 2000;          // of every bootstrap
  std::int64_t permutations = 2000;   // of every permutation test
  std::int64_t seed = 1;              // of everything that is drawn
  std::int64_t least_authors = 10;    // behind a number that a sentence of the report says
  bool per_person_tables = false;
  std::map<std::string, Setting> analysis_settings;
  std::string key;  // the text of study.key

  // Everything that tables may declare: timezone, first_day, last_day, phases, …
  Settings settings() const;
  // First 20 hex digits of a hash of the key, for recipes: the key itself is in no file but its
  // own.
  std::string key_fingerprint() const;
};

// What rooms above declare that the page may say.
struct Declared {
  std::vector<DeclaredFormat> formats;
  std::vector<DeclaredSetting> settings;  // of the analyses
  std::vector<AnnotatorKind> annotator_kinds;
};

// Reads `folder`/study.toml and study.key.
Study read_study(const std::filesystem::path& folder, const Declared& declared,
                 Exports exports = Exports::needed);

// Refuses a folder without a name, and one whose path is not UTF-8: pages and tables hold it as
// text.
void check_folder_name(const std::filesystem::path& folder);

// 64 hex digits from the system's random source, written to `folder`/study.key with mode 600.
void draw_key(const std::filesystem::path& folder);

}  // namespace resettle
