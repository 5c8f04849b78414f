#include "report/leaving_rows.h"

#include <fmt/format.h>

#include "report/content.h"
#include "report/words.h"

namespace resettle {
namespace {

std::int64_t least_people(const Graph& graph) {
  return graph.settings().at("least_authors").value.get<std::int64_t>();
}

// Their column `example` names a file.
bool names_files(const Maker& maker) {
  return maker.table == "quality" || maker.table == "worries";
}

std::string what_leaves(const Maker& maker, const Graph& graph, Workspace& workspace) {
  const std::string whole = "whole_" + maker.table;
  if (names_files(maker)) {
    return fmt::format("SELECT * REPLACE ({}(example) AS example) FROM {}",
                       workspace.add_function(shown_file), whole);
  }
  // No number of people: the row names nothing of theirs ("unknown").
  return fmt::format("SELECT * FROM {0} WHERE {1} IS NULL OR {1} >= {2}", whole, maker.people,
                     least_people(graph));
}

}  // namespace

bool is_about_persons(const Graph& graph, const std::string& table) {
  const Maker* maker = graph.maker(table);
  return maker != nullptr && maker->about_persons;
}

bool leaves_whole(const Maker& maker) { return maker.of_people.empty() && !names_files(maker); }

std::unique_ptr<Workspace> open_leaving(const Graph& graph, Tables& tables,
                                        const std::vector<std::string>& names) {
  std::map<std::string, TableFiles> inputs;
  std::vector<const Maker*> chosen;
  for (const std::string& name : names) {
    const Maker* maker = graph.maker(name);
    const bool chooses = maker != nullptr && !leaves_whole(*maker);
    inputs.emplace(chooses ? "whole_" + name : name, tables.files(name));
    if (chooses) chosen.push_back(maker);
  }
  auto workspace = tables.engine().open(inputs, {});
  for (const Maker* maker : chosen) {
    workspace->hold(maker->table, what_leaves(*maker, graph, *workspace));
  }
  return workspace;
}

std::string left_out_in_words(const Graph& graph, Tables& tables, Workspace& leaving,
                              const std::string& table) {
  const Maker* maker = graph.maker(table);
  if (maker == nullptr || maker->of_people.empty()) return "";
  const auto left =
      leaving.query("SELECT CAST(COUNT(*) AS BIGINT) AS leaving FROM " + maker->table);
  const std::int64_t count = tables.rows(table) - left->integer(0, 0);
  if (count == 0) return "";
  return fmt::format("{} of fewer than {} people {} not shown.",
                     counted_in_words(count, maker->of_people), count_in_words(least_people(graph)),
                     count == 1 ? "is" : "are");
}

}  // namespace resettle
