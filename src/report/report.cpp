#include "report/report.h"

#include <fmt/format.h>

#include <chrono>
#include <future>
#include <mutex>
#include <set>
#include <sstream>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "engine/sql_text.h"
#include "report/content.h"
#include "report/export_rows.h"
#include "report/figure_renderer.h"
#include "report/leaving_rows.h"
#include "report/manifest.h"
#include "report/methods.h"
#include "report/page.h"
#include "report/tables_readme.h"
#include "report/tex_table.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

// Tables of the analyses; a person's rows only when the study asks.
std::vector<std::string> exported_tables(const Study& study, const Graph& graph) {
  std::vector<std::string> names;
  for (const std::string& table : graph.tables()) {
    const Node& node = *graph.node(table);
    // Tables under another setting hold rows of people who are not in the study.
    const bool of_an_analysis = node.maker.place.starts_with("analyses/") && !node.is_variation;
    if (of_an_analysis && (study.per_person_tables || !is_about_persons(graph, table))) {
      names.push_back(table);
    }
  }
  return names;
}

// Collects the files of report/ and writes those that are not there yet, all together.
class Folder {
 public:
  explicit Folder(fs::path path) : path_(std::move(path)), before_(files_of_manifest(path_)) {}

  // By any thread. With a person's rows, a file is one that its owner alone may read.
  void add(const std::string& name, std::string content, bool of_persons = false) {
    const std::string sha256 = sha256_hex(content);
    std::error_code missing;
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    const bool same = fs::exists(path_ / name, missing) && before_.contains(name) &&
                      before_.at(name) == sha256 && sha256_of_file(path_ / name) == sha256 &&
                      !(of_persons && (fs::status(path_ / name, missing).permissions() & others) !=
                                          fs::perms::none);
    const std::lock_guard lock(mutex_);
    files_[name] = sha256;
    if (same) return;
    (of_persons ? private_ : to_write_).emplace_back(path_ / name, std::move(content));
  }

  void write() {
    make_folders();
    std::vector<FileToWrite> files;
    for (const auto& [path, content] : to_write_) files.push_back({path, content});
    write_files(files);
    to_write_.clear();
    for (const auto& [path, content] : private_) write_file(path, content, 0600);
    private_.clear();
  }

  // Through a link, files of somebody else would be replaced.
  void make_folders() {
    for (const fs::path& folder : {path_, path_ / "figures", path_ / "tables"}) {
      if (fs::is_symlink(folder)) {
        throw UserError({.file = folder.string()}, "the report's folder is a link",
                        "Delete the link: the program makes the folder itself.");
      }
      fs::create_directories(folder);
      remove_temporaries(folder);
    }
  }

  // An older report's files that this one has not.
  // Of an older report; without its manifest, whatever is called as a report's files are.
  void remove_others() const {
    if (before_.empty()) {
      for (const char* folder : {"tables", "figures"}) remove_unknown(folder);
    }
    for (const auto& [name, sha256] : before_) {
      std::error_code ignored;
      const bool inside = !name.starts_with('/') && name.find("..") == std::string::npos;
      if (inside && !files_.contains(name)) fs::remove(path_ / name, ignored);
    }
  }

  // When all are added.
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  void remove_unknown(const std::string& folder) const {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(path_ / folder, ignored)) {
      const std::string ending = entry.path().extension().string();
      const bool ours =
          ending == ".csv" || ending == ".tex" || ending == ".parquet" || ending == ".svg";
      const std::string name = folder + "/" + entry.path().filename().string();
      if (ours && !files_.contains(name)) fs::remove(entry.path(), ignored);
    }
  }

  fs::path path_;
  std::mutex mutex_;  // guards what is added
  std::map<std::string, std::string> before_;
  std::map<std::string, std::string> files_;
  std::vector<std::pair<fs::path, std::string>> to_write_, private_;
};

std::string in_order_of_grain(const Maker& maker) {
  std::string select = "SELECT * FROM " + sql_identifier(maker.table) + " ORDER BY ";
  for (std::size_t i = 0; i < maker.grain.size(); ++i) {
    select += (i > 0 ? ", " : "") + maker.grain[i];
  }
  return select;
}

// The table as Parquet: the file of the cache, unless some of its rows stay there.
std::string parquet_of(const Study& study, const Maker& maker, Tables& tables, Workspace& leaving) {
  if (leaves_whole(maker)) {
    const TableFiles files = tables.files(maker.table);
    return files.files.empty() ? "" : read_file(files.files[0]);
  }
  const fs::path part = make_temporary(study.folder / "cache" / ("leaving_" + maker.table), 0600);
  try {
    leaving.write(in_order_of_grain(maker), part);
    std::string content = read_file(part);
    fs::remove(part);
    return content;
  } catch (...) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw;
  }
}

