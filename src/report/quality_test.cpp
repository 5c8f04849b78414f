#include "report/quality.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

QualityCheck place_unknown(std::int64_t count, std::int64_t total) {
  QualityCheck check{.check = "place unknown", .detail = "posts"};
  check.count = count;
  check.total = total;
  if (total > 0) check.share = static_cast<double>(count) / static_cast<double>(total);
  return check;
}

TEST(quality, half_of_the_posts_without_a_place_is_said) {
  const auto sentences = doubts({place_unknown(50, 100)});
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_TRUE(
      sentences[0].starts_with("50.0\u00a0% of posts (50 of 100) came without a known place"));
}

TEST(quality, a_small_share_passes_unsaid) { EXPECT_TRUE(doubts({place_unknown(5, 100)}).empty()); }

TEST(quality, a_check_of_nothing_raises_no_doubt) {
  EXPECT_TRUE(doubts({place_unknown(0, 0)}).empty());
}

QualityCheck counted_check(const char* check, const char* detail, std::int64_t count,
                           std::int64_t total) {
  QualityCheck made = place_unknown(count, total);
  made.check = check;
  made.detail = detail;
  return made;
}

TEST(quality, posts_alone_have_not_lost_comments) {
  const auto fewer =
      counted_check("comments kept by the post's own count", "posts with fewer", 90, 100);
  const auto comments = [](std::int64_t total) {
    return counted_check("comments without their post", "all", 0, total);
  };
  EXPECT_TRUE(doubts({fewer, comments(0)}).empty());
  EXPECT_EQ(doubts({fewer, comments(1)}).size(), 1u);
}

TEST(quality, comments_that_were_set_aside_are_counted_apart_from_those_that_no_file_holds) {
  const auto fewer =
      counted_check("comments kept by the post's own count", "posts with fewer", 90, 100);
  const auto read = counted_check("comments without their post", "all", 0, 10);
  const auto said = [&](std::int64_t set_aside) {
    return doubts({fewer, read, counted_check("records set aside", "comments", set_aside, 300)})[0];
  };
  const std::string fact =
      "90.0\u00a0% of posts with a comment count (90 of 100) have fewer comments in the data than "
      "the platform counted.";
  EXPECT_EQ(said(0), fact + " The files that were read do not hold the others.");
  EXPECT_EQ(said(7), fact +
                         " Up to 7 lines with comments are in quarantine; the files that were read "
                         "do not hold the others.");
}

TEST(quality, of_labels_that_no_codebook_has_the_place_is_named) {
  auto one = counted_check("labels outside the codebook", "topic", 12, 100);
  one.example = "l.csv:7";
  EXPECT_EQ(doubts({one}),
            std::vector<std::string>{
                "Labels that the codebook of their scheme does not have; their "
                "units count as unlabelled: “topic” (12 labels, first at l.csv:7)."});
}

TEST(quality, labels_of_which_no_record_was_read_are_named_with_their_place) {
  auto one = counted_check("labels without their unit", "topic: post", 12, 100);
  one.example = "l.csv:7";
  EXPECT_EQ(doubts({one}),
            std::vector<std::string>{
                "Labels that name nothing of which a record was read count for nothing: "
                "“topic: post” (12 labels, first at l.csv:7)."});
}

TEST(quality, no_doubt_is_said_too) {
  EXPECT_NE(quality_html({place_unknown(0, 100)}, {}).find("No check raised a doubt."),
            std::string::npos);
}

TEST(quality, a_file_name_in_an_example_is_inert) {
  QualityCheck check = place_unknown(50, 100);
  check.example = "<script>.csv:1";
  EXPECT_EQ(quality_html({check}, {}).find("<script>"), std::string::npos);
}

}  // namespace
}  // namespace resettle
