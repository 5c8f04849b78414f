#include "analyses/robustness/specification.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analyses/analysis.h"
#include "analyses/findings/all_findings.h"
#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/specified.h"

namespace resettle {
namespace {

std::size_t changed(const Specification& a, const Specification& b) {
  const auto left = choices_of(a), right = choices_of(b);
  std::size_t n = 0;
  for (std::size_t i = 0; i < left.size(); ++i) n += left[i] != right[i];
  return n;
}

TEST(specifications, begin_with_the_studys_own_and_each_other_value_alone) {
  const auto all = specifications({}, 240, 1);
  ASSERT_EQ(all.size(), 240u);
  EXPECT_EQ(all[0].specification, Specification{});
  EXPECT_EQ(all[0].kind, "default");
  std::size_t alone = 0;
  for (const auto& one : all) {
    if (one.kind != "one changed") continue;
    ++alone;
    EXPECT_EQ(changed(one.specification, {}), 1u);
  }
  EXPECT_EQ(alone, 2u + 2 + 2 + 1 + 1 + 1 + 4 + 2 + 1 + 6 + 2);
}

TEST(specifications, are_all_different) {
  std::set<std::vector<std::string>> seen;
  for (const auto& one : specifications({}, 240, 1)) {
    EXPECT_TRUE(seen.insert(choices_of(one.specification)).second);
  }
}

TEST(specifications, a_setting_outside_the_list_is_the_studys_own) {
  const auto all = specifications({.high_share = 0.2}, 60, 1);
  EXPECT_EQ(all[0].specification.high_share, 0.2);
  std::set<double> shares;
  for (const auto& one : all) shares.insert(one.specification.high_share);
  EXPECT_EQ(shares, (std::set<double>{0.10, 0.2, 0.25, 0.33}));
}

TEST(specifications, never_leave_a_score_of_nothing) {
  const auto all = specifications({.other_metrics = false}, 200, 1);
  for (const auto& one : all) EXPECT_TRUE(one.specification.with_followers);
  EXPECT_EQ(grid_size({.other_metrics = false}) * 2, grid_size({}));
}

TEST(specifications, without_a_rule_are_those_drawn_before_evidence_was_a_choice) {
  const auto all = specifications({}, 240, 1);
  for (const auto& one : all) EXPECT_EQ(one.specification.evidence, 0);
  const std::vector<std::string> second_drawn = {
      "rank", "critic", "0.25", "with", "window", "0", "4", "0", "first_silence", "-7", "0", "0"};
  EXPECT_EQ(choices_of(all[26].specification), second_drawn);
}

TEST(specifications, ask_for_more_or_fewer_kinds_of_evidence_where_a_rule_has_room) {
  const auto asked = [](const Specification& own) {
    std::set<std::int64_t> alone, drawn;
    for (const auto& one : specifications(own, 240, 1)) {
      if (one.kind == "drawn") drawn.insert(one.specification.evidence);
      if (one.kind == "one changed" && one.specification.evidence != 0) {
        alone.insert(one.specification.evidence);
        EXPECT_EQ(changed(one.specification, own), 1u);
      }
    }
    alone.insert(0);
    EXPECT_EQ(alone, drawn);
    return drawn;
  };
  EXPECT_EQ(asked({.fewer_kinds = true, .more_kinds = true}), (std::set<std::int64_t>{-1, 0, 1}));
  EXPECT_EQ(asked({.fewer_kinds = true}), (std::set<std::int64_t>{-1, 0}));
  EXPECT_EQ(asked({.more_kinds = true}), (std::set<std::int64_t>{0, 1}));
  EXPECT_EQ(grid_size({.fewer_kinds = true, .more_kinds = true}), 3 * grid_size({}));
}

TEST(specifications, depend_on_the_seed_alone) {
  const auto drawn = [](std::uint64_t seed) {
    std::vector<std::vector<std::string>> all;
    for (const auto& one : specifications({}, 100, seed)) {
      all.push_back(choices_of(one.specification));
    }
    return all;
  };
  EXPECT_EQ(drawn(1), drawn(1));
  EXPECT_NE(drawn(1), drawn(2));
}

// Ten days a phase; one post on each day.
PostFacts twenty_days() {
  std::vector<MadePost> posts;
  for (int day = 0; day < 20; ++day) {
    posts.push_back({.user = day % 2 == 0 ? "a" : "b",
                     .phase = day / 10,
                     .likes = double(day),
                     .topic = "t",
                     .sentiment = 1,
                     .day = static_cast<Day>(20'000 + day),
                     .days_at_crawl = day < 15 ? 30 : 3});
  }
  return made_facts(posts, 2);
}

std::int64_t posts_in(const PostFacts& facts, std::int32_t phase) {
  return std::count(facts.phase.begin(), facts.phase.end(), phase);
}

TEST(specified, the_studys_own_is_what_there_is) {
  const PostFacts facts = twenty_days();
  const PostFacts same = specified(facts, {});
  EXPECT_EQ(same.user, facts.user);
  EXPECT_EQ(same.phase, facts.phase);
  EXPECT_EQ(same.day, facts.day);
  EXPECT_EQ(same.counts[kLikes], facts.counts[kLikes]);
  EXPECT_EQ(same.phase_days, facts.phase_days);
}

TEST(specified, a_boundary_moves_posts_and_days) {
  const PostFacts later = specified(twenty_days(), {.boundary_days = 3});
  EXPECT_EQ(later.phase_days, (std::vector<std::int32_t>{13, 7}));
  EXPECT_EQ(posts_in(later, 0), 13);
  const PostFacts earlier = specified(twenty_days(), {.boundary_days = -7});
  EXPECT_EQ(posts_in(earlier, 0), 3);
}

TEST(specified, a_boundary_stays_in_the_window) {
  const PostFacts far = specified(twenty_days(), {.boundary_days = 40});
  EXPECT_EQ(far.phase_days, (std::vector<std::int32_t>{20, 0}));
  EXPECT_EQ(posts_in(far, 0), 20);
}

TEST(specified, an_earlier_end_leaves_the_last_days_out) {
  const PostFacts shorter = specified(twenty_days(), {.end_days = 7});
  EXPECT_EQ(shorter.posts(), 13u);
  EXPECT_EQ(shorter.phase_days, (std::vector<std::int32_t>{10, 3}));
}

TEST(specified, users_keep_their_place_when_their_posts_are_gone) {
  const PostFacts shorter = specified(twenty_days(), {.end_days = 19});
  EXPECT_EQ(shorter.posts(), 1u);
  EXPECT_EQ(shorter.users.size(), 2u);
}

TEST(finding_analyses, give_the_same_names_whatever_the_posts) {
  const PostFacts some = twenty_days(), none = made_facts({}, 1);
  for (const FindingAnalysis& analysis : finding_analyses()) {
    const auto names = [&](const PostFacts& facts) {
      FindingOptions options;
      options.resample.draws = 50;
      options.followers.assign(facts.users.size(), 1);
      std::vector<std::string> all;
      const auto levels = score_users(metrics_of(facts, options), options.score).level;
      for (const auto& finding :
           analysis.findings({std::make_shared<const PostFacts>(facts), levels, options})) {
        all.push_back(finding.name);
        EXPECT_TRUE(finding.estimate.has_value() || !finding.reason.empty()) << finding.name;
      }
      return all;
    };
    EXPECT_EQ(names(some), names(none)) << analysis.name;
    EXPECT_FALSE(names(some).empty()) << analysis.name;
  }
}

TEST(finding_analyses, fill_what_analysis_toml_declares) {
  std::set<std::string> declared, filled;
  for (const Analysis& analysis : all_analyses()) {
    for (const Finding& finding : analysis.findings) {
      declared.insert(analysis.name + " " + finding.name);
    }
  }
  const PostFacts none = made_facts({}, 1);
  for (const FindingAnalysis& analysis : finding_analyses()) {
    for (const auto& finding :
         analysis.findings({std::make_shared<const PostFacts>(none), {}, {}})) {
      filled.insert(analysis.name + " " + finding.name);
    }
  }
  EXPECT_EQ(filled, declared);
  EXPECT_GE(declared.size(), 10u);
}

}  // namespace
}  // namespace resettle
