#include "tables/cache.h"

#include <fstream>

#include "base/hash.h"
#include "base/testing.h"

namespace resettle {
namespace {

namespace fs = std::filesystem;

class CacheTest : public testing::Test {
 protected:
  struct Writing : Cache {
    Writing(fs::path folder, Warn warn) : Cache(std::move(folder), std::move(warn)) {
      begin_writing();
    }
  };

  Cache::Warn warn() {
    return [this](const auto& text) { warnings_.push_back(text); };
  }
  Writing open() { return {folder_ / "cache", warn()}; }
  Cache opened() { return {folder_ / "cache", warn()}; }  // to read

  // Keeps a version of `table` whose file holds `content`.
  void keep(Cache& cache, const std::string& table, const std::string& recipe,
            std::string_view content) {
    fs::create_directories(cache.folder());
    write_file(cache.temporary(table, recipe), content);
    Version version;
    version.table = table;
    version.recipe = recipe;
    version.rows = 3;
    version.columns = {{"day", ColumnType::day}, {"tags", ColumnType::text_list}};
    version.ingredients = {{"table", "days", "aa"}};
    version.counts = {{"quarantined", 2}};
    cache.keep(version);
  }

  static void touch(const fs::path& file) {
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  }

  TemporaryFolder folder_;
  std::vector<std::string> warnings_;
};

TEST_F(CacheTest, what_was_kept_is_found_by_another_process) {
  Writing first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  Writing second = open();
  const auto version = second.find("posts", "r1");
  ASSERT_TRUE(version);
  EXPECT_EQ(version->rows, 3);
  EXPECT_EQ(version->bytes, 7);
  EXPECT_EQ(version->columns[1], (Column{"tags", ColumnType::text_list}));
  EXPECT_EQ(version->ingredients[0], (Ingredient{"table", "days", "aa"}));
  EXPECT_EQ(version->counts.at("quarantined"), 2);
  EXPECT_EQ(version->sha256, sha256_hex("content"));
  EXPECT_FALSE(second.find("posts", "r2"));
  EXPECT_TRUE(warnings_.empty());
}

TEST_F(CacheTest, what_was_kept_soon_can_be_read_at_once_and_is_found_when_settled) {
  fs::create_directories(folder_ / "cache");
  Writing cache = open();
  for (int i = 0; i < 30; ++i) {
    Version version{.table = "posts", .recipe = "r" + std::to_string(i), .rows = 1};
    write_file(cache.temporary(version.table, version.recipe), "content");
    const Version kept = cache.keep_soon(version);
    EXPECT_EQ(kept.sha256, sha256_hex("content"));
    EXPECT_EQ(read_file(cache.file(kept.table, kept.recipe)), "content");
  }
  cache.settle();
  EXPECT_EQ(open().all().size(), 30);
}

TEST_F(CacheTest, a_note_that_cannot_be_written_is_told_once_and_its_version_does_not_exist) {
  fs::create_directories(folder_ / "cache" / "posts-r1.json");  // stands in the way
  Writing cache = open();
  write_file(cache.temporary("posts", "r1"), "content");
  cache.keep_soon({.table = "posts", .recipe = "r1", .rows = 1});
  user_error([&] { cache.settle(); });
  cache.settle();
  fs::remove(folder_ / "cache" / "posts-r1.json");
  EXPECT_FALSE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, a_truncated_file_is_set_aside_and_the_warning_says_so) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  fs::resize_file(cache.file("posts", "r1"), 3);
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_TRUE(fs::exists(cache.folder() / "posts-r1.parquet.damaged"));
  ASSERT_EQ(warnings_.size(), 1);
  EXPECT_NE(warnings_[0].find("posts-r1.parquet was damaged"), std::string::npos);
  keep(cache, "posts", "r1", "content");
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, damaged_bytes_of_the_same_size_are_found_by_the_changed_time) {
  Writing first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  std::ofstream(first.file("posts", "r1")) << "conTent";
  touch(first.file("posts", "r1"));
  EXPECT_FALSE(open().find("posts", "r1"));
}

TEST_F(CacheTest, a_file_that_was_only_touched_is_still_good) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  touch(cache.file("posts", "r1"));
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, verify_reads_every_byte) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  keep(cache, "users", "r1", "content");
  const auto stamp_before = fs::last_write_time(cache.file("posts", "r1"));
  {
    std::fstream file(cache.file("posts", "r1"), std::ios::in | std::ios::out);
    file << "X";
  }
  fs::last_write_time(cache.file("posts", "r1"), stamp_before);
  EXPECT_EQ(cache.verify(), std::vector<std::string>{"posts-r1.parquet"});
}

TEST_F(CacheTest, a_missing_file_is_made_again) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  fs::remove(cache.file("posts", "r1"));
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_NE(warnings_.at(0).find("missing"), std::string::npos);
}

TEST_F(CacheTest, a_version_whose_note_is_torn_does_not_exist) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  fs::resize_file(cache.folder() / "posts-r1.json", 20);
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_FALSE(cache.latest("posts"));
}

TEST_F(CacheTest, a_torn_memory_of_checksums_is_only_forgotten) {
  Writing first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  fs::resize_file(first.folder() / "checksums.json", 10);
  EXPECT_TRUE(open().find("posts", "r1"));
}

TEST_F(CacheTest, the_latest_version_is_the_one_kept_last) {
  Writing cache = open();
  keep(cache, "posts", "zz", "old");
  touch(cache.folder() / "posts-zz.json");
  keep(cache, "posts", "aa", "new");
  keep(cache, "posts_more", "bb", "other");
  EXPECT_EQ(cache.latest("posts")->recipe, "aa");
}

