// The published totals, from the plan alone: no texts are written here.
#include "simulate/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "simulate/daily_curve.h"

namespace resettle::simulation {
namespace {

// Feng, Dong and Lei, arXiv 2510.18894: sections 3 and 5.
constexpr std::int64_t kPublishedPosts = 43'338;
constexpr std::int64_t kPublishedComments = 387'395;
constexpr std::int64_t kPublishedCohort = 1'299;

TEST(world, posts_a_day_peak_bottom_and_sum_as_published_for_any_seed) {
  const Scenario s = rednote_2025(1);
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const std::vector<std::int64_t> posts = posts_per_day(s, seed);
    EXPECT_EQ(std::accumulate(posts.begin(), posts.end(), std::int64_t{0}), kPublishedPosts);
    const auto peak = std::max_element(posts.begin(), posts.end());
    EXPECT_EQ(format_day(s.first_day + static_cast<Day>(peak - posts.begin())), "2025-01-19");
    EXPECT_EQ(*peak, 2'106);
    EXPECT_EQ(std::count(posts.begin(), posts.end(), *peak), 1);
    const auto trough = std::min_element(peak, posts.end());
    EXPECT_EQ(format_day(s.first_day + static_cast<Day>(trough - posts.begin())), "2025-04-04");
    EXPECT_EQ(*trough, 64);
    EXPECT_EQ(std::count(peak, posts.end(), *trough), 1);
    EXPECT_LT(*std::max_element(trough, posts.end()), 140) << "seed " << seed;
  }
}

TEST(world, the_plan_holds_the_published_posts_comments_and_users) {
  const World world(1, 1);
  std::uint64_t posts = 0;
  std::int64_t comments = 0;
  std::vector<bool> posted(static_cast<std::size_t>(kPublishedCohort));
  for (int day = 0; day < world.scenario.days(); ++day) {
    for (const PlannedPost& post : plan_day(world, day, posts)) {
      ++posts;
      comments += post.comments;
      EXPECT_LE(post.comments, 50);
      EXPECT_EQ(world.zone.local_day(post.created * kMicrosPerSecond),
                world.scenario.first_day + day);
      EXPECT_GT(post.created, world.population.users[post.author].registered);
      posted.at(post.author) = true;
    }
  }
  EXPECT_EQ(posts, kPublishedPosts);
  EXPECT_EQ(comments, kPublishedComments);
  EXPECT_EQ(std::count(posted.begin(), posted.end(), true), kPublishedCohort);
  EXPECT_EQ(world.population.users.size(), 2'020);
}

TEST(world, the_scale_multiplies_users_and_daily_counts) {
  const Scenario tenfold = rednote_2025(10);
  EXPECT_EQ(tenfold.users, 20'200);
  const std::vector<std::int64_t> posts = posts_per_day(rednote_2025(1), 5);
  const std::vector<std::int64_t> more = posts_per_day(tenfold, 5);
  for (std::size_t i = 0; i < posts.size(); ++i) EXPECT_EQ(more[i], 10 * posts[i]);
}

TEST(world, users_differ_in_posts_and_many_fall_silent) {
  const World world(3, 0.2);
  std::vector<int> posts(static_cast<std::size_t>(world.scenario.cohort));
  std::vector<bool> late(posts.size());
  std::uint64_t index = 0;
  for (int day = 0; day < world.scenario.days(); ++day) {
    for (const PlannedPost& post : plan_day(world, day, index)) {
      ++index;
      ++posts[post.author];
      if (day > 120) late[post.author] = true;
    }
  }
  std::sort(posts.begin(), posts.end());
  EXPECT_GT(posts.back(), 10 * posts[posts.size() / 2]);
  EXPECT_LT(posts.back(), static_cast<int>(index / 20)) << "nobody writes a twentieth of all posts";
  EXPECT_LT(std::count(late.begin(), late.end(), true), world.scenario.cohort * 4 / 10);
}

TEST(world, shares_are_apportioned_by_largest_remainder_within_their_caps) {
  EXPECT_EQ(apportion({1, 1, 1}, {9, 9, 9}, 4), (std::vector<std::int64_t>{2, 1, 1}));
  EXPECT_EQ(apportion({2.6, 1.4}, {9, 9}, 4), (std::vector<std::int64_t>{3, 1}));
  EXPECT_EQ(apportion({9, 1}, {2, 9}, 10), (std::vector<std::int64_t>{2, 8}));
  EXPECT_EQ(apportion({1, 1}, {1, 1}, 10), (std::vector<std::int64_t>{1, 1}));
}

TEST(world, comments_are_handed_out_to_the_last_one) {
  std::vector<PlannedPost> posts(7);
  for (std::size_t i = 0; i < posts.size(); ++i)
    posts[i].attention = static_cast<double>(1 + i * i);
  for (std::int64_t total : {0, 1, 20, 199, 350}) {
    hand_out_comments(posts, total);
    std::int64_t sum = 0;
    for (const PlannedPost& post : posts) sum += post.comments;
    EXPECT_EQ(sum, total);
    EXPECT_LE(posts.back().comments, 50);
  }
}

TEST(world, the_last_comment_goes_past_a_full_post) {
  std::vector<PlannedPost> posts(3);
  posts[0].attention = 1e6;
  posts[1].attention = posts[2].attention = 1;  // they would get their first comment together
  hand_out_comments(posts, 51);
  EXPECT_EQ(posts[0].comments, 50);
  EXPECT_EQ(posts[1].comments + posts[2].comments, 1);
}

}  // namespace
}  // namespace resettle::simulation
