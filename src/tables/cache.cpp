#include "tables/cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "base/value.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

constexpr int kNoteVersion = 2;
constexpr std::int64_t kYoung_ns = 2'000'000'000;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Value as_value(const Version& version) {
  std::vector<Value> ingredients;
  for (const Ingredient& item : version.ingredients) {
    ingredients.push_back(std::vector<Value>{item.kind, item.name, item.hash});
  }
  std::vector<Value> columns;
  for (const Column& column : version.columns) {
    columns.push_back(std::vector<Value>{column.name, static_cast<int>(column.type)});
  }
  std::vector<Value::Member> counts;
  for (const auto& [name, count] : version.counts) counts.push_back({name, count});
  return Value::object({{"note", kNoteVersion},
                        {"table", version.table},
                        {"recipe", version.recipe},
                        {"ingredients", ingredients},
                        {"columns", columns},
                        {"rows", version.rows},
                        {"bytes", version.bytes},
                        {"sha256", version.sha256},
                        {"counts", Value::object(counts)}})
      .sorted();
}

// The note as a file, with the checksum of the rest of it.
std::string text_of_note(const Version& version) {
  const Value note = as_value(version);
  return note.with("note_sha256", sha256_hex(note.dump())).sorted().dump(1) + "\n";
}

bool holds_its_checksum(const Value& note) {
  const auto sha256 = note.at("note_sha256").get<std::string>();
  return sha256_hex(note.without("note_sha256").dump()) == sha256;
}

// As files of versions are called: a table's name and a recipe's 20 digits.
bool is_name_of_version(const std::string& name) {
  const std::size_t dash = name.rfind('-');
  return dash != std::string::npos && dash > 0 && name.size() - dash - 1 == kRecipeDigits &&
         name.find_first_not_of("0123456789abcdef", dash + 1) == std::string::npos;
}

// None if there is no folder yet.
std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  return files;
}

Version version_of(const Value& note) {
  Version version;
  version.table = note.at("table").get<std::string>();
  version.recipe = note.at("recipe").get<std::string>();
  for (const Value& item : note.at("ingredients").elements()) {
    version.ingredients.push_back({item.at(0).get<std::string>(), item.at(1).get<std::string>(),
                                   item.at(2).get<std::string>()});
  }
  for (const Value& column : note.at("columns").elements()) {
    version.columns.push_back({column.at(0).get<std::string>(),
                               static_cast<ColumnType>(column.at(1).get<std::int64_t>())});
  }
  version.rows = note.at("rows").get<std::int64_t>();
  version.bytes = note.at("bytes").get<std::uint64_t>();
  version.sha256 = note.at("sha256").get<std::string>();
  for (const auto& [name, count] : note.at("counts").members()) {
    version.counts[name] = count.get<std::int64_t>();
  }
  return version;
}

}  // namespace

Cache::Cache(fs::path folder, Warn warn) : folder_(std::move(folder)), warn_(std::move(warn)) {}

fs::path Cache::file(const std::string& table, const std::string& recipe) const {
  return folder_ / fmt::format("{}-{}.parquet", table, recipe);
}

fs::path Cache::temporary(const std::string& table, const std::string& recipe) const {
  return folder_ / fmt::format("{}-{}.parquet.0.part", table, recipe);
}

fs::path Cache::note(const std::string& table, const std::string& recipe) const {
  return folder_ / fmt::format("{}-{}.json", table, recipe);
}

std::optional<Version> Cache::read_note(const fs::path& path) const {
  if (!fs::exists(path)) return std::nullopt;
  try {
    const std::optional<Value> note = parse_json(read_file(path));
    if (!note || note->at("note") != kNoteVersion || !holds_its_checksum(*note)) {
      return std::nullopt;
    }
    Version version = version_of(*note);
    if (version.table + "-" + version.recipe != path.stem().string()) return std::nullopt;
    return version;
  } catch (const ValueError&) {
    return std::nullopt;  // torn: the version is made again
  }
}

bool Cache::is_whole(const Version& version, bool read_it) {
  if (version.rows == 0 && version.sha256.empty()) return true;
  const fs::path path = file(version.table, version.recipe);
  if (!fs::exists(path)) return false;
  const FileStamp now = stamp(path);
  if (now.size != version.bytes) return false;
  const std::string key = path.filename().string();
  const std::optional<Memory> known = memory_of(key);
  const bool same_stamp = known && known->stamp == now && known->sha256 == version.sha256;
  if (same_stamp && !read_it) return true;
  if (sha256_of_file(path) != version.sha256) return false;
  remember_one(key, {now, version.sha256});
  const std::lock_guard lock(mutex_);
  read_inside_.insert(key);
  return true;
}

bool Cache::is_whole_inside(const Version& version) {
  {
    const std::lock_guard lock(mutex_);
    if (read_inside_.contains(file(version.table, version.recipe).filename().string())) return true;
  }
  return is_whole(version, true);
}

void Cache::begin_writing() {
  if (std::exchange(may_write_, true)) return;  // what is half written now is ours
  remove_leftovers();
}

void Cache::make_folder() {
  std::error_code ignored;
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::owner_all, ignored);  // or somebody else made it
}

void Cache::set_aside(const Version& version) {
  const fs::path path = file(version.table, version.recipe);
  std::error_code ignored;
  if (!may_write_) {
    warn_(fmt::format("{} is {}: `resettle run` makes it again", path.filename().string(),
                      fs::exists(path, ignored) ? "damaged" : "missing"));
    return;
  }
  fs::remove(note(version.table, version.recipe), ignored);
  if (!fs::exists(path, ignored)) {
    warn_(fmt::format("{} was missing and is made again", path.filename().string()));
    return;
  }
  fs::rename(path, path.string() + ".damaged", ignored);
  warn_(fmt::format("{} was damaged: it is set aside as {}.damaged and made again",
                    path.filename().string(), path.filename().string()));
}

