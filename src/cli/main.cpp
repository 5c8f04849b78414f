// The program: finds the command, runs it, and turns what went wrong into a sentence and an exit
// code.
#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/error.h"
#include "base/system_error.h"
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
    print_json(Value::object({{"error", Value::object({{"file", error.place().file},
                                                       {"line", error.place().line},
                                                       {"column", error.place().column},
                                                       {"problem", error.problem()},
                                                       {"remedy", error.remedy()}})}}));
    return;
  }
  const std::string place = error.place().file.empty() ? "" : to_string(error.place()) + ": ";
  const bool colour = ::isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  print_error("{}error:{} {}{}\n  {}\n", Own{colour ? "\x1b[31m" : ""},
              Own{colour ? "\x1b[0m" : ""}, place, error.problem(), error.remedy());
}

// What is printed may go into a file: one that is cut must not look whole. Nobody minds a closed
// one.
bool is_all_printed() {
  std::cout.flush();
  const bool flushed = std::fflush(stdout) == 0;
  if (flushed && std::ferror(stdout) == 0 && std::cout.good()) return true;
  return ::fcntl(STDOUT_FILENO, F_GETFD) == -1;
}

int end_at_unprinted() {
  print_error(
      "error: what was printed could not be written\n  What is there of it is not whole. The disk "
      "may "
      "be full: free some space, or print to another place.\n");
  return kUserError;
}

CLI::Option* add_target(CLI::App& command, const Option& option) {
  return std::visit(
      [&](auto* target) {
        if constexpr (std::is_same_v<decltype(target), bool*>) {
          return command.add_flag(option.name, *target, option.about);
        } else {
          return command.add_option(option.name, *target, option.about);
        }
      },
      option.target);
}

void add_option(CLI::App& command, const Option& option) {
  CLI::Option* added = add_target(command, option);
  added->required(option.is_required);
  if (option.is_repeated) added->allow_extra_args(false);
  if (option.is_file) added->check(CLI::ExistingFile);
  if (!option.one_of.empty()) added->check(CLI::IsMember(option.one_of));
  if (option.problem_of) added->check(CLI::Validator(option.problem_of, ""));
  if (!option.shown.empty()) added->type_name(option.shown);
  for (const std::string& name : option.instead) added->excludes(command.get_option(name));
}

void check_required(const CLI::App& parsed, const Command& command) {
  for (const Option& option : command.options) {
    if (option.instead.empty() || parsed.count(option.name) > 0) continue;
    for (const std::string& name : option.instead) {
      if (parsed.count(name) == 0) throw CLI::RequiredError(name);
    }
  }
}

// What --help says of all commands has --json first and an example below.
void add_command(CLI::App& app, Session& session, const Command& command, const Command*& chosen) {
  CLI::App* added = app.add_subcommand(command.name, command.about);
  added->add_flag("--json", session.json, "Print JSON instead of text");
  added->footer("Example:\n  " + command.example);
  for (const Option& option : command.options) add_option(*added, option);
  added->callback([added, &command, &chosen] {
    check_required(*added, command);
    chosen = &command;
  });
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
    print_error(Own{app.help()});
    return kUserError;
  }
  const std::string near = nearest_command(app, argc, argv);
  if (!near.empty()) {
    print_error("error: there is no command \"{}\"\n  Did you mean `resettle {}`?\n", argv[1],
                near);
    return kUserError;
  }
  print_error(
      "error: {}\n  `resettle --help` lists the commands, `resettle COMMAND --help` the options.\n",
      error.what());
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
  const std::vector<Command> commands = {
      new_command(session),     run_command(session),        plan_command(session),
      tables_command(session),  settings_command(session),   show_command(session),
      explain_command(session), quarantine_command(session), doctor_command(session),
      clean_command(session),   simulate_command(session)};
  const Command* chosen = nullptr;
  for (const Command& command : commands) add_command(app, session, command, chosen);
  for (int i = 1; i < argc; ++i) {
    if (is_utf8(argv[i])) continue;
    print_error("error: \"{}\" is not UTF-8\n  Rename what is called so.\n", argv[i]);
    return kUserError;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return end_at_parse_error(app, error, argc, argv);
  }
  try {
    const int code = chosen->action();
    return is_all_printed() ? code : end_at_unprinted();
  } catch (const std::exception& error) {
    if (const auto mendable = as_user_error(error)) {
      say(session, *mendable);
      return kUserError;
    }
    if (!is_all_printed()) return end_at_unprinted();  // the cause, rather than what came of it
    print_error("bug: {}\n  Please report this with what you did.\n", error.what());
    return kBug;
  }
}

// Statements and the figures' scripts need more of a stack than a shell may allow (ulimit -s).
constexpr std::size_t kStack = std::size_t{8} << 20;

struct Call {
  int argc;
  char** argv;
  int code = kBug;
};

void* run_call(void* what) {
  Call& call = *static_cast<Call*>(what);
  call.code = run(call.argc, call.argv);
  return nullptr;
}

// The stack of this thread cannot be made larger; those of all others are.
int run_on_large_stack(int argc, char** argv) {
  pthread_attr_t large;
  ::pthread_attr_init(&large);
  ::pthread_attr_setstacksize(&large, kStack);
  ::pthread_setattr_default_np(&large);
  rlimit limit{};
  if (::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= kStack) return run(argc, argv);
  Call call{argc, argv};
  pthread_t thread{};
  if (::pthread_create(&thread, &large, run_call, &call) != 0) return run(argc, argv);
  ::pthread_join(thread, nullptr);
  return call.code;
}

}  // namespace
}  // namespace resettle

int main(int argc, char** argv) {
#ifdef NEEDS_AVX2
  if (!__builtin_cpu_supports("avx2")) {
    resettle::print_error("error: this processor has no AVX2\n  Build with -DPORTABLE=ON.\n");
    return resettle::kUserError;
  }
#endif
  ::signal(SIGINT, resettle::end_at_interrupt);
  ::signal(SIGTERM, resettle::end_at_interrupt);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGXFSZ, SIG_IGN);  // what is written then fails with a reason
  return resettle::run_on_large_stack(argc, argv);
}
