// A small simulated study with all its tables made, for tests of what holds for every table.
#pragma once

#include "base/file.h"
#include "base/testing.h"
#include "cli/study_graph.h"
#include "engine/testing.h"
#include "simulate/simulate.h"
#include "with_rule.h"

namespace resettle {

class QuietObserver : public Observer {
 public:
  void begin(const std::string&, int, int) override {}
  void progress(const std::string&, double) override {}
  void end(const std::string&, const Made&, double) override {}
  void warn(const std::string& message) override { ADD_FAILURE() << message; }
};

struct SmallStudy {
  explicit SmallStudy(int threads = 2) {
    simulate({"rednote-2025", folder / "study", 3, 0.02});
    const auto page = folder / "study" / "study.toml";
    write_file(page, with_rule(read_file(page)));
    open = open_study(folder / "study", {.threads = threads, .memory = "1GB", .check_types = true},
                      observer);
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
