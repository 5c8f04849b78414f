// A file without a name, for what shall not fill the memory.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace resettle {

// It is gone with the object, and with the process. Throws UserError if the disk is full or the
// folder cannot be written to.
class ScratchFile {
 public:
  explicit ScratchFile(const std::filesystem::path& folder);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  struct Stretch {
    std::uint64_t begin = 0;
    std::size_t size = 0;
  };
  // Several threads may append, and read what was appended.
  Stretch append(std::string_view bytes);
  void read(const Stretch& stretch, std::string& out) const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::atomic<std::uint64_t> end_ = 0;
};

}  // namespace resettle
