#include "simulate/texts/texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"

namespace resettle::simulation {
namespace {

std::multiset<std::string> slots_of(std::string_view text) {
  std::multiset<std::string> names;
  for (std::size_t open; (open = text.find('{')) != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    names.emplace(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return names;
}

void expect_parallel(std::span<const Phrase> phrases) {
  std::set<std::string> known;
  for (const Slot& slot : slots()) known.emplace(slot.name);
  for (const Phrase& phrase : phrases) {
    const auto names = slots_of(phrase.in[0]);
    EXPECT_EQ(names, slots_of(phrase.in[1])) << phrase.in[1];
    EXPECT_EQ(names, slots_of(phrase.in[2])) << phrase.in[2];
    for (const std::string& name : names) EXPECT_TRUE(known.contains(name)) << name;
  }
}

// Of a topic and a feeling as common as they are.
PostText some_post(Random& random) {
  static constexpr double kTopicWeights[] = {2, 5, 7, 2, 14, 3, 2, 1, 2, 7, 29, 9, 12, 5};
  static constexpr double kSentimentWeights[] = {6, 14, 42, 28, 10};
  const auto topic = static_cast<Topic>(random.weighted(kTopicWeights));
  return write_post(random, true, topic, random.weighted(kSentimentWeights));
}

TEST(texts, a_phrase_has_the_same_slots_in_every_language) {
  expect_parallel(titles());
  expect_parallel(asides());
  expect_parallel(bios());
  expect_parallel(comment_phrases());
  expect_parallel(disclosures());
  for (const Theme& theme : themes()) {
    expect_parallel(theme.sentences);
    expect_parallel(theme.titles);
    expect_parallel(theme.comments);
  }
  for (const Mood& mood : moods()) expect_parallel(mood.sentences);
}

TEST(texts, posts_are_as_long_as_real_ones) {
  std::vector<std::size_t> lengths;
  for (std::uint64_t i = 0; i < 4'000; ++i) {
    Random random(1, Purpose::kText, i);
    const PostText post = some_post(random);
    lengths.push_back(count_code_points(post.body) + count_code_points(inline_tags(post.tags)));
    EXPECT_LE(count_code_points(post.title), 40);
  }
  std::sort(lengths.begin(), lengths.end());
  // Of 724 real posts the quartiles are 17, 56 and 121, and none has more than 1,900 characters.
  EXPECT_NEAR(static_cast<double>(lengths[1'000]), 17, 8);
  EXPECT_NEAR(static_cast<double>(lengths[2'000]), 56, 12);
  EXPECT_NEAR(static_cast<double>(lengths[3'000]), 121, 25);
  EXPECT_GT(lengths.back(), 900);
  EXPECT_LT(lengths.back(), 2'600);
}

TEST(texts, a_post_carries_a_hashtag_once) {
  for (std::uint64_t i = 0; i < 4'000; ++i) {
    Random random(2, Purpose::kText, i);
    const PostText post = some_post(random);
    std::set<std::string> lowered;
    for (const std::string& tag : post.tags) {
      EXPECT_EQ(tag.find_first_of(",# "), std::string::npos) << tag;
      EXPECT_TRUE(lowered.insert(lower_ascii(tag)).second) << tag;
    }
  }
}

TEST(texts, what_has_no_words_has_no_language) {
  for (std::uint64_t i = 0; i < 4'000; ++i) {
    Random random(3, Purpose::kText, i);
    const PostText post = some_post(random);
    if (post.language == Language::kUnknown) {
      EXPECT_TRUE(post.title.empty());
      EXPECT_FALSE(post.mixed_language);
    }
    if (post.mixed_language) {
      EXPECT_NE(post.body.find_first_of("|\n"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace resettle::simulation
