// `resettle simulate`: writes a study whose answers are known.
#include "simulate/simulate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/commands.h"

namespace resettle {

void add_simulate(CLI::App& app, Session& session) {
  CLI::App* command = add_command(app, session, "simulate",
                                  "Write a study with known answers (see truth/ in it)",
                                  "resettle simulate rednote-2025 demo --seed 1");
  auto wanted = std::make_shared<Simulation>();
  command->add_option("PRESET", wanted->preset, "Which study: " + join(presets(), ", "))
      ->required();
  command->add_option("DIR", wanted->folder, "Where to write it; a new or empty folder")
      ->required();
  command->add_option("--seed", wanted->seed, "Same seed, same bytes (default 1)");
  command->add_option("--scale", wanted->scale, "Multiplies users and daily counts (default 1)");
  command->callback([&session, wanted] {
    session.action = [&session, wanted] {
      simulate(*wanted);
      if (session.json) {
        print_json({{"folder", wanted->folder.string()}, {"seed", wanted->seed}});
      } else {
        fmt::print("Wrote {}. Next: resettle run {}\n", wanted->folder.string(),
                   wanted->folder.string());
      }
      return static_cast<int>(kDone);
    };
  });
}

}  // namespace resettle
