// Engagement counts as the platform shows them: exact below ten thousand, in units of 万 above, and
// coarse ("10+", "1千+", "1万+") to a visitor who is not logged in.
#pragma once

#include <cstdint>
#include <string>

namespace resettle::simulation {

struct ShownCount {
  std::string text;        // "" when missing
  std::int64_t value = 0;  // what the text stands for: 7.6万 is 76,000 and 10+ is 10
  bool missing = false;
  bool approximate = false;
};

// 123; 12,345 reads 1.2万, or 1.2w and 12k in the older spellings (`spelling` 1 and 2).
ShownCount show(std::int64_t count, int spelling = 0);
// Below 10 exact, then 10+, 1千+ and 1万+.
ShownCount show_coarsely(std::int64_t count);
ShownCount show_nothing();

}  // namespace resettle::simulation
