// Writes titles, bodies, comments and profile texts: phrases with filled slots, emoji, hashtags and
// stickers, of the lengths that real ones have (a post's body and tags: quartiles near 17, 56 and
// 121 characters).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulate/random.h"
#include "simulate/texts/phrases.h"

namespace resettle::simulation {

struct PostText {
  std::string title;                       // at most 40 characters; may be empty
  std::string body;                        // without tags; may be empty
  std::vector<std::string> tags;           // as written, no two equal when lower-cased
  Language language = Language::kUnknown;  // of the first half when mixed
  bool mixed_language = false;
};

struct CommentText {
  std::string body;
  Language language = Language::kUnknown;
};

// `refugee`: the author is one of the migrants, who write English for the most part.
PostText write_post(Random& random, bool refugee);
CommentText write_comment(Random& random, bool refugee);
std::string write_bio(Random& random, bool refugee);

// `#x[话题]#` for every tag, joined by spaces: how the platform's bodies carry them.
std::string inline_tags(const std::vector<std::string>& tags);

}  // namespace resettle::simulation
