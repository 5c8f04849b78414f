#include "base/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "base/file.h"
#include "base/system_error.h"

namespace resettle {

ScratchFile::ScratchFile(const std::filesystem::path& folder)
    : path_(make_temporary(folder / "scratch")) {
  descriptor_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
  const int error = errno;
  ::unlink(path_.c_str());
  if (descriptor_ < 0) throw_system_error(path_, "cannot be opened", error);
}

ScratchFile::~ScratchFile() { ::close(descriptor_); }

ScratchFile::Stretch ScratchFile::append(std::string_view bytes) {
  const Stretch stretch{end_.fetch_add(bytes.size()), bytes.size()};
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                     static_cast<off_t>(stretch.begin + done));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_system_error(path_, "cannot be written", errno);
    done += static_cast<std::size_t>(written);
  }
  return stretch;
}

void ScratchFile::read(const Stretch& stretch, std::string& out) const {
  out.resize(stretch.size);
  for (std::size_t done = 0; done < stretch.size;) {
    const ssize_t got = ::pread(descriptor_, out.data() + done, stretch.size - done,
                                static_cast<off_t>(stretch.begin + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw_system_error(path_, "cannot be read", got < 0 ? errno : EIO);
    done += static_cast<std::size_t>(got);
  }
}

}  // namespace resettle
