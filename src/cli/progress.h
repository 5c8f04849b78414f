// What a run tells while it works: a line for each step that has ended, and, for steps that take
// long, a line while they run.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "tables/graph.h"

namespace resettle {

// Which steps run and for how long, and when a reader should hear of it. Has no clock: times are
// seconds since any moment. Not for several threads.
class RunningSteps {
 public:
  // A step is slow from `slow_after` seconds on.
  explicit RunningSteps(double slow_after = 2) : slow_after_(slow_after) {}

  void begin(const std::string& what, double now);
  void progress(const std::string& what, double done);
  void end(const std::string& what);

  // "multiverse (12 s), raw/posts.jsonl (4 s, 40 % done)": the slow steps, the longest first.
  std::string slow(double now) const;
  // The same if a line of it is due: `slow_after` seconds after the last line if a step became slow
  // that no line has named, `kAgain` seconds after it otherwise. Empty if not.
  std::string due(double now);

  static constexpr double kAgain = 10;

 private:
  struct Step {
    double begun = 0;
    double done = 0;  // 0: not known
    int running = 0;  // at once under this name
    bool is_told = false;
  };
  bool is_slow(const Step& step, double now) const { return now - step.begun >= slow_after_; }

  double slow_after_;
  double last_line_ = -1e9;
  std::map<std::string, Step> steps_;
};

// Lines, for standard error that is no terminal; `print` gets each without its end and may be
// called from any thread, once at a time.
std::unique_ptr<Observer> make_line_observer(std::function<void(const std::string&)> print,
                                             double slow_after = 2);

}  // namespace resettle
