// The posts as a specification counts them.
#pragma once

#include "analyses/robustness/specification.h"

namespace resettle {

// Leaves out the last days of the window and moves the phases' boundaries; the users stay the same,
// so that what is known of each keeps its place. A boundary stays inside the window. `facts` are of
// the cohort that the specification asks for.
PostFacts specified(const PostFacts& facts, const Specification& specification);

// What of a specification decides which posts there are and what `specified` makes of them: equal
// keys, equal posts.
std::string posts_key(const Specification& specification);

}  // namespace resettle
