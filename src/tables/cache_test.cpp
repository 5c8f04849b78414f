#include "tables/cache.h"

#include <fstream>

#include "base/hash.h"
#include "base/testing.h"

namespace resettle {
namespace {

namespace fs = std::filesystem;

class CacheTest : public testing::Test {
 protected:
  Cache open() {
    return Cache(folder_ / "cache", [this](const auto& text) { warnings_.push_back(text); });
  }

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
  Cache first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  Cache second = open();
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
  Cache cache = open();
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
  fs::create_directories(folder_ / "cache" / "posts-r1.json.part");  // stands in the way
  Cache cache = open();
  write_file(cache.temporary("posts", "r1"), "content");
  cache.keep_soon({.table = "posts", .recipe = "r1", .rows = 1});
  user_error([&] { cache.settle(); });
  cache.settle();
  EXPECT_FALSE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, a_truncated_file_is_set_aside_and_the_warning_says_so) {
  Cache cache = open();
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
  Cache first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  std::ofstream(first.file("posts", "r1")) << "conTent";
  touch(first.file("posts", "r1"));
  EXPECT_FALSE(open().find("posts", "r1"));
}

TEST_F(CacheTest, a_file_that_was_only_touched_is_still_good) {
  Cache cache = open();
  keep(cache, "posts", "r1", "content");
  touch(cache.file("posts", "r1"));
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, verify_reads_every_byte) {
  Cache cache = open();
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
  Cache cache = open();
  keep(cache, "posts", "r1", "content");
  fs::remove(cache.file("posts", "r1"));
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_NE(warnings_.at(0).find("missing"), std::string::npos);
}

TEST_F(CacheTest, a_version_whose_note_is_torn_does_not_exist) {
  Cache cache = open();
  keep(cache, "posts", "r1", "content");
  fs::resize_file(cache.folder() / "posts-r1.json", 20);
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_FALSE(cache.latest("posts"));
}

TEST_F(CacheTest, a_torn_memory_of_checksums_is_only_forgotten) {
  Cache first = open();
  keep(first, "posts", "r1", "content");
  first.remember();
  fs::resize_file(first.folder() / "checksums.json", 10);
  EXPECT_TRUE(open().find("posts", "r1"));
}

TEST_F(CacheTest, the_latest_version_is_the_one_kept_last) {
  Cache cache = open();
  keep(cache, "posts", "zz", "old");
  touch(cache.folder() / "posts-zz.json");
  keep(cache, "posts", "aa", "new");
  keep(cache, "posts_more", "bb", "other");
  EXPECT_EQ(cache.latest("posts")->recipe, "aa");
}

TEST_F(CacheTest, an_old_files_checksum_is_remembered_and_a_young_ones_is_not) {
  const auto file = folder_.write("raw.jsonl", "one");
  touch(file);
  const auto time = fs::last_write_time(file);
  const auto replace = [&](std::string_view content) {
    std::fstream(file, std::ios::in | std::ios::out) << content;  // the same inode
    fs::last_write_time(file, time);
  };
  Cache cache = open();
  fs::create_directories(cache.folder());
  EXPECT_EQ(cache.checksum(file), sha256_hex("one"));
  replace("two");  // what no honest program does: shows that the file is not read again
  EXPECT_EQ(cache.checksum(file), sha256_hex("one"));
  cache.remember();
  EXPECT_EQ(open().checksum(file), sha256_hex("one"));
  const auto young = folder_.write("young.jsonl", "one");
  EXPECT_EQ(cache.checksum(young), sha256_hex("one"));
  const auto young_time = fs::last_write_time(young);
  std::fstream(young, std::ios::in | std::ios::out) << "two";
  fs::last_write_time(young, young_time);
  EXPECT_EQ(cache.checksum(young), sha256_hex("two"));
}

TEST_F(CacheTest, leftovers_of_a_killed_run_are_removed_and_versions_are_not) {
  Cache cache = open();
  keep(cache, "posts", "r1", "content");
  write_file(cache.temporary("users", "r1"), "half");
  fs::create_directories(cache.folder() / "spill");
  cache.remove_temporaries();
  EXPECT_FALSE(fs::exists(cache.temporary("users", "r1")));
  EXPECT_FALSE(fs::exists(cache.folder() / "spill"));
  EXPECT_TRUE(cache.find("posts", "r1"));
}

TEST_F(CacheTest, cleaning_keeps_what_is_used) {
  Cache cache = open();
  keep(cache, "posts", "r1", "content");
  keep(cache, "posts", "r2", "content");
  write_file(cache.folder() / "users-r1.parquet.damaged", "x");
  EXPECT_GT(cache.remove_unused({"posts-r2"}), 8);
  EXPECT_FALSE(cache.find("posts", "r1"));
  EXPECT_TRUE(cache.find("posts", "r2"));
  EXPECT_FALSE(fs::exists(cache.folder() / "users-r1.parquet.damaged"));
}

}  // namespace
}  // namespace resettle
