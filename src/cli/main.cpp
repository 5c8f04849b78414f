#include <fmt/format.h>
#include "cli/study_graph.h"
using namespace resettle;
class Plain : public Observer {
  void begin(const std::string& what, int n, int of) override { fmt::print("{}/{} {}\n", n, of, what); }
  void end(const std::string& what, std::int64_t rows, double seconds) override { fmt::print("   {} {} rows {:.3f} s\n", what, rows, seconds); }
  void warn(const std::string& m) override { fmt::print("warn {}\n", m); }
};
int main(int argc, char** argv) {
  try {
    Plain p;
    auto open = open_study(argc > 1 ? argv[1] : ".", {}, p);
    open->tables->make(open->graph->tables());
    if (argc > 2) { 
      auto w = open->tables->open({argv[2]});
      w->export_to(std::string("SELECT * FROM ")+argv[2], "csv", "/dev/stdout");
    }
  } catch (const UserError& e) { fmt::print("{}\n", e.what()); return 2; }
    catch (const std::exception& e) { fmt::print("BUG {}\n", e.what()); return 1; }
}
