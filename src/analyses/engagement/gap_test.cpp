#include "analyses/engagement/gap.h"

#include "analyses/engagement/engagement_levels.h"
#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"
#include "base/testing.h"

namespace resettle {

FindingsOfLevels engagement_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

bool every(std::size_t) { return true; }

// Two high authors and three low ones, posts in both phases.
PostFacts small() {
  return made_facts({{.user = "a", .phase = 0, .likes = 10},
                     {.user = "a", .phase = 1, .likes = 30},
                     {.user = "b", .phase = 0, .likes = 20},
                     {.user = "c", .phase = 0, .likes = 2},
                     {.user = "d", .phase = 0, .likes = kNoCount},
                     {.user = "d", .phase = 1, .likes = 6},
                     {.user = "e", .phase = 1, .likes = 4}},
                    2);
}

LevelsByScope levels_of_small() {
  return same_levels(small(), {Level::high, Level::high, Level::low, Level::low, Level::low});
}

TEST(level_sums, add_up_by_level_and_phase_and_leave_missing_counts_out) {
  const LevelSums sums(small(), levels_of_small(), every);
  const auto total = [&](Level level, std::size_t scope, Part part) {
    return sums.total(sums.column(level, scope, kLikes, part));
  };
  EXPECT_EQ(total(Level::high, 0, kSum), 60);
  EXPECT_EQ(total(Level::high, 1, kSum), 30);
  EXPECT_EQ(total(Level::low, 0, kPosts), 3);
  EXPECT_EQ(total(Level::low, 1, kPosts), 1);
  EXPECT_EQ(sums.users(Level::low, 1, kLikes), 1);
  EXPECT_EQ(sums.author_means(Level::high, 0, kLikes), (std::vector<double>{20, 20}));
}

TEST(level_sums, an_author_without_a_level_is_in_neither) {
  const LevelSums sums(small(), same_levels(small(), std::vector<Level>(5, Level::unscored)),
                       every);
  EXPECT_EQ(sums.total(sums.column(Level::low, 0, kLikes, kPosts)), 0);
}

// "a" is high in the first phase and low in the second, the others keep their levels.
LevelsByScope levels_of_phases_of_small() {
  const std::vector<Level> first = levels_of_small()[1];
  std::vector<Level> second = first;
  second[0] = Level::low;
  return levels_without_window(small(), Levels(std::vector{first, second}));
}

TEST(level_sums, with_levels_of_phases_the_window_is_the_sum_of_its_phases) {
  const LevelSums sums(small(), levels_of_phases_of_small(), every);
  for (const Level level : {Level::high, Level::low}) {
    for (const Part part : {kSum, kPosts}) {
      EXPECT_EQ(sums.total(sums.column(level, 0, kLikes, part)),
                sums.total(sums.column(level, 1, kLikes, part)) +
                    sums.total(sums.column(level, 2, kLikes, part)));
    }
  }
  EXPECT_DOUBLE_EQ(*gap_ratio(sums, 0, kLikes), 15.0 / ((2.0 + 30 + 6 + 4) / 4));
}

TEST(gap_tests, with_levels_of_phases_the_window_has_none) {
  const LevelsByScope levels = levels_of_phases_of_small();
  const auto tests = gap_tests(LevelSums(small(), levels, every), levels, {.draws = 99});
  EXPECT_EQ(tests.size(), 3 * kMetrics);
  EXPECT_NE(tests[kLikes].reason(), "");
  EXPECT_TRUE(tests[kMetrics + kLikes].has_value());
}

TEST(gap_ratios, are_high_over_low) {
  const LevelSums sums(small(), levels_of_small(), every);
  EXPECT_DOUBLE_EQ(*gap_ratio(sums, 0, kLikes), 20.0 / 4);
  EXPECT_DOUBLE_EQ(*gap_ratio(sums, 1, kLikes), 15.0 / 2);
}

TEST(gap_ratios, have_an_interval_around_them) {
  std::vector<MadePost> posts;
  std::vector<Level> levels;
  for (int a = 0; a < 30; ++a) {
    levels.push_back(a < 10 ? Level::high : Level::low);
    posts.push_back({.user = "u" + std::to_string(10 + a), .likes = (a < 10 ? 40.0 : 4.0) + a % 3});
  }
  const PostFacts facts = made_facts(posts);
  const LevelSums sums(facts, same_levels(facts, levels), every);
  const auto ratio = gap_ratios(sums, {.draws = 500})[kLikes];
  EXPECT_DOUBLE_EQ(ratio->estimate, *gap_ratio(sums, 0, kLikes));
  EXPECT_LT(ratio->low, ratio->estimate);
  EXPECT_GT(ratio->high, ratio->estimate);
}

TEST(gap_ratios, of_nothing_have_a_reason) {
  const LevelSums sums(small(), levels_of_small(), every);
  const auto ratios = gap_ratios(sums, {.draws = 100});
  EXPECT_FALSE(gap_ratio(sums, 0, kSaves).has_value());  // 0 ÷ 0
  EXPECT_FALSE(ratios[kSaves].has_value());
  EXPECT_FALSE(ratios[kSaves].reason().empty());
}

TEST(gap_tests, reject_a_gap_and_keep_no_gap) {
  std::vector<MadePost> far, near;
  std::vector<Level> levels;
  for (int a = 0; a < 40; ++a) {
    const bool high = a % 4 == 0;
    const std::string user = "u" + std::to_string(100 + a);
    levels.push_back(high ? Level::high : Level::low);
    far.push_back({.user = user, .likes = (high ? 50.0 : 5.0) + a % 3});
    near.push_back({.user = user, .likes = 5.0 + a % 3});
  }
  const auto p_of = [&](const std::vector<MadePost>& posts) {
    const PostFacts facts = made_facts(posts);
    const LevelsByScope of = same_levels(facts, levels);
    return gap_tests(LevelSums(facts, of, every), of, {.draws = 999})[kLikes]->p;
  };
  EXPECT_LE(p_of(far), 0.002);
  EXPECT_GT(p_of(near), 0.2);
}

TEST(split_halves, levels_do_not_see_the_other_half) {
  std::vector<MadePost> posts;
  for (int a = 0; a < 12; ++a) {
    for (int post = 0; post < 4; ++post) {
      posts.push_back({.user = "u" + std::to_string(10 + a), .likes = 10.0 * a + post});
    }
  }
  PostFacts facts = made_facts(posts);
  const ScoreOptions options = {.metrics = {"likes"}};
  const SplitHalves before = split_halves(facts, options, 1);
  for (std::size_t post = 0; post < facts.posts(); ++post) {
    if (before.half[post] == 1) facts.counts[kLikes][post] = 1e6;
  }
  EXPECT_EQ(split_halves(facts, options, 1).levels, before.levels);
  EXPECT_EQ(std::count(before.levels.begin(), before.levels.end(), Level::high), 3);
}

// Followers were won by both halves: a level that holds them has seen the other.
TEST(split_halves, levels_are_made_without_followers) {
  const PostFacts facts = made_facts({{.user = "a", .likes = 1}, {.user = "a", .likes = 1}});
  EXPECT_EQ(split_halves(facts, {.metrics = {"followers"}}, 1).levels[0], Level::unscored);
  EXPECT_EQ(split_halves(facts, {.metrics = {"followers", "likes"}}, 1).levels[0], Level::low);
}

TEST(is_old_enough, an_unknown_age_is) {
  const PostFacts facts = made_facts(
      {{.user = "a", .days_at_crawl = 6}, {.user = "a", .days_at_crawl = 7}, {.user = "a"}});
  EXPECT_FALSE(is_old_enough(facts, 0, 7));
  EXPECT_TRUE(is_old_enough(facts, 1, 7));
  EXPECT_TRUE(is_old_enough(facts, 2, 7));
}

TEST(engagement_findings, leave_posts_out_that_were_seen_too_young) {
  std::vector<MadePost> posts;
  for (int user = 0; user < 8; ++user) {
    for (int post = 0; post < 20; ++post) {
      const bool young = post % 2 == 0;
      posts.push_back({.user = std::string(1, static_cast<char>('a' + user)),
                       .likes = !young && user < 2 ? 100.0 : 10.0,
                       .days_at_crawl = young ? 1 : 30});
    }
  }
  const PostFacts facts = made_facts(posts);
  FindingOptions options = made_options({{"min_age_days", 7}});
  options.followers.assign(8, 1);
  EXPECT_DOUBLE_EQ(*engagement_findings(facts, options)({}, options).at(0).estimate, 10);
  options.settings["min_age_days"].value = 0;
  EXPECT_LT(*engagement_findings(facts, options)({}, options).at(0).estimate, 10);
}

// Every author has the same likes in both phases, but "a" and "b" take turns.
TEST(engagement_findings, with_levels_of_phases_compare_each_post_by_the_level_of_its_phase) {
  std::vector<MadePost> posts;
  for (int user = 0; user < 8; ++user) {
    for (int post = 0; post < 40; ++post) {
      const bool loud = user == post / 20;
      posts.push_back({.user = std::string(1, static_cast<char>('a' + user)),
                       .phase = post / 20,
                       .likes = loud ? 100.0 : 10.0});
    }
  }
  const PostFacts facts = made_facts(posts, 2);
  FindingOptions options = made_options({{"metrics", std::vector<std::string>{"likes"}},
                                         {"high_share", 0.125},
                                         {"level_scope", "phase"}});
  options.followers.assign(8, 1);
  const auto found = [&] { return engagement_findings(facts, options)({}, options).at(0); };
  EXPECT_DOUBLE_EQ(*found().estimate, 10);
  EXPECT_EQ(found().authors, 2);  // with posts as high
  options.settings["active_posts"].value = 21;
  EXPECT_FALSE(found().estimate);
  options.settings["level_scope"].value = "window";
  options.settings["high_share"].value = 0.25;
  EXPECT_NEAR(*found().estimate, 5.5, 1.5);
}

}  // namespace
}  // namespace resettle
