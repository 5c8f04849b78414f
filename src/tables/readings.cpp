#include "tables/readings.h"

#include <map>
#include <mutex>
#include <utility>

namespace resettle {

class Readings::Entries {
 public:
  struct Entry {
    std::once_flag read;
    Reading reading;
  };

  Entry& of(std::type_index type, const std::string& name) {
    const std::lock_guard held(lock_);
    return entries_[{type, name}];
  }

 private:
  std::mutex lock_;
  std::map<std::pair<std::type_index, std::string>, Entry> entries_;
};

Readings::Readings() : entries_(std::make_unique<Entries>()) {}
Readings::~Readings() = default;

Readings::Reading Readings::get(std::type_index type, const std::string& name,
                                const std::function<Reading()>& read) {
  Entries::Entry& entry = entries_->of(type, name);
  std::call_once(entry.read, [&] { entry.reading = read(); });
  return entry.reading;
}

}  // namespace resettle
