// `resettle clean`: deletes table versions that today's study does not use.
#include <fmt/format.h>

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
      for (const VersionName& version : open->graph->versions(table)) {
        used.insert(version.table + "-" + version.recipe);
      }
    }
  }
  const std::uint64_t freed = open->cache->remove_unused(used);
  if (session.json) {
    print_json(Value::object({{"freed_bytes", freed}}));
  } else {
    print("Freed {:.1f} MB. Raw files, the report and the key are never touched.\n",
          static_cast<double>(freed) / 1e6);
  }
  return kDone;
}

}  // namespace

Command clean_command(Session& session) {
  auto all = std::make_shared<bool>(false);
  return {.name = "clean",
          .about = "Delete table versions that are no longer used",
          .example = "resettle clean my-study",
          .options = {folder_option(session),
                      {.name = "--all",
                       .target = all.get(),
                       .about = "Delete every table version; `run` makes them again"}},
          .action = [&session, all] { return clean(session, *all); }};
}

}  // namespace resettle
