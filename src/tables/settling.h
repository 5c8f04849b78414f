// Makes versions durable behind the back of whoever makes tables: a thread takes all that were
// added since it last looked, syncs their files, then writes their notes, and syncs the folder
// once. A sync costs the disk about as much for one file as for twenty.
#pragma once

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace resettle {

class Settling {
 public:
  struct Item {
    std::filesystem::path file;  // empty when the version has none
    std::filesystem::path note;  // written once the file is durable
    std::string note_text;
  };

  Settling() = default;
  // Finishes what was added; what went wrong then and was not waited for is lost, and the versions
  // are made again.
  ~Settling();
  Settling(const Settling&) = delete;
  Settling& operator=(const Settling&) = delete;

  void add(Item item);
  // Until everything added is durable. Throws the first failure (a DiskFull, say) once.
  void wait();

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Item> items_;
  bool busy_ = false;
  bool ends_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // begins with the first item
};

}  // namespace resettle
