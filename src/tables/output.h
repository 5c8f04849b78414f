// Where a step writes: the rows of a table, or of its part of several, each to a file of its own;
// and what it counts besides.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "engine/engine.h"

namespace resettle {

class Output {
 public:
  // The file of a table.
  using FileOf = std::function<std::filesystem::path(const std::string& table)>;

  // If `one_reader`, a source that one reader hands out in order is not sorted: where no other
  // threads wait for work.
  Output(Workspace& workspace_, FileOf file_of, bool one_reader = false)
      : workspace(workspace_), file_of_(std::move(file_of)), one_reader_(one_reader) {}
  virtual ~Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  Workspace& workspace;

  // A table is written once at most: a second time is a bug. One that is not written has no rows.
  virtual void write(const std::string& table, RowSource& rows, std::string_view order_by);
  void write(const std::string& table, std::string_view select);
  void count(const std::string& name, std::int64_t value) { counts_[name] += value; }
  // How much of the step is done, between 0 and 1. May be called from any thread.
  virtual void progress(double /*done*/) {}

  // By table.
  const std::map<std::string, Written>& written() const { return written_; }
  const std::map<std::string, std::int64_t>& counts() const { return counts_; }

 private:
  void keep(const std::string& table, Written written);

  FileOf file_of_;
  bool one_reader_;
  std::map<std::string, Written> written_;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace resettle
