// Reads MediaCrawler's jsonl to typed, de-duplicated tables with parsed counts and local days, as
// `resettle run` does, and prints the seconds it took. Usage:
//   bench_ingest RAW_FOLDER WORK_FOLDER plain|full
// `plain` leaves languages out and keeps ids as they are only in so far as pseudonyms are keyed
// with a fixed key (their cost stays in); `full` is what a study gets.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "cli/session.h"
#include "ingest/import.h"
#include "ingest/mediacrawler/mediacrawler.h"
#include "ingest/raw_tables.h"
#include "study/study.h"

using namespace resettle;
namespace fs = std::filesystem;

namespace {

std::vector<RawPart> parts_of(const fs::path& raw, bool tell_language) {
  std::vector<RawPart> parts;
  for (const auto& entry : fs::directory_iterator(raw)) {
    RawPart part;
    part.file = entry.path().filename().string();
    part.tables = {"raw_users",  "raw_posts",  "raw_comments",
                   "raw_labels", "quarantine", "raw_files"};
    part.ingredients = {{"file", part.file, "bench"}};
    const Source::File file{entry.path(), part.file};
    part.make = [file, tell_language](PartMaking& making) {
      RecordRules rules{Identity("0123456789abcdef0123456789abcdef"),
                        TimeReader(std::nullopt, std::nullopt), true, "", file.name};
      rules.tell_language = tell_language;
      import_file(MediaCrawler(), file, rules, making);
    };
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto start = std::chrono::steady_clock::now();
  const auto observer = make_quiet_observer();
  Cache cache(fs::path(argv[2]), [](const std::string&) {});
  Settings settings;
  settings["timezone"] = {ColumnType::text, "America/New_York"};
  std::vector<Maker> makers;
  for (Maker& maker : all_makers()) {
    for (const char* wanted : {"duplicate_posts", "duplicate_comments", "comment_roots", "places",
                               "posts", "comments", "users"}) {
      if (maker.table == wanted) makers.push_back(maker);
    }
  }
  const Graph graph(raw_tables(), parts_of(argv[1], std::string(argv[3]) == "full"),
                    std::move(makers), settings);
  Tables tables(graph, cache, {}, *observer);
  tables.make({"posts", "comments", "users"});
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{:.4f} {} {}\n", seconds, tables.rows("posts"), tables.rows("comments"));
}