// Puts other digits where the cache remembers a checksum: who sees them has not read the file.
void forge(const fs::path& memory, const std::string& sha256) {
  std::string text = read_file(memory);
  const std::size_t at = text.find(sha256);
  ASSERT_NE(at, std::string::npos);
  write_file(memory, text.replace(at, sha256.size(), std::string(sha256.size(), '0')));
}

TEST_F(CacheTest, an_old_files_checksum_is_remembered) {
  const auto file = folder_.write("raw.jsonl", "one");
  touch(file);
  {
    Writing cache = open();
    fs::create_directories(cache.folder());
    EXPECT_EQ(cache.checksum(file), sha256_hex("one"));
    cache.remember();
  }
  forge(folder_ / "cache" / "checksums.json", sha256_hex("one"));
  EXPECT_EQ(opened().checksum(file), std::string(64, '0'));
  // Other content of the same size, time and inode.
  const auto time = fs::last_write_time(file);
  std::fstream(file, std::ios::in | std::ios::out) << "two";
  fs::last_write_time(file, time);
  EXPECT_EQ(opened().checksum(file), sha256_hex("two"));
}

TEST_F(CacheTest, a_young_files_checksum_is_not_remembered) {
  const auto young = folder_.write("young.jsonl", "one");
  Writing cache = open();
  fs::create_directories(cache.folder());
  cache.checksum(young);
  EXPECT_EQ(cache.checksum(young), sha256_hex("one"));
  cache.remember();
  EXPECT_FALSE(fs::exists(cache.folder() / "checksums.json"));
}

TEST_F(CacheTest, leftovers_of_a_killed_run_are_removed_and_versions_are_not) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  write_file(cache.temporary("users", "r1"), "half");
  fs::create_directories(cache.folder() / "spill");
  cache.remove_leftovers();
  EXPECT_FALSE(fs::exists(cache.temporary("users", "r1")));
  EXPECT_FALSE(fs::exists(cache.folder() / "spill"));
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, cleaning_keeps_what_is_used_and_what_is_no_version) {
  Writing cache = open();
  const std::string old(20, '1'), used(20, '2');
  keep(cache, "posts", old, "content");
  keep(cache, "posts", used, "content");
  const fs::path damaged = cache.folder() / ("users-" + old + ".parquet.damaged");
  for (const fs::path& path : {damaged, cache.folder() / "survey-2024.parquet"}) {
    write_file(path, "x");
  }
  EXPECT_GT(cache.remove_unused({"posts-" + used}), 8);
  EXPECT_FALSE(cache.find("posts", old));
  EXPECT_TRUE(cache.find("posts", used));
  EXPECT_FALSE(fs::exists(damaged));
  EXPECT_TRUE(fs::exists(cache.folder() / "survey-2024.parquet"));
}

TEST_F(CacheTest, whoever_only_reads_writes_nothing) {
  {
    Writing cache = open();
    keep(cache, "posts", "r1", "content");
  }
  fs::resize_file(folder_ / "cache" / "posts-r1.parquet", 3);
  Cache reader = opened();
  EXPECT_FALSE(reader.find("posts", "r1"));
  EXPECT_EQ(warnings_.at(0), "posts-r1.parquet is damaged: `resettle run` makes it again");
  reader.remember();
  EXPECT_TRUE(fs::exists(folder_ / "cache" / "posts-r1.json"));
  EXPECT_FALSE(fs::exists(folder_ / "cache" / "posts-r1.parquet.damaged"));
  EXPECT_FALSE(fs::exists(folder_ / "cache" / "checksums.json"));
}

TEST_F(CacheTest, a_note_that_was_changed_anywhere_is_no_note) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  const fs::path note = cache.folder() / "posts-r1.json";
  const std::string whole = read_file(note);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    write_file(note, changed);
    const auto found = cache.find("posts", "r1");
    // A blank between two tokens says nothing.
    EXPECT_TRUE(!found || (found->rows == 3 && found->sha256 == sha256_hex("content"))) << at;
  }
  write_file(note, whole);
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, a_note_speaks_of_the_file_that_it_is_called_after) {
  Writing cache = open();
  keep(cache, "posts", "r1", "content");
  folder_.write("my-data.parquet", "precious");
  folder_.write("my-data.json", "precious");
  fs::rename(cache.folder() / "posts-r1.json", cache.folder() / "users-r1.json");
  EXPECT_FALSE(cache.find("users", "r1"));
  EXPECT_EQ(read_file(folder_ / "my-data.parquet"), "precious");
}

TEST_F(CacheTest, bytes_that_changed_on_the_disk_are_seen_before_they_are_read) {
  const Version kept = [&] {
    Writing cache = open();
    keep(cache, "posts", "r1", "content");
    cache.remember();
    return *cache.find("posts", "r1");
  }();
  Writing cache = open();
  EXPECT_TRUE(cache.is_whole_inside(kept));
  const fs::path file = cache.file("posts", "r1");
  std::fstream(file, std::ios::in | std::ios::out) << "X";
  Writing later = open();
  EXPECT_FALSE(later.is_whole_inside(kept));
}

TEST_F(CacheTest, nobody_else_may_look_into_the_folder) {
  Writing cache = open();
  cache.make_folder();
  EXPECT_EQ(fs::status(cache.folder()).permissions(), fs::perms::owner_all);
}

}  // namespace
}  // namespace resettle
