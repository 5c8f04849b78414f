#include "base/system_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

namespace resettle {
namespace fs = std::filesystem;
namespace {

bool is_disk_full(int error) { return error == ENOSPC || error == EDQUOT; }

std::string remedy_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "The disk is full. Free some space and run again: what was finished is kept.";
    case EFBIG:
      return "Files may not grow so large here: raise the limit (ulimit -f) and run again.";
    case EMFILE:
    case ENFILE:
      return "Raise the number of files that may be open (ulimit -n 1024), or use fewer --threads.";
    case ENOMEM:
    case EAGAIN:
      return "Give the engine less with --memory, use fewer --threads, or a larger machine.";
    default:
      return "Check that the path is right and that you may use it.";
  }
}

}  // namespace

void throw_system_error(const fs::path& path, std::string_view doing, int error) {
  const std::string problem = fmt::format("{}: {}", doing, std::strerror(error));
  if (is_disk_full(error)) throw DiskFull({.file = path.string()}, problem, remedy_of(error));
  throw UserError({.file = path.string()}, problem, remedy_of(error));
}

int error_named_in(std::string_view message) {
  for (const int error : {ENOSPC, EDQUOT, EFBIG, EMFILE, ENFILE, ENOMEM, EACCES, EPERM, EROFS,
                          ENOENT, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG, EIO, ESTALE}) {
    if (message.find(std::strerror(error)) != std::string_view::npos) return error;
  }
  return 0;
}

std::optional<UserError> as_user_error(const std::exception& error) {
  if (const auto* mendable = dynamic_cast<const UserError*>(&error)) return *mendable;
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return UserError("there is not enough memory", remedy_of(ENOMEM));
  }
  if (const auto* refused = dynamic_cast<const fs::filesystem_error*>(&error)) {
    const bool is_here = refused->path1().empty();
    const std::string problem = (is_here ? "the folder where you are " : "") +
                                ("cannot be used: " + refused->code().message());
    return UserError({.file = refused->path1().string()}, problem,
                     remedy_of(refused->code().value()));
  }
  // Others come of printing where nothing can be written.
  const auto* refused = dynamic_cast<const std::system_error*>(&error);
  if (refused != nullptr && refused->code() == std::errc::resource_unavailable_try_again) {
    return UserError("the system gives no more threads", remedy_of(EAGAIN));
  }
  return std::nullopt;
}

}  // namespace resettle
