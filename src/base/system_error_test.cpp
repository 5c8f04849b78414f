#include "base/system_error.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <stdexcept>

#include "base/testing.h"

namespace resettle {
namespace {

TEST(system_error, what_the_file_system_refuses_names_the_file) {
  const TemporaryFolder folder;
  const auto loop = folder / "loop";
  std::filesystem::create_symlink("loop", loop);
  try {
    static_cast<void>(std::filesystem::exists(loop));
    ADD_FAILURE() << "a link to itself is no file";
  } catch (const std::exception& error) {
    const auto mendable = as_user_error(error);
    ASSERT_TRUE(mendable);
    EXPECT_EQ(mendable->place().file, loop.string());
    EXPECT_EQ(mendable->problem(), "cannot be used: Too many levels of symbolic links");
  }
}

TEST(system_error, a_full_disk_is_told_from_the_rest) {
  EXPECT_THROW(throw_system_error("x", "cannot be written", ENOSPC), DiskFull);
  const UserError limit = user_error([] { throw_system_error("x", "cannot be written", EFBIG); });
  EXPECT_EQ(limit.problem(), "cannot be written: File too large");
  EXPECT_NE(limit.remedy().find("ulimit -f"), std::string::npos);
}

TEST(system_error, a_message_holds_the_reason_of_the_system) {
  EXPECT_EQ(error_named_in("Cannot open file \"x\": Permission denied"), EACCES);
  EXPECT_EQ(error_named_in("Cannot open file \"x\": Too many open files"), EMFILE);
  EXPECT_EQ(error_named_in("a damaged file"), 0);
}

TEST(system_error, memory_and_threads_can_be_given_and_a_bug_cannot) {
  EXPECT_NE(as_user_error(std::bad_alloc())->remedy().find("--memory"), std::string::npos);
  const std::system_error thread(EAGAIN, std::generic_category());
  EXPECT_NE(as_user_error(thread)->remedy().find("--threads"), std::string::npos);
  EXPECT_EQ(as_user_error(UserError("a", "b"))->problem(), "a");
  EXPECT_FALSE(as_user_error(std::logic_error("a promise")));
  EXPECT_FALSE(as_user_error(std::system_error(ENOSPC, std::generic_category())));
}

}  // namespace
}  // namespace resettle
