// What makers of one run have read and other makers read too, such as the columns of a large table
// as vectors: read once, by whoever asks first, while the others wait. It knows nothing of recipes:
// it lives for one run, in which every table has one version.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <typeindex>

namespace resettle {

class Readings {
 public:
  Readings();
  ~Readings();

  // The T called `name`. When `read` throws, the next who asks reads again.
  template <typename T>
  std::shared_ptr<const T> get(const std::string& name, const std::function<T()>& read) {
    return std::static_pointer_cast<const T>(
        get(typeid(T), name, [&] { return std::make_shared<const T>(read()); }));
  }

 private:
  using Reading = std::shared_ptr<const void>;
  Reading get(std::type_index type, const std::string& name, const std::function<Reading()>& read);

  class Entries;
  std::unique_ptr<Entries> entries_;
};

}  // namespace resettle
