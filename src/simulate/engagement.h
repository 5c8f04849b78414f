// How much engagement a post gets, before anyone asks what it is about: counts depend on the
// author, the day and chance. What a post is about is drawn afterwards (labels.h) and leans on the
// chance that is kept here, so that levels are known before topics are.
#pragma once

#include <array>
#include <cstdint>

#include "simulate/counts.h"
#include "simulate/world.h"

namespace resettle::simulation {

struct Engagement {
  // Exact, at the newest sighting.
  std::int64_t likes, saves, comments, shares;
  // As the newest sighting shows them.
  ShownCount shown_likes, shown_saves, shown_comments, shown_shares;
  // Standard normal: what chance gave to saves and to shares, beyond what the likes say.
  double saving, sharing;

  bool is_approximate() const;
};

Engagement engagement_of(const World& world, const PlannedPost& post);

}  // namespace resettle::simulation
