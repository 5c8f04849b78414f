#include "report/markdown.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(markdown, tags_links_and_cells_are_text) {
  EXPECT_EQ(escape_markdown("<script>a & b</script>"), "&lt;script&gt;a &amp; b&lt;/script&gt;");
  EXPECT_EQ(escape_markdown("![x](y) [z](javascript:1)"), "!\\[x\\](y) \\[z\\](javascript:1)");
  EXPECT_EQ(escape_markdown("a | b\n# c `d` *e* _f_"), "a \\| b\\\\n\\# c \\`d\\` \\*e\\* \\_f\\_");
}

TEST(markdown, plain_words_stay_as_they_are) {
  EXPECT_EQ(escape_markdown("The ban, 18 January 2025 (“禁令”)"),
            "The ban, 18 January 2025 (“禁令”)");
  EXPECT_EQ(escape_markdown("cohort_posts"), "cohort_posts");
}

}  // namespace
}  // namespace resettle
