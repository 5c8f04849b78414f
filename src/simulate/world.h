// Everything that is decided before the first record is written, and the posts planned from it: who
// posts when, in which half of the files it ends, how much attention it gets.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "simulate/planted.h"
#include "simulate/population.h"
#include "simulate/scenario.h"
#include "simulate/standing.h"

namespace resettle::simulation {

struct World {
  World(std::uint64_t seed, double scale, Preset preset = Preset::kRednote2025);

  std::uint64_t seed;
  Scenario scenario;
  TimeZone zone;
  std::vector<std::int64_t> posts;     // of the cohort, by day of the window
  std::vector<std::int64_t> comments;  // on these posts
  Population population;
  Standing standing;  // levels, known before topics and texts are
  LabelPlan plan;
};

// The two crawls: before and after the collector stopped to write user ids.
enum class Schema : std::uint8_t { kUserId, kCreatorHash };

// Which crawls saw a record. The newest sighting wins; an older one is a duplicate.
struct Sightings {
  Schema newest;
  std::optional<Schema> older;
};

struct PlannedPost {
  std::uint64_t index;  // keys the streams of the post and its comments; unique in the world
  std::size_t author;
  Seconds created;
  bool counted;  // the cohort's, inside the window
  Sightings seen;
  Seconds comments_end;  // comments are created after the post and before this
  std::int64_t likes;    // exact, at the newest sighting
  // Standard normal: what chance gave to the likes, and to the comments beyond what likes say.
  double spark, talk;
  double attention;  // relative chance of a comment
  int comments = 0;  // collected
};

// The cohort's posts of day `day` (0 is the window's first), with comments handed out.
// `first_index` is the number of counted posts before that day.
std::vector<PlannedPost> plan_day(const World& world, int day, std::uint64_t first_index);
// The cohort's posts before and after the window.
std::vector<PlannedPost> plan_outside(const World& world);
// All posts of one user outside the cohort.
std::vector<PlannedPost> plan_other(const World& world, std::size_t user);
// Posts that are in no file; their comments are orphans.
std::vector<PlannedPost> plan_missing(const World& world);

// What the sightings of a comment are, given its post's.
Sightings comment_sightings(const World& world, const PlannedPost& post, std::uint64_t comment,
                            Seconds created);

// Gives each post its comments: in proportion to attention, at most 50 a post, `total` in all.
void hand_out_comments(std::vector<PlannedPost>& posts, std::int64_t total);

}  // namespace resettle::simulation
