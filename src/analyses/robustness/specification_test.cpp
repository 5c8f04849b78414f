#include "analyses/robustness/specification.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analyses/analysis.h"
#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/made_choices_test.h"
#include "analyses/robustness/specified_findings.h"

namespace resettle {
namespace {

std::size_t changed(const Specification& specification) {
  return static_cast<std::size_t>(specification.size()) -
         static_cast<std::size_t>(std::count(specification.begin(), specification.end(), 0u));
}

// What is taken of one choice in any of the specifications.
std::set<std::string> taken_of(const std::string& name, const Choices& choices,
                               const std::vector<NumberedSpecification>& all,
                               const std::string& kind = "") {
  std::set<std::string> taken;
  for (const auto& one : all) {
    if (!kind.empty() && one.kind != kind) continue;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i].name == name) taken.insert(shown_values(choices, one.specification)[i]);
    }
  }
  return taken;
}

using Texts = std::vector<std::string>;
using Shown = std::set<std::string>;

TEST(choices, are_those_declared_and_then_those_of_the_study) {
  Texts names, own;
  for (const Choice& choice : made_choices()) {
    names.push_back(choice.name);
    own.push_back(choice.values.front().shown);
  }
  EXPECT_EQ(names, (Texts{"normalise", "weights", "high_share", "followers", "level_scope",
                          "min_age_days", "active_posts", "min_confidence", "retention_event",
                          "boundary_days", "end_days", "evidence"}));
  EXPECT_EQ(own, (Texts{"min_max", "entropy", "0.25", "with", "window", "0", "3", "0.3",
                        "last_post", "0", "0", "0"}));
}

TEST(choices, are_read_as_they_were_set) {
  const Choices choices = made_choices({}, {-1, 1});
  const Choices read = read_choices(choices_setting(choices).value);
  EXPECT_EQ(choices_setting(read).value, choices_setting(choices).value);
}

// A choice that changes what no finding reads would repeat every number.
TEST(choices, each_changes_what_findings_are_made_by) {
  std::set<std::string> read = {"boundary_days", "end_days"};
  read.insert(settings_of_levels().begin(), settings_of_levels().end());
  for (const FindingAnalysis& analysis : finding_analyses()) {
    read.insert(analysis.sums.begin(), analysis.sums.end());
    read.insert(analysis.results.begin(), analysis.results.end());
  }
  for (const Choice& choice : made_choices()) {
    EXPECT_TRUE(choice.of_tables || read.contains(choice.setting)) << choice.name;
  }
}

TEST(specifications, begin_with_the_studys_own_and_each_other_value_alone) {
  const Choices choices = made_choices();
  const auto all = specifications(choices, 240, 1);
  ASSERT_EQ(all.size(), 240u);
  EXPECT_EQ(all[0].specification, Specification(choices.size()));
  EXPECT_EQ(all[0].kind, "default");
  std::size_t alone = 0;
  for (const auto& one : all) {
    if (one.kind != "one changed") continue;
    ++alone;
    EXPECT_EQ(changed(one.specification), 1u);
  }
  EXPECT_EQ(alone, 2u + 2 + 2 + 1 + 1 + 1 + 4 + 2 + 1 + 6 + 2);
}

TEST(specifications, are_all_different) {
  const Choices choices = made_choices();
  std::set<Texts> seen;
  for (const auto& one : specifications(choices, 240, 1)) {
    EXPECT_TRUE(seen.insert(shown_values(choices, one.specification)).second);
  }
}

TEST(specifications, a_setting_outside_the_list_is_the_studys_own) {
  const Choices choices = made_choices({{"high_share", 0.2}});
  const auto all = specifications(choices, 60, 1);
  EXPECT_EQ(shown_values(choices, all[0].specification)[2], "0.2");
  EXPECT_EQ(taken_of("high_share", choices, all), (Shown{"0.1", "0.2", "0.25", "0.33"}));
}

TEST(specifications, never_leave_a_score_of_nothing) {
  const auto only = Texts({"followers"});
  const Choices choices = made_choices({{"metrics", only}});
  EXPECT_EQ(taken_of("followers", choices, specifications(choices, 200, 1)), Shown{"with"});
  EXPECT_EQ(grid_size(choices) * 2, grid_size(made_choices()));
}

TEST(specifications, put_followers_before_the_other_metrics_or_leave_them_out) {
  const auto metrics = Texts({"likes", "followers", "saves"});
  const Choices choices = made_choices({{"metrics", metrics}});
  Specification without(choices.size());
  without[3] = 1;
  const auto of = [&](const Specification& specification) {
    return specified_by(choices, specification, made_options().settings)
        .settings.at("metrics")
        .value.get<Texts>();
  };
  EXPECT_EQ(of(Specification(choices.size())), (Texts{"followers", "likes", "saves"}));
  EXPECT_EQ(of(without), (Texts{"likes", "saves"}));
}

TEST(specifications, without_a_rule_are_those_drawn_before_evidence_was_a_choice) {
  const Choices choices = made_choices();
  const auto all = specifications(choices, 240, 1);
  EXPECT_EQ(taken_of("evidence", choices, all), Shown{"0"});
  const Texts second_drawn = {"rank", "critic", "0.25",          "with", "window", "0",
                              "4",    "0",      "first_silence", "-7",   "0",      "0"};
  EXPECT_EQ(shown_values(choices, all[26].specification), second_drawn);
}

TEST(specifications, ask_for_more_or_fewer_kinds_of_evidence_where_a_rule_has_room) {
  const auto asked = [](const std::vector<Value>& others) {
    const Choices choices = made_choices({}, others);
    const auto all = specifications(choices, 240, 1);
    Shown alone = taken_of("evidence", choices, all, "one changed");
    EXPECT_EQ(alone, taken_of("evidence", choices, all, "drawn"));
    return alone;
  };
  EXPECT_EQ(asked({-1, 1}), (Shown{"-1", "0", "1"}));
  EXPECT_EQ(asked({-1}), (Shown{"-1", "0"}));
  EXPECT_EQ(asked({1}), (Shown{"0", "1"}));
  EXPECT_EQ(grid_size(made_choices({}, {-1, 1})), 3 * grid_size(made_choices()));
}

TEST(specifications, depend_on_the_seed_alone) {
  const Choices choices = made_choices();
  const auto drawn = [&](std::uint64_t seed) {
    std::vector<Texts> all;
    for (const auto& one : specifications(choices, 100, seed)) {
      all.push_back(shown_values(choices, one.specification));
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
      FindingOptions options = made_options({}, 50);
      options.followers.assign(facts.users.size(), 1);
      std::vector<std::string> all;
      const Levels levels = levels_of(facts, options);
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
         analysis.findings({std::make_shared<const PostFacts>(none), {}, made_options()})) {
      filled.insert(analysis.name + " " + finding.name);
      EXPECT_TRUE(std::count(analysis.finds.begin(), analysis.finds.end(), finding.name) == 1)
          << finding.name << " stands in the header of its source";
    }
  }
  EXPECT_EQ(filled, declared);
  EXPECT_GE(declared.size(), 10u);
}

}  // namespace
}  // namespace resettle
