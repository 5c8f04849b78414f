#include <gtest/gtest.h>

#include <map>

#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/specified.h"

namespace resettle {

FindingsOfLevels trajectories_findings(const PostFacts& facts, const FindingOptions& options);
FindingsOfLevels retention_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

// Two phases of ten days. All post in the first; "stays" posts in the second too.
PostFacts two_phases() {
  return made_facts({{.user = "crawled_early", .day = 20'001},
                     {.user = "gone", .day = 20'002},
                     {.user = "stays", .day = 20'003},
                     {.user = "stays", .phase = 1, .day = 20'011}},
                    2);
}

FindingEstimate silent_in(const PostFacts& facts, std::optional<Day> last_seen) {
  FindingOptions options = made_options({{"active_posts", 1}, {"retention_gap", 3}});
  options.last_seen = {last_seen, 20'040, {}};
  return trajectories_findings(facts, options)({}, options).at(0);
}

TEST(fell_silent, leaves_out_who_was_not_watched_to_the_end) {
  EXPECT_EQ(two_phases().last_day(), 20'019);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), 20'015).estimate, 1.0 / 2);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), 20'016).estimate, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), {}).estimate, 2.0 / 3);
}

// Half, at random, were crawled for the last time long before the end: who of them posted once more
// counts no more than who did not.
TEST(fell_silent, is_the_share_of_the_watched_whatever_the_others_did) {
  std::vector<MadePost> posts;
  std::vector<std::optional<Day>> last_seen;
  for (int user = 0; user < 40; ++user) {
    const std::string name = "u" + std::to_string(100 + user);
    posts.push_back({.user = name, .day = 20'001});
    if (user % 5 < 2) posts.push_back({.user = name, .phase = 1, .day = 20'011});
    last_seen.push_back(user < 20 ? std::optional<Day>(20'012) : std::nullopt);
  }
  FindingOptions options = made_options({{"active_posts", 1}, {"retention_gap", 3}});
  options.last_seen = last_seen;
  const FindingEstimate found =
      trajectories_findings(made_facts(posts, 2), options)({}, options).at(0);
  EXPECT_DOUBLE_EQ(*found.estimate, .6);
  EXPECT_EQ(found.authors, 20);
}

TEST(fell_silent, has_an_interval_with_width_where_all_fell_silent) {
  FindingOptions options = made_options({{"active_posts", 1}, {"retention_gap", 3}});
  const PostFacts facts =
      made_facts({{.user = "a"}, {.user = "b"}, {.user = "c", .phase = 1, .day = 20'011}}, 2);
  const FindingEstimate found = trajectories_findings(facts, options)({}, options).at(0);
  EXPECT_DOUBLE_EQ(*found.estimate, 1);
  EXPECT_LT(*found.low, .5);
  EXPECT_EQ(*found.high, 1);
}

TEST(fell_silent, an_earlier_end_is_watched_by_who_looked_until_then) {
  const PostFacts shorter = specified(two_phases(), {.end_days = 7});
  EXPECT_EQ(shorter.last_day(), 20'012);
  EXPECT_DOUBLE_EQ(*silent_in(shorter, 20'008).estimate, 1.0 / 2);
  EXPECT_DOUBLE_EQ(*silent_in(shorter, 20'009).estimate, 2.0 / 3);
}

// Days of posts since the window's first; a hundred days are observed.
PostFacts posting(const std::map<std::string, std::vector<int>>& days_of_users) {
  std::vector<MadePost> posts;
  for (const auto& [user, days] : days_of_users) {
    for (const int day : days) posts.push_back({.user = user, .day = 20'000 + day});
  }
  PostFacts facts = made_facts(posts);
  facts.phase_days = {100};
  return facts;
}

// The clocks start on day 14; observation ends on day 85, 71 days later.
PostFacts four_who_stay_differently() {
  return posting({{"early", {0, 20}},            // left after 6 days
                  {"interrupted", {0, 16, 90}},  // silent from day 2 on the clock, back at the end
                  {"late", {0, 30, 43, 56}},     // left after 42 days
                  {"never", {0, 14}}});          // no post after the clock's start
}

FindingEstimate retained_in(const PostFacts& facts,
                            const FindingOptions& options = made_options()) {
  return retention_findings(facts, options)({}, options).at(0);
}

TEST(retained_30_days, is_the_share_of_those_on_the_clock_who_were_still_there) {
  const FindingEstimate found = retained_in(four_who_stay_differently());
  EXPECT_EQ(found.name, "retained_30_days");
  EXPECT_DOUBLE_EQ(*found.estimate, 2.0 / 3);
  EXPECT_EQ(found.authors, 3);
  EXPECT_LT(*found.low, 2.0 / 3);
  EXPECT_GT(*found.high, 2.0 / 3);
}

TEST(retained_30_days, ends_with_the_first_silence_where_that_is_the_event) {
  const FindingOptions options = made_options({{"retention_event", "first_silence"}});
  EXPECT_DOUBLE_EQ(*retained_in(four_who_stay_differently(), options).estimate, 1.0 / 3);
}

TEST(retained_30_days, a_last_post_shortly_before_the_last_look_is_censored) {
  FindingOptions options = made_options();
  options.last_seen = {20'033};  // so that observation ends on day 19, before the post of day 20
  EXPECT_DOUBLE_EQ(*retained_in(four_who_stay_differently(), options).estimate, 1);
  options.last_seen = {20'034};
  EXPECT_DOUBLE_EQ(*retained_in(four_who_stay_differently(), options).estimate, 2.0 / 3);
}

TEST(retained_30_days, an_earlier_end_of_the_window_ends_observation) {
  const FindingEstimate found =
      retained_in(specified(four_who_stay_differently(), {.end_days = 45}));
  EXPECT_FALSE(found.estimate);
  EXPECT_EQ(found.reason, "nobody was watched for 30 days on the clock of retention");
}

TEST(retained_30_days, of_nobody_has_a_reason) {
  EXPECT_EQ(retained_in(posting({{"once", {0}}})).reason,
            "nobody was watched after the clock of retention had started");
}

// 2 of 2 by Wilson: 1 / (1 + z²/2) = 0.342 to 1.
TEST(retained_30_days, where_all_stayed_is_not_certain) {
  const FindingEstimate found = retained_in(posting({{"a", {0, 99}}, {"b", {0, 99}}}));
  EXPECT_EQ(found.estimate, 1);
  EXPECT_NEAR(*found.low, 0.3424, 1e-4);
  EXPECT_EQ(found.high, 1);
}

TEST(retained_30_days, where_all_have_left_is_not_certain) {
  const FindingEstimate found = retained_in(
      posting({{"a", {0, 20}}, {"b", {0, 20}}, {"never", {0, 14}}, {"to the end", {0, 99}}}));
  EXPECT_GT(*found.high, *found.estimate);
  EXPECT_LT(*found.low, *found.high);
}

TEST(fell_silent, where_nobody_did_is_not_certain) {
  const FindingOptions options = made_options({{"active_posts", 1}}, 200);
  const PostFacts facts = made_facts({{.user = "a", .phase = 0},
                                      {.user = "a", .phase = 1},
                                      {.user = "b", .phase = 0},
                                      {.user = "b", .phase = 1}},
                                     2);
  const FindingEstimate found = trajectories_findings(facts, options)({}, options).at(0);
  EXPECT_EQ(found.estimate, 0);
  EXPECT_EQ(found.low, 0);
  EXPECT_NEAR(*found.high, 0.6576, 1e-4);
}

}  // namespace
}  // namespace resettle
