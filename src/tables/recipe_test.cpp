#include "tables/recipe.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

const std::vector<Ingredient> kTwo = {{"setting", "timezone", "aa"}, {"table", "posts", "bb"}};

TEST(recipe, the_order_of_ingredients_does_not_matter) {
  EXPECT_EQ(recipe_of(kTwo), recipe_of({kTwo[1], kTwo[0]}));
  EXPECT_EQ(recipe_of(kTwo).size(), 20);
}

TEST(recipe, every_part_of_an_ingredient_matters) {
  EXPECT_NE(recipe_of(kTwo), recipe_of({kTwo[0]}));
  EXPECT_NE(recipe_of(kTwo), recipe_of({kTwo[0], {"table", "posts", "bc"}}));
  EXPECT_NE(recipe_of(kTwo), recipe_of({kTwo[0], {"table", "users", "bb"}}));
  EXPECT_NE(recipe_of(kTwo), recipe_of({kTwo[0], {"file", "posts", "bb"}}));
}

TEST(recipe, words_do_not_run_into_each_other) {
  EXPECT_NE(recipe_of({{"a", "bc", "d"}}), recipe_of({{"ab", "c", "d"}}));
}

TEST(recipe, differences_are_told_in_words) {
  EXPECT_EQ(differences(kTwo, {{"setting", "timezone", "ab"}, {"table", "users", "cc"}}),
            (std::vector<std::string>{"setting timezone changed", "table users is new",
                                      "table posts is gone"}));
  EXPECT_TRUE(differences(kTwo, kTwo).empty());
}

}  // namespace
}  // namespace resettle
