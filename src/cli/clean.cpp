// `resettle clean`: deletes table versions that today's study does not use.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <set>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/study_graph.h"

namespace resettle {
namespace {

int clean(const Session& session, bool all) {
  const auto observer = make_quiet_observer();
  const auto open = open_study(session.folder, {}, *observer);
  const LockFile lock(session.folder / "study.lock");
  open->cache->begin_writing();
  std::set<std::string> used;
  if (!all) {
    for (const std::string& table : open->graph->tables()) {
      for (const std::string& recipe : open->graph->version_recipes(table)) {
        used.insert(table + "-" + recipe);
      }
    }
  }
  const std::uint64_t freed = open->cache->remove_unused(used);
  if (session.json) {
    print_json({{"freed_bytes", freed}});
  } else {
    print("Freed {:.1f} MB. Raw files, the report and the key are never touched.\n",
          static_cast<double>(freed) / 1e6);
  }
  return kDone;
}

}  // namespace

void add_clean(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, session, "clean", "Delete table versions that are no longer used",
                  "resettle clean my-study");
  add_folder_argument(*command, session);
  auto all = std::make_shared<bool>(false);
  command->add_flag("--all", *all, "Delete every table version; `run` makes them again");
  command->callback(
      [&session, all] { session.action = [&session, all] { return clean(session, *all); }; });
}

}  // namespace resettle
