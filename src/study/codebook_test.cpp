#include "study/codebook.h"

#include "base/testing.h"
#include "resources.h"

namespace resettle {
namespace {

std::string error_of(std::string_view text) {
  try {
    read_codebook(text, "codebooks/x.toml");
  } catch (const UserError& error) {
    return error.what();
  }
  return "";
}

constexpr std::string_view kHead =
    "scheme = \"x\"\nunit = \"post\"\nscale = \"ordinal\"\nrevision = \"1\"\n";

std::string ordinal(std::string_view first, std::string_view second) {
  return std::string(kHead) + "[[category]]\nlabel = \"a\"\ndefinition = \"d\"\n" +
         std::string(first) + "\n[[category]]\nlabel = \"b\"\ndefinition = \"d\"\n" +
         std::string(second) + "\n";
}

TEST(codebook, of_topics_has_fourteen_labels_in_seven_groups) {
  const Codebook topic = read_codebook(resource("codebooks/topic.toml"), "topic.toml");
  EXPECT_EQ(topic.categories.size(), 14);
  std::set<std::string> groups;
  for (const Category& category : topic.categories) {
    groups.insert(category.group);
    EXPECT_FALSE(category.definition.empty()) << category.label;
    EXPECT_GE(category.examples.size(), 2) << category.label;
  }
  EXPECT_EQ(groups.size(), 7);
}

TEST(codebook, of_sentiment_runs_from_minus_two_to_two) {
  const Codebook sentiment = read_codebook(resource("codebooks/sentiment.toml"), "sentiment.toml");
  ASSERT_EQ(sentiment.categories.size(), 5);
  EXPECT_EQ(sentiment.categories.front().value, -2);
  EXPECT_EQ(sentiment.categories.back().value, 2);
}

TEST(codebook, without_groups_each_category_is_its_own) {
  const Codebook codebook = read_codebook(ordinal("value = 0", "value = 1"), "x.toml");
  EXPECT_EQ(codebook.categories[1].group, "b");
  EXPECT_EQ(codebook.categories[1].group_name, "b");
}

TEST(codebook, an_ordinal_category_needs_a_value) {
  EXPECT_NE(error_of(ordinal("value = 0", "")).find("has a value"), std::string::npos);
}

TEST(codebook, values_must_rise) {
  EXPECT_NE(error_of(ordinal("value = 1", "value = 1")).find("values rise"), std::string::npos);
}

TEST(codebook, values_are_numbers_that_means_can_be_taken_of) {
  EXPECT_EQ(error_of(ordinal("value = -1e6", "value = 1e6")), "");
  EXPECT_NE(error_of(ordinal("value = 0", "value = 1e308")).find("is not between -1000000 and"),
            std::string::npos);
  EXPECT_NE(error_of(ordinal("value = 0", "value = nan")).find("no number"), std::string::npos);
  EXPECT_NE(error_of(ordinal("value = -inf", "value = 1")).find("no number"), std::string::npos);
}

TEST(codebook, a_label_stands_once) {
  std::string text = ordinal("value = 0", "value = 1");
  text.replace(text.find("label = \"b\""), 11, "label = \"a\"");
  EXPECT_NE(error_of(text).find("two categories are called \"a\""), std::string::npos);
}

TEST(codebook, a_group_must_be_there) {
  EXPECT_NE(error_of(ordinal("value = 0\ngroup = \"9\"", "value = 1")).find("no [[group]] \"9\""),
            std::string::npos);
}

TEST(codebook, a_wrong_key_names_the_nearest) {
  EXPECT_NE(error_of(ordinal("value = 0\nexample = [\"e\"]", "value = 1")).find("examples"),
            std::string::npos);
}

TEST(codebook, one_category_is_too_few) {
  EXPECT_NE(
      error_of(std::string(kHead) + "[[category]]\nlabel = \"a\"\nvalue = 0\ndefinition = \"d\"\n")
          .find("at least two"),
      std::string::npos);
}

TEST(codebooks, a_file_is_named_after_its_scheme) {
  TemporaryFolder folder;
  folder.write("codebooks/y.toml", ordinal("value = 0", "value = 1"));
  EXPECT_THROW(read_codebooks(folder.path()), UserError);
}

TEST(codebooks, a_folder_that_is_not_there_holds_none_and_one_that_cannot_be_read_is_refused) {
  TemporaryFolder folder;
  EXPECT_TRUE(read_codebooks(folder.path()).empty());
  folder.write("codebooks", "a file");
  EXPECT_THROW(read_codebooks(folder.path()), UserError);
  std::filesystem::remove(folder / "codebooks");
  std::filesystem::create_symlink("away", folder / "codebooks");
  EXPECT_THROW(read_codebooks(folder.path()), UserError);
}

}  // namespace
}  // namespace resettle
