// What makes a table: a statement (one SELECT) or a function in C++, with what it declares to read.
// The list of makers is generated from the places of the files (cmake/generate.py).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "tables/settings.h"

namespace resettle {

// What a maker in C++ is given: a workspace that sees the declared tables, the declared settings,
// and the file to write. `write` is called exactly once.
class Making {
 public:
  Making(Workspace& workspace_, const Settings& settings, std::filesystem::path file)
      : workspace(workspace_), settings_(settings), file_(std::move(file)) {}

  Workspace& workspace;

  // A setting that was declared; another name is a bug.
  const nlohmann::json& setting(const std::string& name) const;
  void write(std::string_view select);
  void write(RowSource& rows, std::string_view order_by);

  const Written& written() const { return written_; }

 private:
  const Settings& settings_;
  std::filesystem::path file_;
  Written written_;
};

using MakeFunction = void (*)(Making&);

struct Maker {
  std::string table;
  std::string about;               // what it is, from the header
  std::string place;               // the file, below src/
  std::vector<std::string> grain;  // one row per these columns
  std::vector<std::string> reads;  // tables
  std::vector<std::string> settings;
  std::string statement;        // empty for C++
  std::string version;          // of a maker in C++
  MakeFunction make = nullptr;  // nullptr for a statement
};

// In the order of their places.
std::vector<Maker> all_makers();

}  // namespace resettle
