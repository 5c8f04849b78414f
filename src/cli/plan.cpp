// `resettle plan`: what `run` would make, and what changed since it was last made.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"

namespace resettle {
namespace {

std::vector<std::string> files_to_read(OpenStudy& open, const std::string& table) {
  std::vector<std::string> reasons;
  for (const FilePart* file : open.graph->files_of(table)) {
    if (open.cache->find(table, open.graph->recipe(*file))) continue;
    reasons.push_back("file " + file->file + " is not read yet, or changed");
  }
  return reasons;
}

std::vector<std::string> reasons_for(OpenStudy& open, const std::string& table,
                                     const std::vector<std::string>& to_make) {
  if (open.graph->maker(table)->has_parts()) return files_to_read(open, table);
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

int plan(const Session& session) {
  const auto observer = make_quiet_observer();
  const auto open = open_study(session.folder, {}, *observer);
  const std::vector<std::string> to_make = open->tables->missing(open->graph->tables());
  std::vector<Value> list;
  for (const std::string& table : to_make) {
    list.push_back(
        Value::object({{"reasons", reasons_for(*open, table, to_make)}, {"table", table}}));
  }
  const std::vector<std::string>& tables = open->graph->tables();
  const auto filled = std::count_if(tables.begin(), tables.end(), [&](const std::string& table) {
    return open->graph->is_filled(table);
  });
  const std::size_t there = static_cast<std::size_t>(filled) - to_make.size();
  if (session.json) {
    print_json(Value::object({{"make", list}, {"there", there}}));
    return kDone;
  }
  for (const Value& item : list) {
    std::string reasons = join(item.at("reasons").get<std::vector<std::string>>(), "; ");
    print("{}  {}\n", bold(session, fmt::format("{:22}", item.at("table").get<std::string>())),
          faint(session, reasons));
  }
  print("{} to make, {} there.\n", to_make.size(), there);
  return kDone;
}

}  // namespace

Command plan_command(Session& session) {
  return {.name = "plan",
          .about = "What `run` would make, and why",
          .example = "resettle plan my-study",
          .options = {folder_option(session)},
          .action = [&session] { return plan(session); }};
}

}  // namespace resettle
