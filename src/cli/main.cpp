// The program: finds the command, runs it, and turns what went wrong into a sentence and an exit
// code.
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "study/study.h"

namespace resettle {
namespace {

// Everything on disk is whole at every moment, so an interrupt need not tidy: the next run goes on.
void end_at_interrupt(int) {
  static constexpr char message[] = "\ninterrupted: `resettle run` continues where this stopped\n";
  const ssize_t ignored = ::write(STDERR_FILENO, message, sizeof message - 1);
  (void)ignored;
  ::_exit(kInterrupted);
}

void say(const Session& session, const UserError& error) {
  if (session.json) {
    print_json({{"error",
                 {{"file", error.place().file},
                  {"line", error.place().line},
                  {"column", error.place().column},
                  {"problem", error.problem()},
                  {"remedy", error.remedy()}}}});
    return;
  }
  const std::string place = error.place().file.empty() ? "" : to_string(error.place()) + ": ";
  const bool colour = ::isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  fmt::print(stderr, "{}error:{} {}{}\n  {}\n", colour ? "\x1b[31m" : "", colour ? "\x1b[0m" : "",
             printable(place), printable(error.problem()), printable(error.remedy()));
}

// CLI11 says only that a word was not expected; the usual reason is a mistyped command.
std::string nearest_command(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return "";
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  for (const std::string& name : names) {
    if (name == argv[1]) return "";
  }
  return nearest_name(argv[1], names);
}

int end_at_parse_error(CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
  if (argc < 2) {
    fmt::print(stderr, "{}", app.help());
    return kUserError;
  }
  const std::string near = nearest_command(app, argc, argv);
  if (!near.empty()) {
    fmt::print(stderr, "error: there is no command \"{}\"\n  Did you mean `resettle {}`?\n",
               printable(argv[1]), near);
    return kUserError;
  }
  fmt::print(stderr,
             "error: {}\n  `resettle --help` lists the commands, `resettle COMMAND --help` "
             "the options.\n",
             printable(error.what()));
  return kUserError;
}

int run(int argc, char** argv) {
  Session session;
  session.is_terminal = ::isatty(STDERR_FILENO) == 1;
  session.colour = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  CLI::App app("Resettle makes the whole study of a platform migration from raw exports.",
               "resettle");
  app.require_subcommand(1);
  app.set_version_flag("--version", "resettle " + std::string(kVersion));
  app.footer("Start here:\n  resettle new my-study exports/*.jsonl\n  resettle run my-study");
  add_new(app, session);
  add_run(app, session);
  add_plan(app, session);
  add_tables(app, session);
  add_settings(app, session);
  add_show(app, session);
  add_explain(app, session);
  add_quarantine(app, session);
  add_doctor(app, session);
  add_clean(app, session);
  add_simulate(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return end_at_parse_error(app, error, argc, argv);
  }
  try {
    return session.action();
  } catch (const UserError& error) {
    say(session, error);
    return kUserError;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bug: {}\n  Please report this with what you did.\n", error.what());
    return kBug;
  }
}

}  // namespace
}  // namespace resettle

int main(int argc, char** argv) {
#ifdef NEEDS_AVX2
  if (!__builtin_cpu_supports("avx2")) {
    fmt::print(stderr, "error: this processor has no AVX2\n  Build with -DPORTABLE=ON.\n");
    return resettle::kUserError;
  }
#endif
  ::signal(SIGINT, resettle::end_at_interrupt);
  ::signal(SIGTERM, resettle::end_at_interrupt);
  ::signal(SIGPIPE, SIG_DFL);
  return resettle::run(argc, argv);
}
