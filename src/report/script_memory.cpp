#include "report/script_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace resettle {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

// Stands before every piece: its size, and for a large one its place among them.
struct alignas(16) Header {
  std::size_t size;
  std::size_t place;
};

Header* header_of(void* piece) { return static_cast<Header*>(piece) - 1; }

}  // namespace

ScriptMemory::~ScriptMemory() {
  for (void* piece : large_) std::free(header_of(piece));
}

void* ScriptMemory::allocate(std::size_t size) {
  if (size == 0) return nullptr;
  const std::size_t steps = (size + kStep - 1) / kStep;
  if (size > kMostSmall) {
    auto* header = static_cast<Header*>(std::malloc(sizeof(Header) + size));
    if (header == nullptr) return nullptr;
    *header = {size, large_.size()};
    large_.push_back(header + 1);
    return header + 1;
  }
  if (Free* free = free_[steps]) {
    free_[steps] = free->next;
    return free;
  }
  const std::size_t bytes = sizeof(Header) + steps * kStep;
  if (left_ < bytes) {
    auto* chunk = new (std::nothrow) std::byte[kChunk];
    if (chunk == nullptr) return nullptr;
    chunks_.emplace_back(chunk);
    room_ = chunk;
    left_ = kChunk;
  }
  auto* header = new (room_) Header{steps * kStep, 0};
  room_ += bytes;
  left_ -= bytes;
  return header + 1;
}

void* ScriptMemory::reallocate(void* old, std::size_t size) {
  if (old == nullptr) return allocate(size);
  if (size == 0) {
    release(old);
    return nullptr;
  }
  Header* header = header_of(old);
  if (header->size > kMostSmall && size > kMostSmall) {
    auto* moved = static_cast<Header*>(std::realloc(header, sizeof(Header) + size));
    if (moved == nullptr) return nullptr;
    moved->size = size;
    large_[moved->place] = moved + 1;
    return moved + 1;
  }
  if (size <= header->size && header->size <= kMostSmall) return old;
  void* moved = allocate(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, old, std::min(size, header->size));
  release(old);
  return moved;
}

void ScriptMemory::release(void* old) {
  if (old == nullptr) return;
  Header* header = header_of(old);
  if (header->size <= kMostSmall) {
    Free*& first = free_[header->size / kStep];
    first = new (old) Free{first};
    return;
  }
  large_[header->place] = large_.back();
  header_of(large_[header->place])->place = header->place;
  large_.pop_back();
  std::free(header);
}

}  // namespace resettle
