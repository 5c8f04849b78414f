#include "statistics/words/coherence.h"

#include <gtest/gtest.h>

#include <cmath>

namespace resettle::statistics {
namespace {

using Texts = std::vector<Words>;

TEST(coherence, words_only_together_have_one_and_words_never_together_minus_one) {
  const Texts texts{{1, 2, 9}, {2, 1}, {3, 8}, {4}};
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 2}}, texts, 0)[0], 1, 1e-15);
  EXPECT_EQ(*npmi_coherence(Texts{{3, 4}}, texts, 0)[0], -1);
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 2, 3}}, texts, 0)[0], -1. / 3, 1e-15);
}

TEST(coherence, words_that_meet_as_chance_has_it_have_zero) {
  const Texts texts{{1, 2}, {1}, {2}, {7}};
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 2}}, texts, 0)[0], 0, 1e-15);
}

// Windows of 2 over 1 5 2 1: {1 5} {5 2} {2 1}; and {3} alone. p1 = 2/4, p2 = 2/4, p12 = 1/4.
TEST(coherence, a_window_slides_word_by_word_and_a_short_text_is_one) {
  const Texts texts{{1, 5, 2, 1}, {3}};
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 2}}, texts, 2)[0], 0, 1e-15);
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 2}}, texts, 10)[0], 1, 1e-15);
}

TEST(coherence, a_word_repeated_in_a_window_leaves_it_with_its_last_copy) {
  // Windows of 3 over 1 1 4 4 2: {1 1 4} {1 4 4} {4 4 2}.
  const Texts texts{{1, 1, 4, 4, 2}};
  EXPECT_EQ(*npmi_coherence(Texts{{1, 2}}, texts, 3)[0], -1);
  EXPECT_NEAR(*npmi_coherence(Texts{{1, 4}}, texts, 3)[0], 0, 1e-15);
}

TEST(coherence, words_in_every_window_have_one) {
  EXPECT_EQ(*npmi_coherence(Texts{{1, 2}}, Texts{{1, 2}, {2, 1}}, 0)[0], 1);
}

TEST(coherence, a_word_in_no_text_is_left_out) {
  const Texts texts{{1, 2}, {3}};
  EXPECT_EQ(*npmi_coherence(Texts{{1, 2, 99}}, texts, 0)[0], 1);
  EXPECT_EQ(*npmi_coherence(Texts{{1, 1, 2}}, texts, 0)[0], 1);
}

TEST(coherence, what_does_not_exist_is_explained) {
  const auto topics = npmi_coherence(Texts{{1, 99}, {}, {1}}, Texts{{1, 2}, {}}, 10);
  ASSERT_EQ(topics.size(), 3u);
  for (const auto& topic : topics) {
    EXPECT_EQ(topic.reason(), "fewer than two of the topic's words are in any text");
  }
  EXPECT_FALSE(npmi_coherence(Texts{{1, 2}}, {}, 10)[0]);
  EXPECT_TRUE(npmi_coherence({}, Texts{{1}}).empty());
}

TEST(topic_diversity, it_is_the_share_of_different_words) {
  EXPECT_EQ(*topic_diversity(Texts{{1, 2}, {3, 4}}), 1);
  EXPECT_EQ(*topic_diversity(Texts{{1, 2}, {2, 1}}), .5);
  EXPECT_EQ(topic_diversity({}).reason(), "there are no topics with words");
  EXPECT_FALSE(topic_diversity(Texts{{}, {}}));
}

}  // namespace
}  // namespace resettle::statistics