std::optional<Version> Cache::find(const std::string& table, const std::string& recipe) {
  std::optional<Version> version = read_note(note(table, recipe));
  if (!version) return std::nullopt;
  if (is_whole(*version, false)) return version;
  set_aside(*version);
  return std::nullopt;
}

Version Cache::keep_soon(Version version) {
  const fs::path from = temporary(version.table, version.recipe);
  const fs::path to = file(version.table, version.recipe);
  Settling::Item item{{}, note(version.table, version.recipe), ""};
  if (version.rows == 0 && !fs::exists(from)) {
    version.bytes = 0;
    version.sha256.clear();
  } else {
    version.bytes = fs::file_size(from);
    version.sha256 = sha256_of_file(from);
    rename_file(from, to);
    remember_one(to.filename().string(), {stamp(to), version.sha256});
    item.file = to;
    const std::lock_guard lock(mutex_);
    read_inside_.insert(to.filename().string());
  }
  item.note_text = text_of_note(version);
  settling_.add(std::move(item));
  return version;
}

void Cache::keep(Version version) {
  keep_soon(std::move(version));
  settle();
}

std::optional<Version> Cache::latest(const std::string& table) const {
  std::optional<Version> newest;
  fs::file_time_type newest_time{};
  const std::string prefix = table + "-";
  for (const fs::path& path : files_in(folder_)) {
    const std::string name = path.filename().string();
    if (!name.starts_with(prefix) || path.extension() != ".json") continue;
    std::error_code gone;
    const fs::file_time_type time = fs::last_write_time(path, gone);
    if (gone || (newest && time < newest_time)) continue;
    std::optional<Version> version = read_note(path);
    if (!version || version->table != table) continue;
    newest = std::move(version);
    newest_time = time;
  }
  return newest;
}

std::string Cache::checksum(const fs::path& path) {
  const std::string key = fs::absolute(path).lexically_normal().string();
  const FileStamp now = stamp(path);
  const std::optional<Memory> known = memory_of(key);
  if (known && known->stamp == now) return known->sha256;
  const std::string sha256 = sha256_of_file(path);
  if (now_ns() - now.modified_ns > kYoung_ns) remember_one(key, {now, sha256});
  return sha256;
}

std::optional<Cache::Memory> Cache::memory_of(const std::string& key) {
  const std::lock_guard lock(mutex_);
  load_memory();
  const auto known = memory_.find(key);
  return known == memory_.end() ? std::nullopt : std::optional(known->second);
}

void Cache::remember_one(const std::string& key, Memory memory) {
  const std::lock_guard lock(mutex_);
  load_memory();
  memory_[key] = std::move(memory);
  memory_changed_ = true;
}

void Cache::load_memory() {
  if (memory_loaded_) return;
  memory_loaded_ = true;
  const fs::path path = folder_ / "checksums.json";
  if (!fs::exists(path)) return;
  const std::optional<Value> all = parse_json(read_file(path));
  if (!all) return;
  try {
    for (const auto& [key, value] : all->members()) {
      memory_[key] = {{value.at(0).get<std::uint64_t>(), value.at(1).get<std::int64_t>(),
                       value.at(2).get<std::uint64_t>(), value.at(3).get<std::int64_t>()},
                      value.at(4).get<std::string>()};
    }
  } catch (const ValueError&) {
    memory_.clear();  // only a memory: everything is read again
  }
}

void Cache::remember() {
  settle();
  const std::lock_guard lock(mutex_);
  std::error_code missing;
  if (!may_write_ || !memory_changed_ || !fs::is_directory(folder_, missing)) return;
  std::vector<Value::Member> all;
  for (const auto& [key, memory] : memory_) {
    const auto& [size, modified_ns, inode, changed_ns] = memory.stamp;
    all.push_back({key, std::vector<Value>{size, modified_ns, inode, changed_ns, memory.sha256}});
  }
  write_file(folder_ / "checksums.json", Value::object(all).dump() + "\n");
  memory_changed_ = false;
}

void Cache::remove_leftovers() {
  std::error_code ignored;
  remove_temporaries(folder_);
  fs::remove_all(folder_ / "spill", ignored);
}

std::uint64_t Cache::remove_unused(const std::set<std::string>& used) {
  std::uint64_t freed = 0;
  for (const fs::path& path : files_in(folder_)) {
    const bool is_damaged = path.extension() == ".damaged";
    const fs::path whole = is_damaged ? path.stem() : path.filename();
    const std::string name = whole.stem().string();
    const bool ours = (whole.extension() == ".parquet" || whole.extension() == ".json") &&
                      is_name_of_version(name);
    if (!ours || (!is_damaged && used.contains(name))) continue;
    const std::uintmax_t size = fs::file_size(path);
    if (fs::remove(path)) freed += size;
  }
  return freed;
}

std::vector<Version> Cache::all() const {
  std::vector<Version> versions;
  for (const fs::path& path : files_in(folder_)) {
    if (path.extension() != ".json" || path.filename() == "checksums.json") continue;
    if (std::optional<Version> version = read_note(path)) {
      versions.push_back(std::move(*version));
    }
  }
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return std::tie(a.table, a.recipe) < std::tie(b.table, b.recipe);
  });
  return versions;
}

std::vector<std::string> Cache::verify() {
  std::vector<std::string> damaged;
  for (const Version& version : all()) {
    if (is_whole(version, true)) continue;
    damaged.push_back(file(version.table, version.recipe).filename().string());
  }
  return damaged;
}

}  // namespace resettle
