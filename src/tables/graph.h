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

// One raw file and what turns it into parts of tables.
struct FilePart {
  std::string file;                     // as the study names it
  std::vector<std::string> tables;      // those it may fill
  std::vector<Ingredient> ingredients;  // file, importer's version, its settings
  std::uint64_t bytes = 0;              // of the file: the largest is begun first
  std::function<void(Output&)> make;
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

// A table: one of several of its maker, if there are several, and under the study's settings or one
// other value.
struct Node {
  Maker maker;           // its table is the node's name
  std::string instance;  // topic of labels_topic; empty: there is one table
  std::string scheme;    // empty: it is of no scheme
  std::vector<Bound> inputs;
  std::vector<std::string> parts;  // tables whose rows are a part of this one
  Settings settings;               // those that the maker declares, as this table sees them
  bool is_variation = false;       // one of them, or of a table that leads to it, has another value
  Variations variations;           // under which its own inputs are read
};

// A file of the cache: of the table that it was made for, which others may share.
struct VersionName {
  std::string table;
  std::string recipe;
};

class Graph {
 public:
  // Every table that a maker reads must be made by another, and nothing twice; else it is a bug.
  Graph(std::vector<Maker> makers, std::vector<FilePart> files, Settings settings,
        const Bindings& bindings = {});

  // In an order in which each table stands after what it reads.
  const std::vector<std::string>& tables() const { return order_; }
  bool has(const std::string& table) const;
  const Node* node(const std::string& table) const;    // nullptr where there is no such table
  const Maker* maker(const std::string& table) const;  // its maker
  const std::vector<FilePart>& files() const { return files_; }
  // Those that may fill the table.
  std::vector<const FilePart*> files_of(const std::string& table) const;
  const Settings& settings() const { return settings_; }
  // The tables that its inputs are bound to or that are its parts, each once.
  std::vector<std::string> reads(const std::string& table) const;
  std::set<std::string> with_ancestors(const std::vector<std::string>& tables) const;

  const std::vector<Ingredient>& ingredients(const std::string& table) const;
  const std::string& recipe(const std::string& table) const;
  // The versions that make up the table: its own, or those of its parts.
  std::vector<VersionName> versions(const std::string& table) const;
  std::string recipe(const FilePart& file) const;
  // Whether a step of its own fills it. Not a table of tables, nor one that no file fills.
  bool is_filled(const std::string& table) const;

 private:
  // The tables of a maker, by its name.
  using Declared = std::map<std::string, std::pair<Maker, std::vector<std::string>>>;
  std::vector<std::string> add_nodes(const Maker& maker, const Bindings& bindings);
  void add_parts(const Declared& declared);
  void bind_inputs(Node& node, const Declared& declared, const Bindings& bindings) const;
  void vary_inputs(const std::string& table, const Bindings& bindings);
  // The table under another value, such as cohort@evidence=-1; the same one where it does not hang
  // on the setting.
  std::string varied(const std::string& table, const std::string& setting, const Value& value);
  std::string varied(std::string table, const OtherValues& values);
  bool hangs_on(const std::string& table, const std::string& setting) const;
  void order_tables();
  void find_recipes();

  std::vector<FilePart> files_;
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

  // What is not there: names of tables in order, among `wanted` and what they need.
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
  void read_file(const FilePart& file, bool one_reader);
  void make_table(const Node& node, Readings& readings);
  void keep(Version version, const Output& output);
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
