#include "report/label_words.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

std::string only(const LabelCoverage& coverage) {
  const auto sentences = label_sentences({coverage});
  return sentences.size() == 1 ? sentences[0] : "";
}

TEST(label_sentences, say_how_many_posts_have_a_label) {
  EXPECT_EQ(only({"topic", "topic", 14, 40, 30, 0, 0}),
            "30 of 40 posts (75.0\u00a0%) have a label of topic.");
}

TEST(label_sentences, count_labels_that_the_codebook_does_not_know_and_disputes) {
  const std::string said = only({"topic", "topic", 14, 40, 30, 3, 2});
  EXPECT_NE(said.find("3 have one that the codebook does not know"), std::string::npos);
  EXPECT_NE(said.find("2 were given different labels"), std::string::npos);
}

TEST(label_sentences, without_labels_say_how_to_get_them) {
  const std::string said =
      only({"sentiment", "mood", 5, 40, 0, 0, 0, 0, "there are none", "import them"});
  EXPECT_EQ(said, "No label of sentiment counts: there are none; import them.");
}

TEST(label_sentences, without_a_codebook_say_what_follows) {
  EXPECT_NE(only({"sentiment", "mood", 0, 40, 40, 40, 0}).find("codebooks/mood.toml"),
            std::string::npos);
}

TEST(label_sentences, without_a_codebook_count_the_labels_of_few_people) {
  const std::string said = only({"topic", "topic", 0, 40, 40, 40, 0, 3});
  EXPECT_NE(said.find("3 labels on posts of fewer people than least_authors are not shown: these "
                      "posts count as unlabelled."),
            std::string::npos);
}

TEST(label_sentences, say_nothing_of_no_posts) {
  EXPECT_TRUE(label_sentences({{"topic", "topic", 14, 0, 0, 0, 0}}).empty());
}

}  // namespace
}  // namespace resettle
