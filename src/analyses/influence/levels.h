// Levels as tables write them.
#pragma once

#include <string_view>
#include <vector>

#include "analyses/influence/level.h"
#include "analyses/post_facts/post_facts.h"

namespace resettle {

// high | low | unscored
std::string_view name_of(Level level);
// The level of that name; another word is a bug.
Level level_named(std::string_view name);
// Whether an author could not be scored: tables by level then have rows for those.
bool any_unscored(const std::vector<Level>& levels);

// Of each user of `facts`, from the table `influence`, which the workspace must see.
std::vector<Level> read_levels(Workspace& workspace, const PostFacts& facts);

}  // namespace resettle
