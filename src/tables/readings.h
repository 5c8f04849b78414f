// What makers of one run have read and other makers read too, such as the columns of a large table
// as vectors: read once, by whoever asks first, while the others wait. It knows nothing of recipes:
// it lives for one run, in which every table has one version.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <typeindex>
#include <utility>

namespace resettle {

class Readings {
 public:
  // The T called `name`. When `read` throws, the next who asks reads again.
  template <typename T>
  std::shared_ptr<const T> get(const std::string& name, const std::function<T()>& read) {
    Entry& entry = entry_of({typeid(T), name});
    std::call_once(entry.read, [&] { entry.value = std::make_shared<const T>(read()); });
    return std::static_pointer_cast<const T>(entry.value);
  }

 private:
  struct Entry {
    std::once_flag read;
    std::shared_ptr<const void> value;
  };
  using Key = std::pair<std::type_index, std::string>;
  Entry& entry_of(const Key& key) {
    const std::lock_guard held(lock_);
    return entries_[key];
  }

  std::mutex lock_;
  std::map<Key, Entry> entries_;
};

}  // namespace resettle
