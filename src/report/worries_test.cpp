#include "report/worries.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

Worry counted(const char* code, const char* detail, std::int64_t count, std::int64_t total) {
  return {.code = code,
          .detail = detail,
          .count = count,
          .total = total,
          .share = static_cast<double>(count) / static_cast<double>(total)};
}

TEST(worries, a_line_says_how_many_of_what_and_where) {
  Worry worry = counted("lines_in_quarantine", "all", 1, 61);
  worry.example = "posts.csv:62";
  EXPECT_EQ(line_of(worry), "lines in quarantine: 1 of 61 (1.6\u00a0%), e.g. posts.csv:62");
  EXPECT_EQ(sentence_of(worry), "1 of 61 lines could not be read and were set aside (1.6\u00a0%).");
}

TEST(worries, the_words_are_those_of_the_detail) {
  EXPECT_EQ(line_of(counted("many_duplicates", "comments", 50, 100)),
            "duplicates dropped (comments): 50 of 100 (50.0\u00a0%); is comment_id the right "
            "column?");
  EXPECT_TRUE(sentence_of(counted("place_unknown", "comments", 50, 100))
                  .starts_with("50.0\u00a0% of comments (50 of 100) came without a known place"));
}

TEST(worries, comments_that_were_set_aside_are_counted_apart_from_those_that_no_file_holds) {
  Worry worry = counted("comments_incomplete", "posts with fewer", 90, 100);
  const std::string fact =
      "90.0\u00a0% of posts with a comment count (90 of 100) have fewer comments in the data than "
      "the platform counted.";
  worry.set_aside = 0;
  EXPECT_EQ(sentence_of(worry), fact + " The files that were read do not hold the others.");
  worry.set_aside = 7;
  EXPECT_EQ(sentence_of(worry),
            fact +
                " Up to 7 lines with comments are in quarantine; the files that were read do not "
                "hold the others.");
}

TEST(worries, a_label_that_no_codebook_has_is_named_in_the_line_alone) {
  Worry worry = counted("labels_outside_codebook", "topic", 12, 100);
  worry.example = "l.csv:7";
  worry.label = "9z";
  EXPECT_EQ(line_of(worry),
            "labels outside the codebook (topic: 9z): 12 of 100 (12.0\u00a0%), e.g. l.csv:7; these "
            "units count as unlabelled: add the label to codebooks/topic.toml, or write it as the "
            "codebook does");
  EXPECT_EQ(sentence_of(worry),
            "Labels that the codebook of their scheme does not have; their units count as "
            "unlabelled: “topic” (12 labels, first at l.csv:7).");
}

TEST(worries, a_day_is_said_as_the_reader_writes_it) {
  const Worry worry = {
      .code = "event_outside_window", .detail = "Ban", .day = parse_day("2026-01-19")};
  EXPECT_EQ(line_of(worry), "the event \"Ban\" of 2026-01-19 lies outside the window");
  EXPECT_EQ(sentence_of(worry), "The event “Ban” of 19 January 2026 lies outside the window.");
}

TEST(worries, a_worry_without_words_is_a_bug) {
  EXPECT_THROW(line_of(counted("no_such_code", "all", 1, 2)), std::logic_error);
}

}  // namespace
}  // namespace resettle
