#include "base/scratch_file.h"

#include <array>
#include <thread>
#include <vector>

#include "base/testing.h"

namespace resettle {
namespace {

TEST(scratch_file, what_several_threads_append_is_read_back) {
  const TemporaryFolder folder;
  ScratchFile file(folder.path());
  std::array<std::vector<ScratchFile::Stretch>, 4> stretches;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    threads.emplace_back([&, i] {
      const std::string text(1000 + i, static_cast<char>('a' + i));
      for (int n = 0; n < 50; ++n) stretches[i].push_back(file.append(text));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string read;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (const auto& stretch : stretches[i]) {
      file.read(stretch, read);
      EXPECT_EQ(read, std::string(1000 + i, static_cast<char>('a' + i)));
    }
  }
}

TEST(scratch_file, leaves_nothing_in_its_folder) {
  const TemporaryFolder folder;
  ScratchFile file(folder.path());
  file.append("x");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(scratch_file, a_folder_that_is_not_there_is_named) {
  const TemporaryFolder folder;
  const auto away = folder / "away";
  EXPECT_NE(user_error([&] { ScratchFile file(away); }).place().file.find("away"),
            std::string::npos);
}

}  // namespace
}  // namespace resettle
