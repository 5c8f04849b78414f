#include "report/html.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

TEST(html, text_cannot_open_a_tag_or_leave_an_attribute) {
  EXPECT_EQ(escape_html("<a href=\"x\" onclick='y'>&"),
            "&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;");
}

TEST(html, control_characters_are_visible) {
  EXPECT_EQ(escape_html(std::string("a\x07") + "b\u202e"), "a\\u0007b\\u202e");
}

TEST(html, a_number_is_not_broken_at_its_thousands) {
  EXPECT_EQ(escape_html("43\u2009338"), "43\u202f338");
}

TEST(html, json_cannot_end_its_script) {
  EXPECT_EQ(inert_in_script("{\"a\":\"</script><!--\"}"), "{\"a\":\"\\u003c/script>\\u003c!--\"}");
  EXPECT_EQ(inert_in_script("\"\u2028\""), "\"\\u2028\"");
}

TEST(html, what_is_put_into_a_template_is_not_read_as_one) {
  EXPECT_EQ(fill_template("<h1>{{title}}</h1>{{body}}", {{"title", "{{body}}"}, {"body", "x"}}),
            "<h1>{{body}}</h1>x");
}

TEST(html, a_template_that_names_an_unknown_part_is_a_bug) {
  EXPECT_THROW(fill_template("{{x}}", {}), std::logic_error);
}

}  // namespace
}  // namespace resettle
