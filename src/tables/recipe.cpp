#include "tables/recipe.h"

#include <algorithm>
#include <map>

#include "base/hash.h"

namespace resettle {

std::string recipe_of(std::vector<Ingredient> ingredients) {
  std::sort(ingredients.begin(), ingredients.end(), [](const Ingredient& a, const Ingredient& b) {
    return std::tie(a.kind, a.name, a.hash) < std::tie(b.kind, b.name, b.hash);
  });
  Sha256 hash;
  for (const Ingredient& item : ingredients) {
    for (const std::string* text : {&item.kind, &item.name, &item.hash}) {
      hash.add(*text);
      hash.add(std::string_view("\0", 1));
    }
  }
  return hash.hex().substr(0, kRecipeDigits);
}

Ingredient ingredient(std::string kind, std::string name, std::string_view content) {
  return {std::move(kind), std::move(name), sha256_hex(content)};
}

std::vector<std::string> differences(const std::vector<Ingredient>& before,
                                     const std::vector<Ingredient>& now) {
  std::map<std::pair<std::string, std::string>, std::string> old_hashes;
  for (const Ingredient& item : before) old_hashes[{item.kind, item.name}] = item.hash;
  std::vector<std::string> words;
  for (const Ingredient& item : now) {
    const auto found = old_hashes.find({item.kind, item.name});
    if (found == old_hashes.end()) {
      words.push_back(item.kind + " " + item.name + " is new");
    } else {
      if (found->second != item.hash) words.push_back(item.kind + " " + item.name + " changed");
      old_hashes.erase(found);
    }
  }
  for (const auto& [key, hash] : old_hashes) {
    words.push_back(key.first + " " + key.second + " is gone");
  }
  return words;
}

}  // namespace resettle
