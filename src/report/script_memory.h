// The memory of one JavaScript context. Figures make millions of small objects and all go at once:
// freed ones are kept by size for the next, and everything is given back with the context, which so
// need not be taken apart (a fifth of a second for ECharts and the figures). Not for several
// threads.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace resettle {

class ScriptMemory {
 public:
  ScriptMemory() = default;
  ~ScriptMemory();
  ScriptMemory(const ScriptMemory&) = delete;
  ScriptMemory& operator=(const ScriptMemory&) = delete;

  // As malloc, realloc and free; nullptr when there is no memory.
  void* allocate(std::size_t size);
  void* reallocate(void* old, std::size_t size);
  void release(void* old);

 private:
  static constexpr std::size_t kStep = 16;
  static constexpr std::size_t kMostSmall = 1024;  // larger ones are the system's own

  struct Free {
    Free* next;
  };

  std::array<Free*, kMostSmall / kStep + 1> free_{};
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* room_ = nullptr;
  std::size_t left_ = 0;
  std::vector<void*> large_;  // each knows its place here
};

}  // namespace resettle
