// The folder cache/: table versions as immutable Parquet files, each with a note beside it
// (`<table>-<recipe>.json`) that says how it was made. A note carries its own checksum: one that
// was torn, changed or renamed is no note, and a version without its note does not exist. A file
// that is not what its note says is set aside as `*.damaged` and made again.
//
// A cache writes nothing until `begin_writing`: who only reads may stand beside a run, or on a
// medium that cannot be written.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "engine/rows.h"
#include "tables/recipe.h"
#include "tables/settling.h"

namespace resettle {

struct Version {
  std::string table;
  std::string recipe;
  std::vector<Ingredient> ingredients;
  Columns columns;
  std::int64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;  // of the Parquet file; empty when rows is 0 and there is none
  // What a maker counted besides its rows, e.g. lines decoded from GB18030.
  std::map<std::string, std::int64_t> counts;
};

// May be used from several threads, each with its own versions.
class Cache {
 public:
  using Warn = std::function<void(const std::string&)>;
  // `folder` need not exist until something is kept.
  Cache(std::filesystem::path folder, Warn warn);

  const std::filesystem::path& folder() const { return folder_; }
  // For who holds the study's lock: from here on files are kept, set aside and removed.
  void begin_writing();
  // Makes the folder, which holds texts of people, for its owner alone.
  void make_folder();
  std::filesystem::path file(const std::string& table, const std::string& recipe) const;
  // Where to write a version before `keep`.
  std::filesystem::path temporary(const std::string& table, const std::string& recipe) const;

  // The version, checked against its note (by size and time stamp; by checksum when the stamp is
  // not the one remembered). One that is damaged is set aside, or only warned of before
  // `begin_writing`.
  std::optional<Version> find(const std::string& table, const std::string& recipe);
  // Whether a version that will be read is what its note says, by its checksum: a disk that rots
  // changes no time stamp. The checksum is taken once a process.
  bool is_whole_inside(const Version& version);
  // A version that is not: as `find` does with it.
  void set_aside(const Version& version);
  // Takes over the temporary file: fills in bytes and checksum and renames. The file can be read
  // from then on; syncing it and then writing the note follow by themselves, for many versions
  // together, since most of what a small table costs is waiting for the disk.
  Version keep_soon(Version version);
  // Waits until all that was kept has its note and is durable; throws what went wrong.
  void settle() { settling_.wait(); }
  // Both.
  void keep(Version version);
  // The version of `table` that was kept last, whatever its recipe.
  std::optional<Version> latest(const std::string& table) const;

  // SHA-256 of a file outside the cache; remembered by size, modification time and inode, unless
  // the file is younger than two seconds.
  std::string checksum(const std::filesystem::path& file);
  // Writes what `checksum` and `find` remembered.
  void remember();

  // Leftovers of a run that was killed, or that ends early.
  void remove_leftovers();
  // Deletes versions that are not in `used` (names as `<table>-<recipe>`); returns bytes freed.
  std::uint64_t remove_unused(const std::set<std::string>& used);
  // Every kept version, by name.
  std::vector<Version> all() const;
  // Reads every file and compares its checksum; returns the names of those that are damaged.
  std::vector<std::string> verify();

 private:
  struct Memory {
    FileStamp stamp;
    std::string sha256;
  };
  std::filesystem::path note(const std::string& table, const std::string& recipe) const;
  std::optional<Version> read_note(const std::filesystem::path& path) const;
  bool is_whole(const Version& version, bool read_it);
  void load_memory();
  // What is remembered of a file; and to remember it.
  std::optional<Memory> memory_of(const std::string& key);
  void remember_one(const std::string& key, Memory memory);

  std::filesystem::path folder_;
  Warn warn_;
  std::mutex mutex_;  // guards the memory
  std::map<std::string, Memory> memory_;
  bool memory_loaded_ = false;
  bool memory_changed_ = false;
  bool may_write_ = false;
  std::set<std::string> read_inside_;  // names of files whose checksum this process took
  Settling settling_;
};

}  // namespace resettle
