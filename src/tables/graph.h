// The study's graph of named tables: who makes which, from what, and what is not there yet.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "tables/bindings.h"
#include "tables/cache.h"
#include "tables/maker.h"
#include "tables/recipe.h"
#include "tables/settings.h"

namespace resettle {

// A table that importers fill, one part a raw file.
struct RawTable {
  std::string name;
  std::string about;
  std::vector<std::string> grain;
  Columns columns;
  bool about_persons = false;  // as of a Maker
};

// What an importer writes for one raw file.
class PartMaking {
 public:
  virtual ~PartMaking() = default;
  // At most once a table; a table not written has no rows in this part.
  virtual void write(const std::string& table, RowSource& rows, std::string_view order_by) = 0;
  virtual void count(const std::string& name, std::int64_t value) = 0;
  // How much of the file is read, between 0 and 1; may be called from any thread.
  virtual void progress(double done) = 0;
  virtual Workspace& workspace() = 0;
};

// One raw file and what turns it into parts of raw tables.
struct RawPart {
  std::string file;                     // as the study names it
  std::vector<std::string> tables;      // those it may fill
  std::vector<Ingredient> ingredients;  // file, importer's version, its settings
  std::uint64_t bytes = 0;              // of the file: the largest is begun first
  std::function<void(PartMaking&)> make;
};

// What a step made, as a reader would count it.
struct Made {
  std::int64_t count = 0;
  std::string noun = "row";    // singular: a record of a raw file, a file of the report
  std::int64_t set_aside = 0;  // records in quarantine besides
};

// What the run tells while it works. Called from any thread; several steps run at once.
class Observer {
 public:
  virtual ~Observer() = default;
  // The `number`-th step that begins; each ends, unless something is thrown.
  virtual void begin(const std::string& what, int number, int of) = 0;
  // How much of the step is done, between 0 and 1.
  virtual void progress(const std::string& what, double done) = 0;
  virtual void end(const std::string& what, const Made& made, double seconds) = 0;
  virtual void warn(const std::string& message) = 0;
  // Work that makes no table, such as drawing figures: worth a word only if it takes long.
  virtual void begin_work(const std::string& /*what*/) {}
  virtual void end_work(const std::string& /*what*/) {}
};

// Such work, from here to the end of the block.
class Work {
 public:
  Work(Observer& observer, std::string what) : observer_(observer), what_(std::move(what)) {
    observer_.begin_work(what_);
  }
  ~Work() { observer_.end_work(what_); }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

 private:
  Observer& observer_;
  std::string what_;
};

// Work that is done as soon as tables can be read, while others are still made, such as drawing a
// figure. Called on one of the threads that make tables.
struct FollowUp {
  std::vector<std::string> tables;  // that it reads
  std::function<void()> run;
  double cost = 1;       // a guess; making most tables counts as 1
  bool at_once = false;  // before anything else that can be done: another thread waits for it
  std::string what = "the report";  // the work, as the observer is told
};

// A table that a maker makes: of one scheme, if there is a table for each, and under the study's
// settings or one other value.
struct Node {
  Maker maker;         // its table is the node's name
  std::string scheme;  // empty: there is one table
  std::vector<Bound> inputs;
  Settings settings;          // those that the maker declares, as this table sees them
  bool is_variation = false;  // one of them, or of a table that leads to it, has another value
  Variations variations;      // under which its own inputs are read
};

class Graph {
 public:
  // Every table that a maker reads must be made by another, and nothing twice; else it is a bug.
  Graph(std::vector<RawTable> raw_tables, std::vector<RawPart> parts, std::vector<Maker> makers,
        Settings settings, const Bindings& bindings = {});

  // In an order in which each table stands after what it reads.
  const std::vector<std::string>& tables() const { return order_; }
  bool has(const std::string& table) const;
  const Node* node(const std::string& table) const;           // nullptr for raw tables
  const Maker* maker(const std::string& table) const;         // its maker
  const RawTable* raw_table(const std::string& table) const;  // nullptr for the others
  const std::vector<RawPart>& parts() const { return parts_; }
  const Settings& settings() const { return settings_; }
  // The tables that its inputs are bound to, each once.
  std::vector<std::string> reads(const std::string& table) const;
  std::set<std::string> with_ancestors(const std::vector<std::string>& tables) const;

  const std::vector<Ingredient>& ingredients(const std::string& table) const;
  const std::string& recipe(const std::string& table) const;
  // The recipes of the versions that make up the table: one, or one a part.
  std::vector<std::string> version_recipes(const std::string& table) const;
  std::string part_recipe(const RawPart& part) const;
  // Not a raw table without a file: that one is neither made nor there.
  bool is_filled(const std::string& table) const { return !version_recipes(table).empty(); }

 private:
  void add_nodes(const Maker& maker, const Bindings& bindings);
  void bind_inputs(Node& node, const std::map<std::string, Maker>& makers,
                   const Bindings& bindings) const;
  void vary_inputs(const std::string& table, const Bindings& bindings);
  // The table under another value, such as cohort@evidence=-1; the same one where it does not hang
  // on the setting.
  std::string varied(const std::string& table, const std::string& setting, const Value& value);
  bool hangs_on(const std::string& table, const std::string& setting) const;
  void order_tables();
  void find_recipes();

  std::map<std::string, RawTable> raw_tables_;
  std::vector<RawPart> parts_;
  std::map<std::string, Node> nodes_;
  Settings settings_;
  std::vector<std::string> order_;
  std::map<std::string, std::vector<Ingredient>> ingredients_;
  std::map<std::string, std::string> recipes_;
};

// Makes, finds and reads the versions of a graph's tables. Steps that do not need each other are
// made at the same time, on as many threads as the engine has; a version's bytes do not depend on
// it.
class Tables {
 public:
  Tables(const Graph& graph, Cache& cache, Engine::Options options, Observer& observer);

  // What is not there: table names (raw tables once) in order, among `wanted` and what they need.
  std::vector<std::string> missing(const std::vector<std::string>& wanted);
  // Makes what is missing and does what follows; returns the names of what was made. They can be
  // read from then on, and are durable after Cache::settle. A follow-up reads only what is wanted
  // or already there.
  std::vector<std::string> make(const std::vector<std::string>& wanted,
                                const std::vector<FollowUp>& follow_ups = {});

  bool is_made(const std::string& table);
  // The files and columns of a made table; throws UserError when it is not made.
  TableFiles files(const std::string& table);
  TableFiles files(const Bound& input);
  std::int64_t rows(const std::string& table);
  std::vector<Version> versions(const std::string& table);
  // A workspace that sees these tables.
  std::unique_ptr<Workspace> open(const std::vector<std::string>& tables);
  Engine& engine();

 private:
  struct Plan;
  Plan plan(const std::vector<std::string>& names);
  void make_part(const RawPart& part, bool one_reader);
  void make_table(const Node& node, Readings& readings);
  void keep(Version version);
  // Reads what is there of these tables; sets aside what is damaged, and says whether anything was.
  bool set_damaged_aside(const std::set<std::string>& tables);
  // Makers beyond these would only share the same processors and hold more memory.
  int makers_at_once() const;

  const Graph& graph_;
  Cache& cache_;
  Engine::Options options_;
  Observer& observer_;
  std::unique_ptr<Engine> engine_;
  std::mutex mutex_;                      // guards found_, whose versions stay where they are
  std::map<std::string, Version> found_;  // by "table-recipe"
  const Version* find(const std::string& table, const std::string& recipe);
};

}  // namespace resettle
