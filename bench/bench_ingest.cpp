// Reads MediaCrawler's jsonl to typed, de-duplicated tables with parsed counts and local days, by
// the importer and the statements of `resettle run`, and prints the seconds it took, posts and
// comments. Usage:
//   bench_ingest RAW_FOLDER WORK_FOLDER memory|identified|study
// `memory` does what the peers do: tables in memory, ids as they are, no languages.
// `identified` adds pseudonyms and languages. `study` is what a study gets: besides, every table
// is sorted, written as Parquet, checksummed and synced.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "cli/session.h"
#include "ingest/import.h"
#include "ingest/raw_tables.h"
#include "ingest/source_format.h"
#include "study/study.h"
#include "tables/schedule.h"

using namespace resettle;
namespace fs = std::filesystem;

namespace {

std::vector<FilePart> parts_of(const fs::path& raw, bool identified) {
  std::vector<FilePart> parts;
  for (const auto& entry : fs::directory_iterator(raw)) {
    if (entry.path().extension() != ".jsonl") continue;  // labels, which no peer reads
    FilePart part;
    part.file = entry.path().filename().string();
    part.bytes = entry.file_size();
    part.tables = {"raw_users",  "raw_posts",  "raw_comments",
                   "raw_labels", "quarantine", "raw_files"};
    part.ingredients = {{"file", part.file, "bench"}};
    const Source::File file{entry.path(), part.file};
    part.make = [file, identified](Output& output) {
      RecordRules rules{identified ? Identity("0123456789abcdef0123456789abcdef")
                                   : Identity::that_hides_nothing(),
                        TimeReader(std::nullopt, std::nullopt), true, "", file.name};
      rules.tell_language = identified;
      source_format("mediacrawler").import({}, file, rules, output);
    };
    parts.push_back(std::move(part));
  }
  return parts;
}

Graph graph_of(const fs::path& raw, bool identified) {
  Settings settings;
  settings["timezone"] = {ColumnType::text, "America/New_York"};
  std::vector<Maker> makers = raw_tables();
  for (Maker& maker : all_makers()) {
    for (const char* wanted : {"duplicate_posts", "duplicate_comments", "comment_roots", "places",
                               "posts", "comments"}) {
      if (maker.table == wanted) makers.push_back(maker);
    }
  }
  return Graph(std::move(makers), parts_of(raw, identified), settings);
}

// Takes what an importer writes into tables of one workspace.
class MemoryOutput : public Output {
 public:
  explicit MemoryOutput(Workspace& workspace_) : Output(workspace_, nullptr) {}
  void write(const std::string& table, RowSource& rows, std::string_view) override {
    workspace.hold(table, rows);
  }
};

// The tables by the graph's statements. Makers in C++ (places, roots of threads: few rows) write a
// file, which is read again.
std::int64_t make_in_memory(const Maker& maker, const Graph& graph, Workspace& workspace,
                            const fs::path& work) {
  if (maker.make == nullptr) return workspace.hold(maker.table, maker.statement);
  Settings declared;
  for (const std::string& name : maker.settings) declared.insert(*graph.settings().find(name));
  const fs::path file = work / (maker.table + ".parquet");
  Readings readings;
  Output output(workspace, [&](const auto&) { return file; });
  Making making(output, maker, declared, readings);
  maker.make(making);
  return workspace.hold(maker.table, "SELECT * FROM '" + file.string() + "'");
}

// Posts and comments, and what holds them: giving it back is in nobody's time.
struct Held {
  std::int64_t posts = 0;
  std::int64_t comments = 0;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Workspace> workspace;
};

Held in_memory(const Graph& graph, const fs::path& work) {
  fs::create_directories(work);
  auto engine = make_duckdb_engine({.temporary = work / "spill"});
  auto workspace = engine->open({}, setting_columns(graph.settings()));
  for (const std::string table : {"raw_posts", "raw_comments"}) {
    RowList none(graph.maker(table)->columns);
    workspace->hold(table, none);
  }
  std::map<std::string, std::int64_t> made;
  for (const FilePart& file : graph.files()) {
    MemoryOutput output(*workspace);
    file.make(output);
  }
  for (const std::string& table : graph.tables()) {
    const Maker& maker = *graph.maker(table);
    if (!maker.has_parts()) made[table] = make_in_memory(maker, graph, *workspace, work);
  }
  return {made.at("posts"), made.at("comments"), std::move(engine), std::move(workspace)};
}

Held as_a_study(const Graph& graph, const fs::path& work) {
  const auto observer = make_quiet_observer();
  Cache cache(work, [](const std::string&) {});
  Tables tables(graph, cache, {}, *observer);
  tables.make({"posts", "comments"});
  cache.settle();
  return {tables.rows("posts"), tables.rows("comments"), nullptr, nullptr};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string how = argv[3];
  const auto start = std::chrono::steady_clock::now();
  const Graph graph = graph_of(argv[1], how != "memory");
  const Held made = how == "study" ? as_a_study(graph, argv[2]) : in_memory(graph, argv[2]);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{:.4f} {} {}\n", seconds, made.posts, made.comments);
}
