#include "report/finding_words.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

const Finding kGap = {.name = "gap",
                      .wording = "the share of the low less that of the high",
                      .above = "The low wrote {size} more {interval}.",
                      .below = "The low wrote {size} less {interval}."};

TEST(finding_sentence, says_more_and_less_by_size) {
  EXPECT_EQ(finding_sentence(kGap, {"points", 6.2, 4.9, 7.5, ""}),
            "The low wrote 6.2 percentage points more [4.9, 7.5].");
  EXPECT_EQ(finding_sentence(kGap, {"points", -6.2, -7.5, -4.9, ""}),
            "The low wrote 6.2 percentage points less [4.9, 7.5].");
}

TEST(finding_sentence, across_no_difference_it_is_not_clear) {
  EXPECT_EQ(finding_sentence(kGap, {"points", -0.4, -1.9, 1.1, ""}),
            "No clear difference: the share of the low less that of the high was −0.4 percentage "
            "points [−1.9, 1.1].");
}

TEST(finding_sentence, a_ratio_differs_from_one) {
  const Finding ratio = {.name = "r",
                         .wording = "the ratio",
                         .above = "There were {size} times as many {interval}.",
                         .below = "There were {size} times as many {interval}.",
                         .no_difference = 1};
  EXPECT_EQ(finding_sentence(ratio, {"ratio", 0.5, 0.25, 0.75, ""}),
            "There were 0.500 times as many [0.250, 0.750].");
  EXPECT_EQ(finding_sentence(ratio, {"ratio", 1.5, 0.75, 2, ""}),
            "No clear difference: the ratio was 1.50 [0.75, 2.00].");
}

TEST(finding_sentence, a_difference_too_small_to_show_is_zero_and_not_an_inequality) {
  EXPECT_EQ(finding_sentence(kGap, {"points", -0.04, -0.5, 0.4, ""}),
            "No clear difference: the share of the low less that of the high was 0 percentage "
            "points [−0.5, 0.4].");
}

TEST(finding_sentence, a_small_clear_difference_has_the_digits_that_make_it_clear) {
  EXPECT_EQ(finding_sentence(kGap, {"points", -0.06, -0.08, -0.02, ""}),
            "The low wrote 0.06 percentage points less [0.02, 0.08].");
}

TEST(finding_words, both_ends_of_a_range_have_the_same_digits) {
  EXPECT_EQ(range_in_words(-0.02, 6.18, "points"), "from −0.02 to 6.18 percentage points");
  EXPECT_EQ(range_in_words(9.96, 16.24, "ratio"), "from 9.96 to 16.24");
}

TEST(finding_sentence, a_share_alone_differs_from_nothing) {
  const Finding share = {
      .name = "s", .wording = "the share", .above = "It was {estimate} {interval}."};
  EXPECT_EQ(finding_sentence(share, {"share", 0.271, 0.25, 0.3, ""}),
            "It was 27.1\u00a0% [25.0\u00a0%, 30.0\u00a0%].");
}

TEST(finding_sentence, without_an_interval_it_says_so_and_without_an_estimate_nothing) {
  EXPECT_EQ(finding_sentence(kGap, {"points", 6.2, {}, {}, "too few"}),
            "The low wrote 6.2 percentage points more (no interval).");
  EXPECT_EQ(finding_sentence(kGap, {"points", {}, {}, {}, "nobody"}), "");
}

TEST(finding_sentence, digits_are_the_units_as_in_the_tables) {
  EXPECT_EQ(amount_in_words(0.1042, "sentiment"), "0.10");
  EXPECT_EQ(amount_in_words(0.9412, "correlation"), "0.94");
  EXPECT_EQ(amount_in_words(-0.305, "score"), "−0.30");
  EXPECT_EQ(amount_in_words(6.18, "points"), "6.2 percentage points");
  EXPECT_EQ(amount_in_words(16.24, "ratio"), "16.2");
}

TEST(finding_sentence, of_too_few_authors_it_says_how_many_and_no_number) {
  const FoundNumber two{"points", 6.2, 4.9, 7.5, "", 2, 10};
  EXPECT_EQ(finding_sentence(kGap, two),
            "Too few authors to say: the share of the low less that of the high would rest on 2 "
            "authors, and 10 are asked for.");
  EXPECT_FALSE(is_clear(kGap, two));
  const FoundNumber ten{"points", 6.2, 4.9, 7.5, "", 10, 10};
  EXPECT_TRUE(is_clear(kGap, ten));
  EXPECT_FALSE(is_withheld(ten));
}

TEST(is_clear, asks_for_an_interval_beyond_no_difference) {
  EXPECT_TRUE(is_clear(kGap, {"points", 6.2, 4.9, 7.5, ""}));
  EXPECT_FALSE(is_clear(kGap, {"points", 6.2, -0.1, 7.5, ""}));
  EXPECT_FALSE(is_clear(kGap, {"points", 6.2, {}, {}, ""}));
  EXPECT_FALSE(is_clear(kGap, {"points", {}, {}, {}, ""}));
}

TEST(finding_of_study, a_topic_is_called_as_the_codebook_does) {
  Study study;
  study.roles["topic"] = "t";
  study.analysis_settings["focus_topic"] = {ColumnType::text, "5b"};
  Codebook codebook;
  codebook.scheme = "t";
  codebook.categories.push_back(
      {.label = "5b", .name = "Stories", .group = "5", .group_name = "Myself"});
  study.codebooks.push_back(codebook);
  const Finding finding = {.name = "f",
                           .wording = "the share of {topic}",
                           .above = "More {topic}.",
                           .topic_setting = "focus_topic"};
  EXPECT_EQ(finding_of_study(finding, study).wording, "the share of Stories");
  study.analysis_settings["topic_level"] = {ColumnType::text, "group"};
  EXPECT_EQ(finding_of_study(finding, study).wording, "the share of Myself");
  study.codebooks.clear();
  EXPECT_EQ(finding_of_study(finding, study).above, "More 5b.");
}

TEST(finding_of_study, who_is_active_is_said_with_the_setting) {
  Study study;
  study.analysis_settings["active_posts"] = {ColumnType::integer, 5};
  const Finding finding = {.name = "f", .wording = "w", .above = "{active_posts} or more posts"};
  EXPECT_EQ(finding_of_study(finding, study).above, "5 or more posts");
}

TEST(finding_words, ratios_have_no_sign) {
  EXPECT_EQ(side_in_words("ratio"), "side of 1");
  EXPECT_EQ(side_in_words("points"), "sign");
}

}  // namespace
}  // namespace resettle
