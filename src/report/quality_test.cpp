#include "report/quality.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

const Worry kPlaceUnknown = {.code = "place_unknown",
                             .detail = "posts",
                             .count = 50,
                             .total = 100,
                             .share = 0.5,
                             .example = "<script>.csv:1"};

TEST(quality, what_worries_is_said_above_the_table) {
  const std::string html = quality_html({}, {kPlaceUnknown}, {});
  EXPECT_NE(html.find("One thing is worth knowing"), std::string::npos);
  EXPECT_NE(html.find("<li>50.0\u00a0% of posts (50 of 100) came without a known place"),
            std::string::npos);
}

TEST(quality, no_doubt_is_said_too) {
  EXPECT_NE(quality_html({}, {}, {}).find("No check raised a doubt."), std::string::npos);
}

TEST(quality, a_file_name_in_an_example_is_inert) {
  QualityCheck check{.check = "place unknown", .detail = "posts", .count = 50, .total = 100};
  check.example = "<script>.csv:1";
  Worry joined = kPlaceUnknown;
  joined.code = "lines_joined";
  EXPECT_EQ(quality_html({check}, {joined}, {}).find("<script>"), std::string::npos);
}

TEST(quality, a_code_of_quarantine_is_said_in_words) {
  const QualityCheck check{
      .check = "lines in quarantine", .detail = "rounded_id", .count = 1, .total = 100};
  EXPECT_NE(quality_html({check}, {}, {}).find("Lines in quarantine: a spreadsheet rounded an id"),
            std::string::npos);
}

}  // namespace
}  // namespace resettle
