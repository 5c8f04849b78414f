#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

#include "base/text.h"
#include "cli/session.h"
#include "report/words.h"

namespace resettle {

void RunningSteps::begin(const std::string& what, double now) {
  Step& step = steps_[what];
  if (step.running++ == 0) step = {.begun = now, .running = 1};
}

void RunningSteps::progress(const std::string& what, double done) {
  const auto step = steps_.find(what);
  if (step != steps_.end()) step->second.done = done;
}

void RunningSteps::end(const std::string& what) {
  const auto step = steps_.find(what);
  if (step != steps_.end() && --step->second.running == 0) steps_.erase(step);
}

std::string RunningSteps::slow(double now) const {
  std::vector<std::pair<double, std::string>> told;  // by when it began
  for (const auto& [what, step] : steps_) {
    if (!is_slow(step, now)) continue;
    std::string one = fmt::format("{} ({:.0f} s", printable(what), now - step.begun);
    if (step.done > 0) one += fmt::format(", {:.0f} % done", 100 * step.done);
    told.emplace_back(step.begun, one + ")");
  }
  std::sort(told.begin(), told.end());
  std::string text;
  for (const auto& [begun, one] : told) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string RunningSteps::due(double now) {
  const bool is_new = std::any_of(steps_.begin(), steps_.end(), [&](const auto& step) {
    return is_slow(step.second, now) && !step.second.is_told;
  });
  if (now - last_line_ < (is_new ? slow_after_ : kAgain)) return "";
  const std::string line = slow(now);
  if (line.empty()) return "";
  last_line_ = now;
  for (auto& [what, step] : steps_) step.is_told = step.is_told || is_slow(step, now);
  return line;
}

namespace {

using Clock = std::chrono::steady_clock;

class QuietObserver : public Observer {
 public:
  void begin(const std::string&, int, int) override {}
  void progress(const std::string&, double) override {}
  void end(const std::string&, const Made&, double) override {}
  void warn(const std::string& message) override { print_error("warning: {}\n", message); }
};

class SilentObserver : public QuietObserver {
 public:
  void warn(const std::string&) override {}
};

// Calls `beat` a few times a second until it is destroyed.
class Heartbeat {
 public:
  explicit Heartbeat(std::function<void()> beat)
      : thread_([this, beat = std::move(beat)] {
          std::unique_lock lock(mutex_);
          while (!changed_.wait_for(lock, std::chrono::milliseconds(250), [&] { return ends_; })) {
            lock.unlock();
            try {
              beat();
            } catch (const std::bad_alloc&) {
              // What cannot be told for want of memory ends no work.
            }
            lock.lock();
          }
        }) {}
  ~Heartbeat() {
    {
      const std::lock_guard lock(mutex_);
      ends_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ends_ = false;
  std::thread thread_;
};

// Keeps the running steps; what is said of them is up to the derived class.
class WatchingObserver : public QuietObserver {
 public:
  explicit WatchingObserver(double slow_after) : steps_(slow_after) {}

  void begin(const std::string& what, int, int) override { begin_work(what); }
  void progress(const std::string& what, double done) override {
    const std::lock_guard lock(mutex_);
    steps_.progress(what, done);
  }
  void end(const std::string& what, const Made&, double) override { end_work(what); }
  void begin_work(const std::string& what) override {
    const std::lock_guard lock(mutex_);
    steps_.begin(what, now());
  }
  void end_work(const std::string& what) override {
    const std::lock_guard lock(mutex_);
    steps_.end(what);
  }

 protected:
  double now() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  std::mutex mutex_;  // guards the steps, and what is printed
  RunningSteps steps_;

 private:
  Clock::time_point start_ = Clock::now();
};

class LineObserver : public WatchingObserver {
 public:
  LineObserver(std::function<void(const std::string&)> print, double slow_after)
      : WatchingObserver(slow_after), print_(std::move(print)), heartbeat_([this] { tell(); }) {}

  void end(const std::string& what, const Made& made, double seconds) override {
    WatchingObserver::end(what, made, seconds);
    std::string line = fmt::format("made {}: {} in {:.2f} s", printable(what),
                                   counted_in_words(made.count, made.noun), seconds);
    if (made.set_aside > 0)
      line += fmt::format("; {} more set aside", count_in_words(made.set_aside));
    const std::lock_guard lock(mutex_);
    print_(line);
  }

  void warn(const std::string& message) override {
    const std::lock_guard lock(mutex_);
    QuietObserver::warn(message);
  }

 private:
  void tell() {
    const std::lock_guard lock(mutex_);
    const std::string line = steps_.due(now());
    if (!line.empty()) print_("working on " + line);
  }

  std::function<void(const std::string&)> print_;
  Heartbeat heartbeat_;  // last: ends before what it tells of
};

// One line that is drawn over, at most ten times a second.
class BarObserver : public WatchingObserver {
 public:
  explicit BarObserver(double slow_after)
      : WatchingObserver(slow_after), heartbeat_([this] { tell(); }) {}
  ~BarObserver() override {
    const std::lock_guard lock(mutex_);
    clear();
    is_over_ = true;
  }

  void begin(const std::string& what, int number, int of) override {
    WatchingObserver::begin(what, number, of);
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
    WatchingObserver::progress(what, done);
    const std::lock_guard lock(mutex_);
    running_[what] = done;
    if (Clock::now() - drawn_ < std::chrono::milliseconds(100)) return;
    draw(what);
  }

  void end(const std::string& what, const Made& made, double seconds) override {
    WatchingObserver::end(what, made, seconds);
    const std::lock_guard lock(mutex_);
    running_.erase(what);
    ++ended_;
    if (seconds > 0.05) {
      const auto rate = static_cast<std::int64_t>(static_cast<double>(made.count) / seconds);
      rate_ = fmt::format("{} {}s/s", count_in_words(rate), made.noun);
    }
  }

  void warn(const std::string& message) override {
    const std::lock_guard lock(mutex_);
    clear();
    QuietObserver::warn(message);
  }

 private:
  static constexpr int kWidth = 24;

  void tell() {
    const std::lock_guard lock(mutex_);
    const std::string slow = steps_.slow(now());
    if (!slow.empty() && !is_over_) draw(slow);
  }

  void draw(const std::string& label) {
    drawn_ = Clock::now();
    double all = ended_;
    for (const auto& [name, done] : running_) all += done;
    all /= std::max(1, of_);
    const int filled = static_cast<int>(all * kWidth);
    std::string bar;
    for (int i = 0; i < kWidth; ++i) bar += i < filled ? "━" : "─";
    print_error("\r\x1b[K{} {:3.0f} %  {}  {}", bar, 100 * all, label, rate_);
  }

  void clear() { print_error(Own{"\r\x1b[K"}); }

  std::map<std::string, double> running_;  // how much of each step is done
  int ended_ = 0;
  int of_ = 1;
  std::string rate_;
  Clock::time_point drawn_{};
  bool is_over_ = false;
  Heartbeat heartbeat_;  // last: ends before what it draws
};

constexpr double kSlowAfter = 2;

}  // namespace

std::unique_ptr<Observer> make_line_observer(std::function<void(const std::string&)> print,
                                             double slow_after) {
  return std::make_unique<LineObserver>(std::move(print), slow_after);
}

std::unique_ptr<Observer> make_progress(const Session& session) {
  if (session.json) return std::make_unique<SilentObserver>();
  if (session.is_terminal) return std::make_unique<BarObserver>(kSlowAfter);
  return make_line_observer([](const std::string& line) { print_error("{}\n", line); }, kSlowAfter);
}

std::unique_ptr<Observer> make_quiet_observer() { return std::make_unique<QuietObserver>(); }

}  // namespace resettle
