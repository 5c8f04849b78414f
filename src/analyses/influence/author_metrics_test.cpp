#include "analyses/influence/author_metrics.h"

#include <cmath>

#include "analyses/post_facts/made_facts_test.h"
#include "base/testing.h"

namespace resettle {
namespace {

TEST(random_halves, split_each_authors_posts_in_two) {
  std::vector<std::int32_t> author;
  for (int a = 0; a < 50; ++a) author.insert(author.end(), static_cast<std::size_t>(a % 7), a);
  const auto half = random_halves(author, 1, 0);
  for (int a = 0; a < 50; ++a) {
    int second = 0;
    for (std::size_t post = 0; post < author.size(); ++post) {
      second += author[post] == a && half[post] == 1;
    }
    EXPECT_GE(second, a % 7 / 2);
    EXPECT_LE(second, a % 7 - a % 7 / 2);
  }
}

TEST(random_halves, a_lone_post_goes_to_either_half) {
  std::vector<std::int32_t> author(200);
  for (std::size_t i = 0; i < author.size(); ++i) author[i] = static_cast<std::int32_t>(i);
  const auto half = random_halves(author, 1, 0);
  const auto second = std::count(half.begin(), half.end(), 1);
  EXPECT_GT(second, 60);
  EXPECT_LT(second, 140);
}

TEST(random_halves, depend_on_seed_and_stream_only) {
  const std::vector<std::int32_t> author(40, 0);
  EXPECT_EQ(random_halves(author, 1, 0), random_halves(author, 1, 0));
  EXPECT_NE(random_halves(author, 1, 0), random_halves(author, 1, 1));
  EXPECT_NE(random_halves(author, 1, 0), random_halves(author, 2, 0));
}

TEST(sums_by_author, leave_missing_counts_out) {
  const PostFacts facts = made_facts({{.user = "a", .likes = 3},
                                      {.user = "a", .likes = kNoCount},
                                      {.user = "b", .likes = kNoCount},
                                      {.user = "c", .likes = 1}});
  const auto sums =
      sums_by_author(facts.user, 3, facts.counts, [](std::size_t post) { return post < 3; });
  EXPECT_EQ(sums[kLikes].name, "likes");
  EXPECT_EQ(sums[kLikes].values[0], 3);
  EXPECT_TRUE(std::isnan(sums[kLikes].values[1]));
  EXPECT_TRUE(std::isnan(sums[kLikes].values[2]));
}

}  // namespace
}  // namespace resettle
