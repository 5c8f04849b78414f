#include "cli/session.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>

#include "base/error.h"
#include "base/text.h"

namespace resettle {

CLI::App* add_command(CLI::App& app, Session& session, const std::string& name,
                      const std::string& about, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, about);
  command->add_flag("--json", session.json, "Print JSON instead of text");
  command->footer("Example:\n  " + example);
  return command;
}

void add_folder_argument(CLI::App& command, Session& session) {
  command.add_option("DIR,--study", session.folder, "The study's folder (default: here)");
}

void add_engine_options(CLI::App& command, Session& session) {
  command.add_option("--threads", session.threads, "How many processor threads (default: all)")
      ->check(CLI::Range(1, 1024));
  command.add_option("--memory", session.memory,
                     "Memory limit, such as 4GB; what is beyond it "
                     "spills to disk");
}

std::string command_line(const std::string& command, const std::filesystem::path& folder) {
  std::error_code missing;
  if (std::filesystem::equivalent(folder, ".", missing)) return "resettle " + command;
  return fmt::format("resettle {} {}", command, shell_word(folder.string()));
}

std::string bold(const Session& session, const std::string& text) {
  return session.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string faint(const Session& session, const std::string& text) {
  return session.colour ? "\x1b[2m" + text + "\x1b[0m" : text;
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, "\u2009");
  }
  return digits;
}

std::string counted(std::int64_t number, const std::string& noun) {
  return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string percent(double share) {
  if (share > 0 && share < 0.0005) return "< 0.1 %";
  return fmt::format("{:.1f} %", 100 * share);
}

void print_json(const nlohmann::ordered_json& value) { fmt::print("{}\n", value.dump(2)); }

void check_table(const Session& session, const Graph& graph, const std::string& table) {
  if (graph.has(table)) return;
  const std::string near = nearest_name(table, graph.tables());
  throw UserError(fmt::format("there is no table \"{}\"", printable(table)),
                  fmt::format("{}`{}` lists them.",
                              near.empty() ? "" : fmt::format("Did you mean \"{}\"? ", near),
                              command_line("tables", session.folder)));
}

namespace {

using Clock = std::chrono::steady_clock;

class QuietObserver : public Observer {
 public:
  void begin(const std::string&, int, int) override {}
  void progress(const std::string&, double) override {}
  void end(const std::string&, std::int64_t, double) override {}
  void warn(const std::string& message) override {
    fmt::print(stderr, "warning: {}\n", printable(message));
  }
};

class SilentObserver : public QuietObserver {
 public:
  void warn(const std::string&) override {}
};

class LineObserver : public QuietObserver {
 public:
  void end(const std::string& what, std::int64_t rows, double seconds) override {
    fmt::print(stderr, "made {}: {} rows in {:.2f} s\n", printable(what), rows, seconds);
  }
};

// One line that is drawn over, at most ten times a second.
class BarObserver : public QuietObserver {
 public:
  ~BarObserver() override { clear(); }

  void begin(const std::string& what, int number, int of) override {
    const std::lock_guard lock(mutex_);
    if (number == 1) {
      ended_ = 0;
      running_.clear();
    }
    of_ = of;
    running_[what] = 0;
    draw(what);
  }

  void progress(const std::string& what, double done) override {
    const std::lock_guard lock(mutex_);
    running_[what] = done;
    if (Clock::now() - drawn_ < std::chrono::milliseconds(100)) return;
    draw(what);
  }

  void end(const std::string& what, std::int64_t rows, double seconds) override {
    const std::lock_guard lock(mutex_);
    running_.erase(what);
    ++ended_;
    if (seconds > 0.05)
      rate_ = fmt::format("{} rows/s",
                          grouped(static_cast<std::int64_t>(static_cast<double>(rows) / seconds)));
  }

  void warn(const std::string& message) override {
    const std::lock_guard lock(mutex_);
    clear();
    QuietObserver::warn(message);
  }

 private:
  static constexpr int kWidth = 24;

  void draw(const std::string& what) {
    drawn_ = Clock::now();
    double all = ended_;
    for (const auto& [name, done] : running_) all += done;
    all /= std::max(1, of_);
    const int filled = static_cast<int>(all * kWidth);
    std::string bar;
    for (int i = 0; i < kWidth; ++i) bar += i < filled ? "━" : "─";
    fmt::print(stderr, "\r\x1b[K{} {:3.0f} %  {}  {}", bar, 100 * all, printable(what), rate_);
    std::fflush(stderr);
  }

  void clear() {
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
  }

  std::mutex mutex_;
  std::map<std::string, double> running_;  // how much of each step is done
  int ended_ = 0;
  int of_ = 1;
  std::string rate_;
  Clock::time_point drawn_{};
};

}  // namespace

std::unique_ptr<Observer> make_progress(const Session& session) {
  if (session.json) return std::make_unique<SilentObserver>();
  if (session.is_terminal) return std::make_unique<BarObserver>();
  return std::make_unique<LineObserver>();
}

std::unique_ptr<Observer> make_quiet_observer() { return std::make_unique<QuietObserver>(); }

}  // namespace resettle
