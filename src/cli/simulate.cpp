// `resettle simulate`: writes a study whose answers are known, and holds one against them.
#include "simulate/simulate.h"

#include <fmt/format.h>

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
    std::vector<Value> rows;
    for (const PlantedRow& row : check.rows) {
      rows.push_back(Value::object({{"quantity", row.quantity},
                                    {"truth", row.truth},
                                    {"planted", row.planted},
                                    {"estimated", row.estimated},
                                    {"interval", row.interval},
                                    {"verdict", row.verdict}}));
    }
    print_json(Value::object({{"equal", check.all_equal},
                              {"covered", check.covered},
                              {"intervals", check.with_interval},
                              {"rows", rows}}));
  }
  return check.all_equal ? kDone : kBug;
}

struct Wanted {
  Simulation simulation;
  std::filesystem::path checked;  // empty: simulate
};

int run_simulate(const Session& session, const Wanted& wanted) {
  if (!wanted.checked.empty()) return print_check(session, check_planted(wanted.checked));
  const Simulation& simulation = wanted.simulation;
  simulate(simulation);
  if (session.json) {
    print_json(Value::object({{"folder", simulation.folder.string()}, {"seed", simulation.seed}}));
  } else {
    print("Wrote {}. Next: {}\n", simulation.folder.string(),
          command_line("run", simulation.folder));
  }
  return kDone;
}

}  // namespace

Command simulate_command(Session& session) {
  auto wanted = std::make_shared<Wanted>();
  Simulation& simulation = wanted->simulation;
  return {.name = "simulate",
          .about = "Write a study with known answers (see truth/ in it)",
          .example = "resettle simulate rednote-2025 demo --seed 1",
          .options = {{.name = "PRESET",
                       .target = &simulation.preset,
                       .about = "Which study: " + join(presets(), ", ")},
                      {.name = "DIR",
                       .target = &simulation.folder,
                       .about = "Where to write it; a new or empty folder"},
                      {.name = "--check",
                       .target = &wanted->checked,
                       .about = "Print what was planted in this study beside what its tables "
                                "say; write nothing",
                       .instead = {"PRESET", "DIR"}},
                      {.name = "--seed",
                       .target = &simulation.seed,
                       .about = "Same seed, same bytes (default 1)",
                       .problem_of = whole_number(0, UINT64_MAX)},
                      {.name = "--scale",
                       .target = &simulation.scale,
                       .about = "Multiplies users and daily counts (default 1)"}},
          .action = [&session, wanted] { return run_simulate(session, *wanted); }};
}

}  // namespace resettle
