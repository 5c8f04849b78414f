// `resettle simulate`: writes a study whose answers are known, and holds one against them.
#include "simulate/simulate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <algorithm>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/planted_check.h"
#include "cli/text_table.h"

namespace resettle {
namespace {

void print_text(const PlantedCheck& check) {
  std::size_t width = 0;
  for (const PlantedRow& row : check.rows) width = std::max(width, display_width(row.quantity));
  for (const PlantedRow& row : check.rows) {
    const std::string pad(width - display_width(row.quantity), ' ');
    print("{}{}  {:8}  {:>10}  {:>10}  {:22} {}\n", row.quantity, pad, row.truth, row.planted,
          row.estimated, row.interval, row.verdict);
  }
  print("{} What is realised is {} in the tables; {} of {} intervals cover what is behind.\n",
        check.all_equal ? "✓" : "✗", check.all_equal ? "as planted" : "not as planted",
        check.covered, check.with_interval);
}

int print_check(const Session& session, const PlantedCheck& check) {
  if (!session.json) {
    print_text(check);
  } else {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const PlantedRow& row : check.rows) {
      rows.push_back({{"quantity", row.quantity},
                      {"truth", row.truth},
                      {"planted", row.planted},
                      {"estimated", row.estimated},
                      {"interval", row.interval},
                      {"verdict", row.verdict}});
    }
    print_json({{"equal", check.all_equal},
                {"covered", check.covered},
                {"intervals", check.with_interval},
                {"rows", rows}});
  }
  return check.all_equal ? kDone : kBug;
}

}  // namespace

void add_simulate(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, session, "simulate", "Write a study with known answers (see truth/ in it)",
                  "resettle simulate rednote-2025 demo --seed 1");
  auto wanted = std::make_shared<Simulation>();
  auto checked = std::make_shared<std::filesystem::path>();
  auto* preset =
      command->add_option("PRESET", wanted->preset, "Which study: " + join(presets(), ", "));
  auto* folder =
      command->add_option("DIR", wanted->folder, "Where to write it; a new or empty folder");
  auto* check = command->add_option("--check", *checked,
                                    "Print what was planted in this study beside what its tables "
                                    "say; write nothing");
  check->excludes(preset)->excludes(folder);
  command->add_option("--seed", wanted->seed, "Same seed, same bytes (default 1)")
      ->check(whole_number(0, UINT64_MAX));
  command->add_option("--scale", wanted->scale, "Multiplies users and daily counts (default 1)");
  command->callback([&session, wanted, checked, preset, folder, check] {
    if (check->count() == 0 && preset->count() == 0) throw CLI::RequiredError("PRESET");
    if (check->count() == 0 && folder->count() == 0) throw CLI::RequiredError("DIR");
    session.action = [&session, wanted, checked] {
      if (!checked->empty()) return print_check(session, check_planted(*checked));
      simulate(*wanted);
      if (session.json) {
        print_json({{"folder", wanted->folder.string()}, {"seed", wanted->seed}});
      } else {
        print("Wrote {}. Next: {}\n", wanted->folder.string(), command_line("run", wanted->folder));
      }
      return static_cast<int>(kDone);
    };
  });
}

}  // namespace resettle
