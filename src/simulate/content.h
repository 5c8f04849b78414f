// Planned posts made whole: texts, counts, ids; and their comments. The same plan gives the same
// content, so that a record that was crawled twice is made twice and never kept.
#pragma once

#include <cstdint>
#include <string>

#include "simulate/engagement.h"
#include "simulate/labels.h"
#include "simulate/population.h"
#include "simulate/texts/texts.h"
#include "simulate/world.h"

namespace resettle::simulation {

struct Post {
  PlannedPost plan;
  std::string id;
  std::uint64_t key;  // what image addresses and the like are drawn from
  PostText text;
  bool video;
  Engagement counts;
  Labels labels;

  // The text that MediaCrawler calls `desc`: body, then tags.
  std::string description() const;
};

struct Comment {
  std::string id;
  std::uint64_t key;
  Seconds created;
  Profile author;
  CommentText text;
  std::int64_t likes;  // exact, at the newest sighting
  Sightings seen;
};

std::string post_id(const World& world, const PlannedPost& plan);
Post make_post(const World& world, const PlannedPost& plan);

// Comment `number` (from 0) of a post, in two steps: the cheap one is enough to know which crawls
// saw it.
struct PlannedComment {
  std::uint64_t index;
  Seconds created;
  Sightings seen;
};
PlannedComment plan_comment(const World& world, const PlannedPost& post, int number);
Comment make_comment(const World& world, const PlannedComment& plan, Topic post_topic);

}  // namespace resettle::simulation
