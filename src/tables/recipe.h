// A recipe is a hash of everything that a table's content depends on. Same recipe, same file.
#pragma once

#include <string>
#include <vector>

namespace resettle {

// One thing that a table depends on: a statement, a maker's version, the engine, a setting, a raw
// file or another table.
struct Ingredient {
  std::string kind;  // statement | maker | engine | setting | input | file | key | table
  std::string name;
  std::string hash;  // of its content; for a table, its recipe; for an input, what it is bound to
  bool operator==(const Ingredient&) const = default;
};

inline constexpr std::size_t kRecipeDigits = 20;  // hex: 80 bits

// kRecipeDigits digits, independent of the order of the ingredients.
std::string recipe_of(std::vector<Ingredient> ingredients);
Ingredient ingredient(std::string kind, std::string name, std::string_view content);

// What differs between two lists, in words for `plan`: "setting timezone changed".
std::vector<std::string> differences(const std::vector<Ingredient>& before,
                                     const std::vector<Ingredient>& now);

}  // namespace resettle
