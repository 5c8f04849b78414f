#include "simulate/texts/topics.h"

#include <array>

#include "simulate/codes.h"

namespace resettle::simulation {

std::span<const Theme> themes() {
  static const std::array<Theme, kTopics> all = {
      theme_1a(), theme_1b(), theme_2a(), theme_2b(), theme_2c(), theme_3a(), theme_3b(),
      theme_3c(), theme_4(),  theme_5a(), theme_5b(), theme_5c(), theme_6(),  theme_7()};
  return all;
}

}  // namespace resettle::simulation
