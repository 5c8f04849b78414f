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

// The bytes of a file, mapped read-only for as long as the object lives. Where the file is cut off
// meanwhile there are zeros: its stamp tells. Throws UserError when the file cannot be read, or is
// no regular file.
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

// Makes an empty file beside `path` that was not there before, `<path>.<digits>.part`: for somebody
// who writes there and then calls sync_and_rename. Throws as write_file does.
std::filesystem::path make_temporary(const std::filesystem::path& path,
                                     unsigned permissions = 0644);
// Deletes what make_temporary left in the folder when a process was killed.
void remove_temporaries(const std::filesystem::path& folder);
// Writes `content` to a temporary sibling, syncs it, renames it over `path` and syncs the folder.
// A link at `path` is replaced and not followed. Throws UserError when the disk is full or the
// place cannot be written; the temporary is gone then.
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

// What tells that a file is still the file we read. Nobody sets `changed_ns`, the time at which the
// system saw the last change of content or of the other times.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;
  bool operator==(const FileStamp&) const = default;
};
FileStamp stamp(const std::filesystem::path& path);

std::string sha256_of_file(const std::filesystem::path& path);

// Holds an exclusive advisory lock on a file that names the holder's process id. Throws UserError
// naming that id when another process holds it, or when the file is a link; released (and the file
// removed) on destruction.
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
