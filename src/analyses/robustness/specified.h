// The posts as a specification counts them.
#pragma once

#include "analyses/post_facts/post_facts.h"

namespace resettle {

// The choices that are no setting of an analysis: how the days of the study are moved.
struct MovedDays {
  std::int64_t boundary_days = 0;  // every phase boundary is moved so many days
  std::int64_t end_days = 0;       // the window ends so many days earlier
  auto operator<=>(const MovedDays&) const = default;
};

// Leaves out the last days of the window and moves the phases' boundaries; the users stay the same,
// so that what is known of each keeps its place. A boundary stays inside the window.
PostFacts specified(const PostFacts& facts, const MovedDays& moved);

}  // namespace resettle
