// A small simulated study with all its tables made, for tests of what holds for every table.
#pragma once

#include "base/testing.h"
#include "cli/study_graph.h"
#include "engine/testing.h"
#include "simulate/simulate.h"

namespace resettle {

class QuietObserver : public Observer {
 public:
  void begin(const std::string&, int, int) override {}
  void progress(const std::string&, double) override {}
  void end(const std::string&, std::int64_t, double) override {}
  void warn(const std::string& message) override { ADD_FAILURE() << message; }
};

struct SmallStudy {
  explicit SmallStudy(int threads = 2) {
    simulate({"rednote-2025", folder / "study", 3, 0.02});
    open = open_study(folder / "study", {.threads = threads, .memory = "1GB"}, observer);
    made = open->tables->make(open->graph->tables());
  }

  Graph& graph() { return *open->graph; }
  Tables& tables() { return *open->tables; }

  TemporaryFolder folder;
  QuietObserver observer;
  std::unique_ptr<OpenStudy> open;
  std::vector<std::string> made;
};

}  // namespace resettle
