// A small simulated study with all its tables made, for tests of what holds for every table.
#pragma once

#include "base/file.h"
#include "base/testing.h"
#include "cli/study_graph.h"
#include "engine/testing.h"
#include "simulate/simulate.h"

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
    add_rule(folder / "study" / "study.toml");
    open = open_study(folder / "study", {.threads = threads, .memory = "1GB", .check_types = true},
                      observer);
    made = open->tables->make(open->graph->tables());
  }

  // So that the tables of a rule have rows.
  static void add_rule(const std::filesystem::path& page) {
    std::string text = read_file(page);
    const std::string section = "[cohort]\n";
    text.replace(text.find(section), section.size(),
                 section + "scheme  = \"us_based\"\ninclude = [\"yes\"]\n");
    text +=
        "\n[[annotator]]\nname = \"profile\"\nkind = \"rule\"\nscheme = \"us_based\"\n"
        "countries = [\"US\"]\nlanguages = [\"en\"]\nphrases = [\"usa\", \"美国\"]\n"
        "needed = 2\nlabel = \"yes\"\notherwise = \"no\"\n";
    write_file(page, text);
  }

  Graph& graph() { return *open->graph; }
  Tables& tables() { return *open->tables; }

  TemporaryFolder folder;
  QuietObserver observer;
  std::unique_ptr<OpenStudy> open;
  std::vector<std::string> made;
};

}  // namespace resettle
