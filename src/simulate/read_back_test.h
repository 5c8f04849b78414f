// Reads a simulated study the way a stranger would: with a JSON library, from the files alone.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "simulate/simulate.h"

namespace resettle::simulation::read_back {

using nlohmann::json;

struct Record {
  json fields;
  std::string file;

  bool is_old() const { return file.find("2025-06-30") != std::string::npos; }
  std::int64_t crawled() const { return fields["last_modify_ts"].get<std::int64_t>(); }
  std::string author() const {
    if (fields.contains("creator_hash")) return fields["creator_hash"];
    return sha256_hex(fields["user_id"].get<std::string>()).substr(0, 16);
  }
};

// All records of a kind by id, the newest first.
using Sightings = std::map<std::string, std::vector<Record>>;

struct Study {
  std::filesystem::path folder;
  Sightings creators, posts, comments;
  std::vector<std::string> bad_lines;            // names of files
  std::map<std::string, std::string> decisions;  // creator hash → yes or no
};

inline std::filesystem::path temporary_folder(const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("resettle_simulate_" + name + "_" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  return folder;
}

inline void read_raw_file(Study& study, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const bool creators = name.find("creators") != std::string::npos;
  const bool posts = name.find("contents") != std::string::npos;
  Sightings& kind = creators ? study.creators : posts ? study.posts : study.comments;
  const char* key = creators ? "user_id" : posts ? "note_id" : "comment_id";
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    json fields = json::parse(line, nullptr, false);
    if (fields.is_discarded()) {
      study.bad_lines.push_back(name);
      continue;
    }
    const std::string id = fields[key];
    kind[id].push_back({std::move(fields), name});
  }
}

inline Study read_study(const std::filesystem::path& folder) {
  Study study{folder, {}, {}, {}, {}, {}};
  for (const auto& entry : std::filesystem::directory_iterator(folder / "raw")) {
    if (entry.path().extension() == ".jsonl") read_raw_file(study, entry.path());
  }
  for (Sightings* kind : {&study.creators, &study.posts, &study.comments}) {
    for (auto& [id, records] : *kind) {
      std::sort(records.begin(), records.end(),
                [](const Record& a, const Record& b) { return a.crawled() > b.crawled(); });
    }
  }
  std::ifstream rows(folder / "decisions.csv");
  std::string row;
  std::getline(rows, row);
  while (std::getline(rows, row)) {
    const auto fields = split(row, ',');
    study.decisions[sha256_hex(fields[0]).substr(0, 16)] = std::string(fields[1]);
  }
  return study;
}

// A twentieth of the preset, simulated once a process and removed at its end.
struct SmallStudy {
  Study study;

  SmallStudy() {
    const auto folder = temporary_folder("small");
    simulate({"rednote-2025", folder, 11, 0.05});
    study = read_study(folder);
  }
  ~SmallStudy() { std::filesystem::remove_all(study.folder); }
};

inline const Study& small_study() {
  static const SmallStudy small;
  return small.study;
}

inline std::int64_t created(const Record& record) {
  const json& fields = record.fields;
  return fields[fields.contains("time") ? "time" : "create_time"].get<std::int64_t>() / 1'000;
}

inline Instant created_instant(const Record& record) { return created(record) * kMicrosPerSecond; }

// 123, 1.2万, 1.2w, 12k, 10+, 1千+, 1万+; nothing is nothing.
inline std::optional<std::int64_t> count_of(std::string text) {
  if (text.empty()) return std::nullopt;
  double unit = 1;
  const std::pair<const char*, double> units[] = {
      {"+", 1}, {"万", 1e4}, {"千", 1e3}, {"w", 1e4}, {"k", 1e3}};
  for (const auto& [name, factor] : units) {
    if (!text.ends_with(name)) continue;
    text.resize(text.size() - std::string_view(name).size());
    unit *= factor;
  }
  return std::llround(parse_number(text).value() * unit);
}

}  // namespace resettle::simulation::read_back
