#include "report/script_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <map>

namespace resettle {
namespace {

TEST(script_memory, pieces_keep_what_is_written_whatever_else_comes_and_goes) {
  ScriptMemory memory;
  std::map<unsigned char*, std::pair<std::size_t, unsigned char>> held;
  std::uint32_t chance = 1;
  const auto below = [&](std::uint32_t bound) {
    chance = chance * 1664525 + 1013904223;
    return (chance >> 8) % bound;
  };
  const auto hold = [&](void* piece, std::size_t size, unsigned char mark) {
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(piece) % 16, 0);
    std::memset(piece, mark, size);
    ASSERT_TRUE(held.emplace(static_cast<unsigned char*>(piece), std::pair(size, mark)).second);
  };
  for (int step = 0; step < 20'000; ++step) {
    const std::size_t size = 1 + below(below(10) == 0 ? 5'000 : 200);
    const auto mark = static_cast<unsigned char>(step);
    if (held.size() < 50 || below(3) == 0) {
      hold(memory.allocate(size), size, mark);
      continue;
    }
    auto chosen = held.begin();
    std::advance(chosen, below(static_cast<std::uint32_t>(held.size())));
    auto* old = chosen->first;
    const auto [old_size, old_mark] = chosen->second;
    held.erase(chosen);
    for (std::size_t i = 0; i < old_size; ++i) ASSERT_EQ(old[i], old_mark);
    if (below(2) == 0) {
      memory.release(old);
      continue;
    }
    auto* moved = static_cast<unsigned char*>(memory.reallocate(old, size));
    for (std::size_t i = 0; i < std::min(size, old_size); ++i) ASSERT_EQ(moved[i], old_mark);
    hold(moved, size, mark);
  }
}

TEST(script_memory, nothing_is_nothing) {
  ScriptMemory memory;
  EXPECT_EQ(memory.allocate(0), nullptr);
  memory.release(nullptr);
  void* piece = memory.reallocate(nullptr, 40);
  ASSERT_NE(piece, nullptr);
  EXPECT_EQ(memory.reallocate(piece, 0), nullptr);
  EXPECT_EQ(memory.allocate(40), piece);  // taken again
}

}  // namespace
}  // namespace resettle
