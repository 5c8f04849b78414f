#include "simulate/counts.h"

#include <fmt/format.h>

namespace resettle::simulation {
namespace {

constexpr std::int64_t kWan = 10'000;

std::string in_wan(std::int64_t thousands, const char* unit) {
  if (thousands % 10 == 0) return fmt::format("{}{}", thousands / 10, unit);
  return fmt::format("{}.{}{}", thousands / 10, thousands % 10, unit);
}

}  // namespace

ShownCount show(std::int64_t count, int spelling) {
  if (count < kWan) return {std::to_string(count), count};
  const std::int64_t thousands = count / 1'000;
  const std::string text = spelling == 1   ? in_wan(thousands, "w")
                           : spelling == 2 ? fmt::format("{}k", thousands)
                                           : in_wan(thousands, "万");
  return {text, thousands * 1'000, false, true};
}

ShownCount show_coarsely(std::int64_t count) {
  if (count < 10) return show(count);
  if (count < 1'000) return {"10+", 10, false, true};
  if (count < kWan) return {"1千+", 1'000, false, true};
  return {"1万+", kWan, false, true};
}

ShownCount show_nothing() { return {"", 0, true, false}; }

}  // namespace resettle::simulation
