// What makes a table: a statement (one SELECT), a function in C++, or nothing but other tables that
// are its parts; with what it declares to read. The list of makers is generated from the places of
// the files (cmake/generate.py).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tables/output.h"
#include "tables/readings.h"
#include "tables/settings.h"

namespace resettle {

struct Maker;

// Other values of settings, by name.
using OtherValues = std::map<std::string, Value>;

// Values under which a maker's inputs are read besides the study's own, and what the names of these
// inputs end in.
struct Variation {
  OtherValues values;  // a setting that is not among them has the study's own
  std::string suffix;
};
using Variations = std::vector<Variation>;

// What a maker in C++ is given: a workspace that sees the declared tables, the declared settings,
// what other makers have read, and where to write. `write` is called exactly once.
class Making {
 public:
  // All but the variations outlive it.
  Making(Output& output, const Maker& maker, const Settings& settings, Readings& readings,
         Variations variations = {}, int threads = 0)
      : workspace(output.workspace),
        output_(output),
        maker_(maker),
        settings_(settings),
        readings_(readings),
        variations_(std::move(variations)),
        threads_(threads) {}

  Workspace& workspace;

  // A setting that was declared; another name is a bug.
  const Value& setting(const std::string& name) const;
  // All settings that were declared.
  const Settings& settings() const { return settings_; }
  // Those that the header of the maker declares.
  const Columns& columns() const;
  // Every way to take other values of the settings that inputs vary by; none in most studies.
  const Variations& variations() const { return variations_; }
  // As --threads says; 0: as many as the machine has.
  int threads() const { return threads_; }
  // What `read` makes of these tables, read once for all makers that ask for it by this name. A
  // table that is not declared is a bug.
  template <typename T>
  std::shared_ptr<const T> shared(const std::string& name, const std::vector<std::string>& tables,
                                  const std::function<T()>& read) {
    check_declared(tables);
    return readings_.get<T>(name, read);
  }
  void write(std::string_view select);
  void write(RowSource& rows, std::string_view order_by);

 private:
  void check_declared(const std::vector<std::string>& tables) const;

  Output& output_;
  const Maker& maker_;
  const Settings& settings_;
  Readings& readings_;
  Variations variations_;
  int threads_;
};

using MakeFunction = void (*)(Making&);

// What a maker reads: the rows of a table, by a name of the maker's own. The study says which table
// that is where there is one for each scheme (tables/bindings.h).
struct Input {
  std::string name;
  std::string table;
  // Where there is a table for each scheme: that of this role, of the cohort's scheme ("cohort"),
  // or of the maker's own ("scheme").
  std::string of;
  // Settings: the table is read under every way to take other values of them as well. All varied
  // inputs of a maker name the same.
  std::vector<std::string> varied;
};

struct Maker {
  std::string table;
  std::string per;                 // "scheme", "rule": a table for each; empty: one
  std::string part_of;             // the table whose rows these are a part of; empty: none
  std::string about;               // what it is, from the header
  std::string place;               // the file, below src/
  std::vector<std::string> grain;  // one row per these columns
  Columns columns;  // declared of what may have no rows yet: parts, inputs without a table
  std::vector<Input> reads;
  std::vector<std::string> settings;
  bool about_persons = false;  // rows of a person, or of what one did: they stay in the study
  // The column whose values are people's (a hashtag, a place), and the one that counts the people
  // of a row: a row of fewer than least_authors does not leave the study. Empty: none.
  std::string of_people, people;
  std::string statement;        // empty for C++
  std::string version;          // of a maker in C++: source_version
  double cost = 1;              // how many times as long as most it takes, about
  MakeFunction make = nullptr;  // nullptr for a statement

  // Made by no step of its own: files that the study brings fill it, or tables are part of it.
  bool has_parts() const { return statement.empty() && make == nullptr; }
};

// A statement's file without the line that guesses its cost: the guess changes no table.
std::string without_cost(std::string_view file);

// A hash of the source file below src/, of the headers that it includes and of the sources beside
// those (cmake/versions.py). What the file makes is made again when any of them changes.
std::string source_version(std::string_view place);

// In the order of their places.
std::vector<Maker> all_makers();

}  // namespace resettle
