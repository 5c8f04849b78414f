// `resettle plan`: what `run` would make, and what changed since it was last made.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"

namespace resettle {
namespace {

std::vector<std::string> reasons_for(OpenStudy& open, const std::string& table,
                                     const std::vector<std::string>& to_make) {
  const std::optional<Version> before = open.cache->latest(table);
  if (!before) return {"not made yet"};
  std::vector<std::string> reasons =
      differences(before->ingredients, open.graph->ingredients(table));
  // What follows from a table that is made again anyway is said last.
  std::stable_partition(reasons.begin(), reasons.end(), [&](const std::string& reason) {
    return std::none_of(to_make.begin(), to_make.end(), [&](const std::string& other) {
      return reason == "table " + other + " changed";
    });
  });
  if (reasons.empty()) reasons.push_back("its file is gone");
  return reasons;
}

std::vector<std::string> new_parts(OpenStudy& open, const std::string& table) {
  std::vector<std::string> reasons;
  for (const RawPart& part : open.graph->parts()) {
    if (std::count(part.tables.begin(), part.tables.end(), table) == 0) continue;
    if (open.cache->find(table, open.graph->part_recipe(part))) continue;
    reasons.push_back("file " + part.file + " is not read yet, or changed");
  }
  return reasons;
}

int plan(const Session& session) {
  const auto observer = make_quiet_observer();
  const auto open = open_study(session.folder, {}, *observer);
  const std::vector<std::string> to_make = open->tables->missing(open->graph->tables());
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& table : to_make) {
    const std::vector<std::string> reasons = open->graph->raw_table(table) != nullptr
                                                 ? new_parts(*open, table)
                                                 : reasons_for(*open, table, to_make);
    list.push_back({{"table", table}, {"reasons", reasons}});
  }
  const std::vector<std::string>& tables = open->graph->tables();
  const auto filled = std::count_if(tables.begin(), tables.end(), [&](const std::string& table) {
    return open->graph->is_filled(table);
  });
  const std::size_t there = static_cast<std::size_t>(filled) - to_make.size();
  if (session.json) {
    print_json({{"make", list}, {"there", there}});
    return kDone;
  }
  for (const auto& item : list) {
    std::string reasons = join(item["reasons"].get<std::vector<std::string>>(), "; ");
    print("{}  {}\n", bold(session, fmt::format("{:22}", item["table"].get<std::string>())),
          faint(session, reasons));
  }
  print("{} to make, {} there.\n", to_make.size(), there);
  return kDone;
}

}  // namespace

void add_plan(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, session, "plan", "What `run` would make, and why", "resettle plan my-study");
  add_folder_argument(*command, session);
  command->callback([&session] { session.action = [&session] { return plan(session); }; });
}

}  // namespace resettle
