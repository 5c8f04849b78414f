// What tests of every room share: a folder that goes away by itself, and the error of a call.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/file.h"

namespace resettle {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("resettle_test_" + std::to_string(::getpid()) + "_" + std::to_string(++number));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  // Writes the file, making its folders; returns where it is.
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    write_file(file, content);
    return file;
  }

 private:
  std::filesystem::path path_;
};

// The UserError that `call` throws; a failure of the test when it throws none.
template <typename Call>
UserError user_error(Call&& call) {
  try {
    call();
  } catch (const UserError& error) {
    return error;
  }
  ADD_FAILURE() << "expected a UserError, none came";
  return UserError("", "");
}

}  // namespace resettle
