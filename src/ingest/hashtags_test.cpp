#include "ingest/hashtags.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

using Tags = std::vector<std::string>;

TEST(hashtags, the_topic_mark_is_no_part_of_the_tag) {
  EXPECT_EQ(hashtags_of("#小红书[话题]# #抖音难民[话题]#"), (Tags{"小红书", "抖音难民"}));
}

TEST(hashtags, tags_without_a_space_between_them_are_two) {
  EXPECT_EQ(hashtags_of("#a[话题]##b[话题]#"), (Tags{"a", "b"}));
  EXPECT_EQ(hashtags_of("hello #one#two"), (Tags{"one", "two"}));
}

TEST(hashtags, a_tag_ends_at_white_space_and_punctuation) {
  EXPECT_EQ(hashtags_of("#tiktokrefugee, hi #rednote! #你好。再见 #x　y"),
            (Tags{"tiktokrefugee", "rednote", "你好", "x"}));
}

TEST(hashtags, text_behind_a_closed_tag_is_no_tag) {
  EXPECT_EQ(hashtags_of("#美食[话题]#真好吃"), Tags{"美食"});
}

TEST(hashtags, a_tag_counts_once) { EXPECT_EQ(hashtags_of("#a #b #a"), (Tags{"a", "b"})); }

// Comparing each with each would take minutes.
TEST(hashtags, a_post_may_have_very_many) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "#t" + std::to_string(i) + " ";
  EXPECT_EQ(hashtags_of(text).size(), 300'000u);
  EXPECT_EQ(listed_hashtags(text).size(), 300'000u);
}

TEST(hashtags, a_lone_sign_is_no_tag) { EXPECT_EQ(hashtags_of("# ## #"), Tags{}); }

TEST(hashtags, a_list_column_may_be_joined_by_signs_or_commas_or_be_json) {
  EXPECT_EQ(listed_hashtags("a#b#c"), (Tags{"a", "b", "c"}));
  EXPECT_EQ(listed_hashtags("a, b,c"), (Tags{"a", "b", "c"}));
  EXPECT_EQ(listed_hashtags(R"(["a", "b[话题]"])"), (Tags{"a", "b"}));
  EXPECT_EQ(listed_hashtags(R"([{"id": "1", "name": "a"}])"), Tags{"a"});
  EXPECT_EQ(listed_hashtags("#a[话题]# #b[话题]#"), (Tags{"a", "b"}));
  EXPECT_EQ(listed_hashtags(" "), Tags{});
}

TEST(hashtags, a_list_may_be_written_as_python_writes_it) {
  EXPECT_EQ(listed_hashtags("['a', 'b']"), (Tags{"a", "b"}));
  EXPECT_EQ(listed_hashtags("['#a', \"it's\", None, 'c d, e']"), (Tags{"a", "it's", "c d, e"}));
  EXPECT_EQ(listed_hashtags("[a, b]"), (Tags{"a", "b"}));
  EXPECT_EQ(listed_hashtags("['a[话题]']"), Tags{"a"});
  EXPECT_EQ(listed_hashtags("['torn, b"), (Tags{"'torn", "b"}));
  for (const char* empty : {"[]", "['']", "[", "[nan]"}) EXPECT_EQ(listed_hashtags(empty), Tags{});
}

TEST(hashtags, a_list_may_say_that_there_are_none) {
  for (const char* text : {"nan", "NULL", "\\N", "None", "[\"nan\"]"}) {
    EXPECT_EQ(listed_hashtags(text), Tags{}) << text;
  }
  EXPECT_EQ(listed_hashtags("a,nan,b"), (Tags{"a", "b"}));
  EXPECT_EQ(hashtags_of("a day of #none"), Tags{"none"});
}

}  // namespace
}  // namespace resettle
