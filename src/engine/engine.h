// What makes, reads and writes tables. A table on disk is one Parquet file or several parts; an
// engine opens a workspace that sees the tables it is given and nothing else, and writes what a
// SELECT or a RowSource yields to a new file.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rows.h"

namespace resettle {

// A table as a workspace sees it: the files it lies in. Without files it is empty and `columns`
// says which columns it has.
struct TableFiles {
  std::vector<std::filesystem::path> files;
  Columns columns;
};

// One typed value of the one-row table `settings`.
struct SettingColumn {
  std::string name;
  ColumnType type;
  // As SQL literal text without quotes; empty optional is NULL.
  std::optional<std::string> value;
};

struct Written {
  std::int64_t rows = 0;
  Columns columns;
};

// A function on text that SQL can call in this workspace; NULL arguments give NULL. Called from
// many threads at once.
using TextFunction = std::function<std::string(std::string_view)>;

// One connection with its own views. Not for use from several threads.
class Workspace {
 public:
  virtual ~Workspace() = default;

  // Writes the rows of `select` to `file`, in its order, and syncs nothing: the caller renames.
  // Throws std::logic_error when the statement is wrong or a column has none of the seven types
  // (INTEGER and DECIMAL must be cast, HUGEINT too: Options::check_types), UserError when the disk
  // is full or memory is out.
  virtual Written write(std::string_view select, const std::filesystem::path& file) = 0;
  // The same for rows made outside SQL, sorted by `order_by` (SQL, e.g. "file, line"). Where that
  // is empty, one reader reads them all and they stay as it hands them out.
  virtual Written write(RowSource& source, std::string_view order_by,
                        const std::filesystem::path& file) = 0;
  // Holds rows in memory as a table of this workspace and returns how many came; where the table is
  // there, it adds to it. Rows of a source come in any order. Nothing is written, and what is held
  // does not count towards the engine's memory.
  virtual std::int64_t hold(const std::string& table, std::string_view select) = 0;
  virtual std::int64_t hold(const std::string& table, RowSource& source) = 0;
  virtual std::unique_ptr<Rows> query(std::string_view select) = 0;
  // Returns the name by which SQL calls it.
  virtual std::string add_function(TextFunction function) = 0;
  // From here on no statement of the engine reaches another file than those of this workspace's
  // tables and `files`: for statements that hold a user's own SQL.
  virtual void confine(const std::vector<std::filesystem::path>& files) = 0;
  // CSV (RFC 4180), JSON (an array of objects) or a copy as Parquet, by DuckDB's own writers.
  virtual void export_to(std::string_view select, std::string_view format,
                         const std::filesystem::path& file) = 0;
};

class Engine {
 public:
  struct Options {
    int threads = 0;          // 0: as many as the machine has
    std::string memory;       // e.g. "4GB"; empty: 80 % of the machine
    bool keep_order = false;  // read files in their own order; making tables does not need it
    // Refuse a HUGEINT that a statement gives. It is a double once it is written; finding it before
    // takes as long as many a table, so tests do it for all statements.
    bool check_types = false;
    std::filesystem::path temporary;  // spill files go here
  };
  virtual ~Engine() = default;
  // Name, version and prelude: part of the recipe of every table that SQL makes.
  virtual std::string identity() const = 0;
  virtual std::unique_ptr<Workspace> open(const std::map<std::string, TableFiles>& tables,
                                          const std::vector<SettingColumn>& settings) = 0;
};

std::unique_ptr<Engine> make_duckdb_engine(const Engine::Options& options);
// What make_duckdb_engine(...)->identity() says, without starting the engine.
std::string duckdb_identity();

}  // namespace resettle
