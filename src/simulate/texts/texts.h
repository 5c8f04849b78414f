// Writes titles, bodies, comments and profile texts: phrases with filled slots, emoji, hashtags and
// stickers, of the lengths that real ones have (a post's body and tags: quartiles near 17, 56 and
// 121 characters).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulate/codes.h"
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

// `refugee`: the author is one of the migrants, who write English for the most part. Topic and
// sentiment lie in the words, the tags and the emoji, but not in all of them: a reader who counts
// words is right about two posts of three (tests/program/test_planted.py).
PostText write_post(Random& random, bool refugee, Topic topic, std::size_t sentiment);
// One in five is about the topic of the post.
CommentText write_comment(Random& random, bool refugee, Topic post_topic);
// `disclosing`: the text says that its owner is from the United States.
std::string write_bio(Random& random, bool refugee, bool disclosing);

// `#x[话题]#` for every tag, joined by spaces: how the platform's bodies carry them.
std::string inline_tags(const std::vector<std::string>& tags);

}  // namespace resettle::simulation
