#include "tables/settling.h"

#include <utility>

#include "base/file.h"

namespace resettle {
namespace {

// Notes come last: a version whose file is not durable must not exist after a crash.
void settle(const std::vector<Settling::Item>& items) {
  std::vector<std::filesystem::path> files;
  std::vector<FileToWrite> notes;
  for (const Settling::Item& item : items) {
    if (!item.file.empty()) files.push_back(item.file);
    notes.push_back({item.note, item.note_text});
  }
  sync_files(files);
  write_files(notes);
}

}  // namespace

Settling::~Settling() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

void Settling::add(Item item) {
  const std::lock_guard lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  items_.push_back(std::move(item));
  changed_.notify_all();
}

void Settling::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return items_.empty() && !busy_; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Settling::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return !items_.empty() || ends_; });
    if (items_.empty()) return;
    const std::vector<Item> batch = std::exchange(items_, {});
    busy_ = true;
    lock.unlock();
    std::exception_ptr thrown;
    try {
      settle(batch);
    } catch (...) {
      thrown = std::current_exception();
    }
    lock.lock();
    busy_ = false;
    if (thrown && !failure_) failure_ = std::move(thrown);
    changed_.notify_all();
  }
}

}  // namespace resettle
