#include "base/file.h"

#include <set>

#include "base/hash.h"
#include "base/testing.h"

namespace resettle {
namespace {

TEST(file, what_is_written_is_read) {
  const TemporaryFolder folder;
  const std::string content("a\0b\n", 4);
  write_file(folder / "x", content, 0600);
  EXPECT_EQ(read_file(folder / "x"), content);
  EXPECT_EQ(sha256_of_file(folder / "x"), sha256_hex(content));
  EXPECT_EQ(std::filesystem::status(folder / "x").permissions(), std::filesystem::perms{0600});
}

TEST(file, many_are_written_as_one) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "inner");
  write_file(folder / "x", "old");
  write_files({{folder / "x", "new"}, {folder / "inner" / "y", ""}});
  EXPECT_EQ(read_file(folder / "x"), "new");
  EXPECT_EQ(read_file(folder / "inner" / "y"), "");
  sync_files({folder / "x", folder / "inner" / "y"});
  user_error([&] { sync_files({folder / "none"}); });
}

TEST(file, one_of_many_that_cannot_be_written_leaves_the_old_ones) {
  const TemporaryFolder folder;
  write_file(folder / "x", "old");
  user_error([&] { write_files({{folder / "x", "new"}, {folder / "none" / "y", ""}}); });
  EXPECT_EQ(read_file(folder / "x"), "old");
}

TEST(file, an_empty_file_has_no_bytes) {
  const TemporaryFolder folder;
  write_file(folder / "x", "");
  EXPECT_EQ(MappedFile(folder / "x").bytes().size(), 0);
}

TEST(file, what_cannot_be_read_or_written_is_named) {
  const TemporaryFolder folder;
  EXPECT_EQ(user_error([&] { read_file(folder / "none"); }).place().file,
            (folder / "none").string());
  EXPECT_NE(user_error([&] { read_file(folder.path()); }).problem().find("directory"),
            std::string::npos);
  user_error([&] { write_file(folder / "none" / "x", "a"); });
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

TEST(file, a_failed_write_leaves_what_was_there_and_nothing_else) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "x");  // stands in the way
  user_error([&] { write_file(folder / "x", "new"); });
  user_error([&] {
    write_files({{folder / "y", "new"}, {folder / "x", "new"}, {folder / "z", ""}});
  });
  EXPECT_EQ(names_in(folder.path()), (std::set<std::string>{"x", "y"}));
}

TEST(file, names_of_temporaries_are_nobody_elses) {
  const TemporaryFolder folder;
  const std::string ours = (folder / "x").string() + "." + std::to_string(::getpid());
  write_file(folder / "precious", "precious");
  std::filesystem::create_symlink(folder / "precious", ours + "000.part");
  write_file(folder / "x.part", "a user's");
  write_file(folder / "x", "new");
  EXPECT_EQ(read_file(folder / "x"), "new");
  EXPECT_EQ(read_file(folder / "x.part"), "a user's");
  EXPECT_EQ(read_file(folder / "precious"), "precious");
}

TEST(file, a_link_is_replaced_and_not_followed) {
  const TemporaryFolder folder;
  write_file(folder / "precious", "precious");
  std::filesystem::create_symlink(folder / "precious", folder / "x");
  write_file(folder / "x", "new");
  EXPECT_EQ(read_file(folder / "precious"), "precious");
  EXPECT_FALSE(std::filesystem::is_symlink(folder / "x"));
}

TEST(file, only_temporaries_that_were_left_are_removed) {
  const TemporaryFolder folder;
  make_temporary(folder / "x");
  for (const char* name : {"x.part", "x.y.part", "x.1y.part", "x.1"}) write_file(folder / name, "");
  remove_temporaries(folder.path());
  EXPECT_EQ(names_in(folder.path()),
            (std::set<std::string>{"x.part", "x.y.part", "x.1y.part", "x.1"}));
}

TEST(file, what_the_system_makes_up_is_not_read_as_empty) {
  const std::string problem = user_error([] { read_file("/proc/self/status"); }).problem();
  EXPECT_NE(problem.find("makes it up while it is read"), std::string::npos);
}

TEST(file, a_stamp_changes_with_the_file) {
  const TemporaryFolder folder;
  write_file(folder / "x", "old");
  const FileStamp before = stamp(folder / "x");
  EXPECT_EQ(stamp(folder / "x"), before);
  write_file(folder / "x", "new");
  EXPECT_NE(stamp(folder / "x"), before) << "another inode, though the size is the same";
}

TEST(lock, a_second_holder_is_told_who_the_first_is) {
  const TemporaryFolder folder;
  {
    const LockFile lock(folder / "study.lock");
    const UserError error = user_error([&] { LockFile second(folder / "study.lock"); });
    EXPECT_EQ(error.problem(), "the study is being run by process " + std::to_string(::getpid()));
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "study.lock"));
  const LockFile again(folder / "study.lock");
}

TEST(lock, a_lock_file_left_by_a_killed_process_holds_nothing) {
  const TemporaryFolder folder;
  folder.write("study.lock", "99999999\n");
  const LockFile lock(folder / "study.lock");
  EXPECT_EQ(read_file(folder / "study.lock"), std::to_string(::getpid()) + "\n");
}

TEST(lock, a_link_is_not_followed) {
  const TemporaryFolder folder;
  write_file(folder / "precious", "precious");
  std::filesystem::create_symlink(folder / "precious", folder / "study.lock");
  EXPECT_NE(user_error([&] { LockFile lock(folder / "study.lock"); }).problem().find("link"),
            std::string::npos);
  EXPECT_EQ(read_file(folder / "precious"), "precious");
}

// FIPS 180-4 example: SHA-256("abc").
TEST(hash, sha256_agrees_with_fips_180_4) {
  const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(sha256_hex("abc"), expected);
  Sha256 pieces;
  pieces.add("a");
  pieces.add("bc");
  EXPECT_EQ(pieces.hex(), expected);
  char beginning[16];
  sha256_hex_into("abc", beginning, 16);
  EXPECT_EQ(std::string_view(beginning, 16), expected.substr(0, 16));
}

}  // namespace
}  // namespace resettle
