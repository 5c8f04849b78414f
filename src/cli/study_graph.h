// A study opened for work: its page, its graph of tables and its cache, put together from all rooms
// of the house.
#pragma once

#include <filesystem>
#include <memory>

#include "study/study.h"
#include "tables/graph.h"

namespace resettle {

struct RunOptions {
  int threads = 0;
  std::string memory;
  bool keep_order = false;            // for commands that print tables
  bool check_types = false;           // as the engine's: for tests
  Exports exports = Exports::needed;  // may be away where made tables are all that is read
};

struct OpenStudy {
  Study study;
  std::unique_ptr<Cache> cache;
  std::unique_ptr<Graph> graph;
  std::unique_ptr<Tables> tables;
  ~OpenStudy();  // not inline: it would be compiled anew in each command
};

std::unique_ptr<OpenStudy> open_study(const std::filesystem::path& folder,
                                      const RunOptions& options, Observer& observer);

// The schemes that labels may come in, from the sources and the roles.
std::vector<std::string> schemes_of(const Study& study);

}  // namespace resettle