// Writes the table's files and says which there are.
ExportedTable export_table(const Study& study, const Graph& graph, const Maker& maker,
                           Tables& tables, Folder& folder) {
  const bool of_persons = is_about_persons(graph, maker.table);
  const auto workspace = open_leaving(graph, tables, {maker.table});
  const std::string left_out = left_out_in_words(graph, tables, *workspace, maker.table);
  const auto rows = workspace->query(in_order_of_grain(maker));
  const auto total = static_cast<std::int64_t>(rows->size());
  ExportedTable exported{maker.table, maker.about, maker.grain, total, false, "", left_out};
  std::ostringstream csv;
  write_csv(*rows, csv);
  folder.add("tables/" + maker.table + ".csv", csv.str(), of_persons);
  if (total <= kMostTexRows) {
    ShownTable shown = read_exported(study, *workspace, maker, *rows);
    shown.left_out = left_out;
    exported.nothing = shown.nothing;
    exported.has_tex = shown.nothing.empty();
    if (exported.has_tex) {
      std::ostringstream tex;
      write_tex(shown, maker.grain, tex);
      folder.add("tables/" + maker.table + ".tex", tex.str(), of_persons);
    }
  }
  std::string parquet = parquet_of(study, maker, tables, *workspace);
  if (!parquet.empty()) {
    folder.add("tables/" + maker.table + ".parquet", std::move(parquet), of_persons);
  }
  return exported;
}

void write_figures(const Content& content, Folder& folder) {
  for (const AnalysisContent& one : content.analyses) {
    for (const DrawnFigure& figure : one.figures) {
      if (figure.nothing.empty()) folder.add("figures/" + figure.name + ".svg", figure.svg);
    }
  }
}

}  // namespace

std::vector<std::string> report_tables(const Study& study, const Graph& graph) {
  std::set<std::string> names = tables_of_content(study, graph);
  for (const std::string& table : exported_tables(study, graph)) names.insert(table);
  return {names.begin(), names.end()};
}

bool report_is_fresh(const Study& study, const Graph& graph) {
  return manifest_holds(study.folder / "report", report_recipe(study, graph));
}

// All figures are drawn by one thread, one after the other, and together take as long as this many
// tables: what leads to one goes before what leads to none.
constexpr double kCostOfDrawing = 60;

struct ReportMaking::Parts {
  Parts(const Study& study_, const Graph& graph_, Tables& tables_, Observer& observer_)
      : study(study_),
        graph(graph_),
        tables(tables_),
        observer(observer_),
        content(begin_content(study, graph)),
        folder(study.folder / "report"),
        drawings(content.analyses.size()) {}

  const Study& study;
  const Graph& graph;
  Tables& tables;
  Observer& observer;
  Content content;
  Folder folder;
  FigureRenderer renderer;
  std::vector<std::future<std::vector<DrawnFigure>>> drawings;  // one an analysis
  std::vector<ExportedTable> exported;  // each written by the follow-up that exports it
};

ReportMaking::ReportMaking(const Study& study, const Graph& graph, Tables& tables,
                           Observer& observer)
    : parts_(std::make_unique<Parts>(study, graph, tables, observer)) {}

ReportMaking::~ReportMaking() = default;

std::vector<FollowUp> ReportMaking::follow_ups() {
  std::vector<FollowUp> follow_ups;
  Parts& parts = *parts_;
  for (std::size_t i = 0; i < parts.content.analyses.size(); ++i) {
    AnalysisContent& one = parts.content.analyses[i];
    if (!one.absent.empty()) continue;
    const auto read_and_draw = [&parts, &one, i] {
      read_analysis(parts.study, parts.graph, parts.tables, one);
      parts.drawings[i] = parts.renderer.draw({one.analysis.name, one.tables_json});
    };
    follow_ups.push_back(
        {tables_of(one), read_and_draw, kCostOfDrawing, true, "figures of " + one.analysis.name});
  }
  follow_ups.push_back({tables_of_the_rest(), [&parts] {
                          read_the_rest(parts.study, parts.graph, parts.tables, parts.content);
                        }});
  const std::vector<std::string> exported = exported_tables(parts.study, parts.graph);
  parts.exported.resize(exported.size());
  for (std::size_t i = 0; i < exported.size(); ++i) {
    const std::string& table = exported[i];
    const Maker& maker = *parts.graph.maker(table);
    follow_ups.push_back({{table},
                          [&parts, &maker, i] {
                            parts.exported[i] = export_table(parts.study, parts.graph, maker,
                                                             parts.tables, parts.folder);
                          },
                          1,
                          false,
                          "export of " + table});
  }
  return follow_ups;
}

void ReportMaking::write() {
  const auto start = std::chrono::steady_clock::now();
  auto& [study, graph, tables, observer, content, folder, renderer, drawings, exported] = *parts_;
  observer.begin("report", 1, 1);
  // Drawing takes processors, writing the tables waits for the disk.
  folder.write();
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    if (drawings[i].valid()) content.analyses[i].figures = drawings[i].get();
  }
  write_figures(content, folder);
  folder.add("tables/README.md", tables_readme(exported));
  folder.add("index.html", page_html(study, graph, tables, content));
  folder.add("methods.md", methods_markdown(study, graph, content));
  folder.write();
  folder.remove_others();
  write_file(study.folder / "report" / "manifest.json",
             manifest_json(study, graph, tables, folder.files()));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const auto files = static_cast<std::int64_t>(folder.files().size()) + 1;  // and the manifest
  observer.end("report", {.count = files, .noun = "file"}, taken.count());
}

}  // namespace resettle
