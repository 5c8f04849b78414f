#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <set>

#include "base/error.h"
#include "base/hash.h"
#include "base/system_error.h"
#include "base/text.h"

namespace resettle {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void refuse_what_is_no_file(const fs::path& path, const std::string& problem) {
  throw UserError({.file = path.string()}, problem,
                  "Write what comes from it into a file, and name that.");
}

// What is below /proc and /sys has no size, or one that is not true.
[[noreturn]] void refuse_made_up(const fs::path& path) {
  refuse_what_is_no_file(path,
                         "this is no file on a disk: the system makes it up while it is read");
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, unsigned mode = 0)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

void sync_folder(const fs::path& folder) {
  const Descriptor descriptor(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
  if (descriptor.get() >= 0) ::fsync(descriptor.get());
}

// Files that are mapped, for the handler of the signal that the system sends to who reads a part of
// a mapped file that was cut off meanwhile.
struct Mapping {
  std::atomic<std::uintptr_t> begin = 0;
  std::atomic<std::size_t> size = 0;
};
std::array<Mapping, 1024> mappings;

// Puts a page of zeros where the file has none any more. Who maps a file looks at its stamp when it
// was read, and then sees that it changed.
void read_zeros_where_cut(int, siginfo_t* info, void*) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  for (const Mapping& one : mappings) {
    const std::uintptr_t begin = one.begin.load();
    if (begin == 0 || at < begin || at - begin >= one.size.load()) continue;
    void* const place = reinterpret_cast<void*>(at / page * page);
    if (::mmap(place, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == place) {
      return;
    }
  }
  ::signal(SIGBUS, SIG_DFL);
}

void remember_mapping(const char* data, std::size_t size) {
  static const bool handles = [] {
    struct sigaction action {};
    action.sa_sigaction = read_zeros_where_cut;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    return ::sigaction(SIGBUS, &action, nullptr) == 0;
  }();
  if (!handles) return;
  for (Mapping& one : mappings) {
    std::uintptr_t free = 0;
    if (!one.begin.compare_exchange_strong(free, reinterpret_cast<std::uintptr_t>(data))) continue;
    one.size = size;
    return;
  }
}

void forget_mapping(const char* data) {
  for (Mapping& one : mappings) {
    if (one.begin.load() != reinterpret_cast<std::uintptr_t>(data)) continue;
    one.size = 0;
    one.begin = 0;
    return;
  }
}

}  // namespace

MappedFile::MappedFile(const fs::path& path) {
  // Without waiting for a writer, should it be a pipe.
  const Descriptor descriptor(path, O_RDONLY | O_NONBLOCK);
  if (descriptor.get() < 0) throw_system_error(path, "cannot be opened", errno);
  struct stat status {};
  if (::fstat(descriptor.get(), &status) != 0) throw_system_error(path, "cannot be read", errno);
  if (S_ISDIR(status.st_mode)) throw_system_error(path, "cannot be read", EISDIR);
  if (!S_ISREG(status.st_mode)) {
    refuse_what_is_no_file(path, "this is no file but a pipe or a device");
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) {
    char first = 0;
    if (::read(descriptor.get(), &first, 1) == 1) refuse_made_up(path);
    return;
  }
  // Faulting pages in one by one costs more than reading them; very large files are left to the
  // kernel's read-ahead.
  const int populate = size_ < (std::size_t{1} << 30) ? MAP_POPULATE : 0;
  void* address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | populate, descriptor.get(), 0);
  if (address == MAP_FAILED && errno == ENODEV) refuse_made_up(path);
  if (address == MAP_FAILED) throw_system_error(path, "cannot be mapped", errno);
  ::madvise(address, size_, MADV_SEQUENTIAL);
  data_ = static_cast<const char*>(address);
  remember_mapping(data_, size_);
}

