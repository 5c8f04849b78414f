// Counts as platforms print them: "123", "7.6万", "1.2w", "10+", "1千+", "28k", "".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace resettle {

struct Count {
  std::int64_t value = 0;
  bool approximate = false;  // rounded or cut by the platform: 7.6万 stands for 75,500–76,499
};

enum class CountState { present, missing, unreadable };

// More than any platform counts: what is larger is an id or a time, not a count. Nine million of
// these can be added.
inline constexpr std::int64_t kLargestCount = 1'000'000'000'000;

// Sets `count` when present. What says nothing (ingest/absent.h) is missing, which is not 0.
CountState parse_count(std::string_view text, Count& count);

}  // namespace resettle
