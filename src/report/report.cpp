#include "report/report.h"

#include <fmt/format.h>

#include <future>
#include <set>
#include <sstream>

#include "base/file.h"
#include "base/hash.h"
#include "report/content.h"
#include "report/export_rows.h"
#include "report/manifest.h"
#include "report/methods.h"
#include "report/page.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

// A LaTeX table longer than a page helps nobody.
constexpr std::int64_t kMostTexRows = 60;

// Tables of the analyses, the quality of the corpus and the way to the cohort; a person's rows only
// when the study asks.
std::vector<std::string> exported_tables(const Study& study, const Graph& graph) {
  std::vector<std::string> names;
  for (const std::string& table : graph.tables()) {
    const Maker* maker = graph.maker(table);
    if (maker == nullptr) continue;
    const bool ours = maker->place.starts_with("analyses/") || table == "quality" ||
                      table == "cohort_flow" || table == "agreement";
    if (ours && (study.per_person_tables || !is_per_person(graph, table))) names.push_back(table);
  }
  return names;
}

// Collects the files of report/ and writes those that are not there yet, all together.
class Folder {
 public:
  explicit Folder(fs::path path) : path_(std::move(path)), before_(files_of_manifest(path_)) {
    for (const char* part : {"figures", "tables"}) fs::create_directories(path_ / part);
  }

  void add(const std::string& name, std::string content) {
    files_[name] = sha256_hex(content);
    std::error_code missing;
    const bool same = fs::exists(path_ / name, missing) && before_.contains(name) &&
                      before_.at(name) == files_[name] &&
                      sha256_of_file(path_ / name) == files_[name];
    if (!same) to_write_.emplace_back(path_ / name, std::move(content));
  }

  void write() {
    std::vector<FileToWrite> files;
    for (const auto& [path, content] : to_write_) files.push_back({path, content});
    write_files(files);
    to_write_.clear();
  }

  // An older report's files that this one has not.
  void remove_others() const {
    for (const auto& [name, sha256] : before_) {
      std::error_code ignored;
      const bool inside = !name.starts_with('/') && name.find("..") == std::string::npos;
      if (inside && !files_.contains(name)) fs::remove(path_ / name, ignored);
    }
  }

  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  fs::path path_;
  std::map<std::string, std::string> before_;
  std::map<std::string, std::string> files_;
  std::vector<std::pair<fs::path, std::string>> to_write_;
};

std::string in_order_of_grain(const Maker& maker) {
  std::string select = "SELECT * FROM " + maker.table + " ORDER BY ";
  for (std::size_t i = 0; i < maker.grain.size(); ++i) {
    select += (i > 0 ? ", " : "") + maker.grain[i];
  }
  return select;
}

void export_table(const Maker& maker, Workspace& workspace, Tables& tables, Folder& folder) {
  const auto rows = workspace.query(in_order_of_grain(maker));
  std::ostringstream csv;
  write_csv(*rows, csv);
  folder.add("tables/" + maker.table + ".csv", csv.str());
  if (static_cast<std::int64_t>(rows->size()) <= kMostTexRows) {
    std::ostringstream tex;
    write_tex(*rows, maker.about, tex);
    folder.add("tables/" + maker.table + ".tex", tex.str());
  }
  const TableFiles files = tables.files(maker.table);
  if (!files.files.empty()) {
    folder.add("tables/" + maker.table + ".parquet", read_file(files.files[0]));
  }
}

void export_tables(const Study& study, const Graph& graph, Tables& tables, Folder& folder) {
  std::vector<std::string> names;
  for (const std::string& table : exported_tables(study, graph)) {
    if (tables.is_made(table)) names.push_back(table);
  }
  const auto workspace = tables.open(names);
  for (const std::string& table : names) {
    export_table(*graph.maker(table), *workspace, tables, folder);
  }
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

void write_report(const Study& study, const Graph& graph, Tables& tables, Cache&,
                  FigureRenderer& figures, Observer& observer) {
  const auto start = std::chrono::steady_clock::now();
  observer.begin("report", 1, 1);
  const fs::path path = study.folder / "report";
  Folder folder(path);
  Content content = read_content(study, graph, tables);
  // Drawing takes processors, writing the tables waits for the disk.
  std::future<void> drawing =
      std::async(std::launch::async, [&] { draw_figures(content, figures); });
  export_tables(study, graph, tables, folder);
  folder.write();
  drawing.get();
  write_figures(content, folder);
  folder.add("index.html", page_html(study, graph, tables, content));
  folder.add("methods.md", methods_markdown(study, graph, content));
  folder.write();
  folder.remove_others();
  write_file(path / "manifest.json", manifest_json(study, graph, tables, folder.files()));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  observer.end("report", static_cast<std::int64_t>(folder.files().size()) + 1, taken.count());
}

}  // namespace resettle