MappedFile::~MappedFile() {
  if (data_ == nullptr) return;
  forget_mapping(data_);
  ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : data_(other.data_), size_(other.size_) {
  other.data_ = nullptr;
  other.size_ = 0;
}

std::string read_file(const fs::path& path) { return std::string(MappedFile(path).bytes()); }

namespace {

void write_all(int descriptor, const fs::path& path, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_system_error(path, "cannot be written", errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Deletes those that are not in their place when an exception leaves the block.
class Temporaries {
 public:
  Temporaries() = default;
  ~Temporaries() {
    std::error_code ignored;
    for (const fs::path& path : paths_) fs::remove(path, ignored);
  }
  Temporaries(const Temporaries&) = delete;
  Temporaries& operator=(const Temporaries&) = delete;

  void fill(const fs::path& path, std::string_view content, unsigned permissions) {
    paths_.push_back(make_temporary(path, permissions));
    const Descriptor descriptor(paths_.back(), O_WRONLY | O_NOFOLLOW);
    if (descriptor.get() < 0) throw_system_error(path, "cannot be written", errno);
    write_all(descriptor.get(), path, content);
  }
  const std::vector<fs::path>& paths() const { return paths_; }
  void are_in_place() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

// All files are handed to the disk before the first is waited for: their places are then decided by
// one commit of the file system's journal, and the later waits are short.
void sync_contents(const std::vector<fs::path>& files) {
  for (const bool wait : {false, true}) {
    for (const fs::path& file : files) {
      const Descriptor descriptor(file, O_RDONLY);
      if (descriptor.get() < 0) throw_system_error(file, "cannot be opened", errno);
      if (!wait) {
        // Only a hint: what it could not do, the sync does.
        ::sync_file_range(descriptor.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
      } else if (::fsync(descriptor.get()) != 0) {
        throw_system_error(file, "cannot be synced", errno);
      }
    }
  }
}

void sync_folders_of(const std::vector<fs::path>& files) {
  std::set<fs::path> folders;
  for (const fs::path& file : files) folders.insert(file.parent_path());
  for (const fs::path& folder : folders) sync_folder(folder);
}

}  // namespace

void rename_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_system_error(to, "cannot be replaced", errno);
}

fs::path make_temporary(const fs::path& path, unsigned permissions) {
  for (int number = 0;; ++number) {
    const fs::path temporary = fmt::format("{}.{}{:03}.part", path.string(), ::getpid(), number);
    const Descriptor descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions);
    if (descriptor.get() >= 0) return temporary;
    if (errno != EEXIST || number == 999) throw_system_error(path, "cannot be written", errno);
  }
}

void remove_temporaries(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".part") continue;
    const std::string id = entry.path().stem().extension().string();
    const bool ours = id.size() > 1 && id.find_first_not_of("0123456789", 1) == std::string::npos;
    if (ours && !entry.is_directory(ignored)) fs::remove(entry.path(), ignored);
  }
}

void write_file(const fs::path& path, std::string_view content, unsigned permissions) {
  Temporaries temporaries;
  temporaries.fill(path, content, permissions);
  sync_and_rename(temporaries.paths()[0], path);
  temporaries.are_in_place();
}

void write_files(const std::vector<FileToWrite>& files) {
  Temporaries temporaries;
  std::vector<fs::path> paths;
  for (const FileToWrite& file : files) {
    paths.push_back(file.path);
    temporaries.fill(file.path, file.content, 0644);
  }
  sync_contents(temporaries.paths());
  for (std::size_t i = 0; i < files.size(); ++i) rename_file(temporaries.paths()[i], paths[i]);
  temporaries.are_in_place();
  sync_folders_of(paths);
}

void sync_files(const std::vector<fs::path>& files) {
  sync_contents(files);
  sync_folders_of(files);
}

void sync_and_rename(const fs::path& temporary, const fs::path& path) {
  sync_contents({temporary});
  rename_file(temporary, path);
  sync_folder(path.parent_path());
}

FileStamp stamp(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw_system_error(path, "cannot be found", errno);
  return {
      static_cast<std::uint64_t>(status.st_size),
      static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
      static_cast<std::uint64_t>(status.st_ino),
      static_cast<std::int64_t>(status.st_ctim.tv_sec) * 1'000'000'000 + status.st_ctim.tv_nsec};
}

std::string sha256_of_file(const fs::path& path) { return sha256_hex(MappedFile(path).bytes()); }

LockFile::LockFile(const fs::path& path) : path_(path) {
  for (;;) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor_ < 0 && errno == ELOOP) {
      throw UserError({.file = path.string()},
                      "the lock is a link, which the program does not follow", "Delete it.");
    }
    if (descriptor_ < 0) throw_system_error(path, "cannot be written", errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      std::string holder(32, '\0');
      const ssize_t length = ::pread(descriptor_, holder.data(), holder.size(), 0);
      holder.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
      ::close(descriptor_);
      throw UserError({.file = path.string()},
                      fmt::format("the study is being run by process {}", trim(holder)),
                      "Wait until it ends. `show`, `plan`, `tables` and `explain` work meanwhile.");
    }
    // The holder before us may have removed the file between our open and our lock.
    struct stat ours {};
    struct stat current {};
    if (::fstat(descriptor_, &ours) == 0 && ::stat(path.c_str(), &current) == 0 &&
        ours.st_ino == current.st_ino) {
      break;
    }
    ::close(descriptor_);
  }
  try {
    if (::ftruncate(descriptor_, 0) != 0) throw_system_error(path, "cannot be written", errno);
    write_all(descriptor_, path, fmt::format("{}\n", ::getpid()));
  } catch (...) {
    ::unlink(path.c_str());
    ::close(descriptor_);
    throw;
  }
}

LockFile::~LockFile() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace resettle
