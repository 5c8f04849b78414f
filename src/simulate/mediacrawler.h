// Records as MediaCrawler writes them to jsonl: field for field in its order, in the schema with
// user ids and in the one with creator hashes that it writes since July 2026.
#pragma once

#include <cstdint>
#include <string>

#include "simulate/content.h"

namespace resettle::simulation {

// One look of a crawl at a record.
struct Sighting {
  Schema schema;
  std::int64_t crawled_ms;
  bool newest = true;  // an older one has smaller counts, and perhaps another text
};

// Each appends one line with its newline.
void append_creator(std::string& out, const Population& population, std::size_t user,
                    const Profile& profile, std::int64_t crawled_ms);
void append_post(std::string& out, const Post& post, const Profile& author,
                 const Sighting& sighting);
void append_comment(std::string& out, const Comment& comment, const std::string& post_id,
                    const Sighting& sighting);

}  // namespace resettle::simulation
