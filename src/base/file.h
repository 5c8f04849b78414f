// Files that are either whole or not there: reading by memory map, writing beside and renaming.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// The bytes of a file, mapped read-only for as long as the object lives. Throws UserError when the
// file cannot be read.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

std::string read_file(const std::filesystem::path& path);

// For a place where somebody else will write: throws as write_file does. A file there is deleted.
void check_writable(const std::filesystem::path& path);
// Writes `content` to a temporary sibling, syncs it, renames it over `path` and syncs the folder.
// Throws UserError when the disk is full or the place cannot be written.
void write_file(const std::filesystem::path& path, std::string_view content,
                unsigned permissions = 0644);
// The same for many files, with as few waits for the disk as for one: all are written, then synced,
// then renamed in their order. What of them is there after a crash is whole.
struct FileToWrite {
  std::filesystem::path path;
  std::string_view content;
};
void write_files(const std::vector<FileToWrite>& files);
// Syncs files that are in their place, and the folders they lie in.
void sync_files(const std::vector<std::filesystem::path>& files);
// Throws UserError when it cannot be done.
void rename_file(const std::filesystem::path& from, const std::filesystem::path& to);
// The second half of write_file, for a temporary sibling that somebody else has filled.
void sync_and_rename(const std::filesystem::path& temporary, const std::filesystem::path& path);

// What tells that a file is still the file we read: its size, modification time and inode.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};
FileStamp stamp(const std::filesystem::path& path);

std::string sha256_of_file(const std::filesystem::path& path);

// Holds an exclusive advisory lock on a file that names the holder's process id. Throws UserError
// naming that id when another process holds it; released (and the file removed) on destruction.
class LockFile {
 public:
  explicit LockFile(const std::filesystem::path& path);
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace resettle
