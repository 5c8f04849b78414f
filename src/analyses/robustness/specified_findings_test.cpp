#include "analyses/robustness/specified_findings.h"

#include <gtest/gtest.h>

#include <set>

#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/specified.h"
#include "statistics/resample/philox.h"

namespace resettle {
namespace {

// Three phases of thirty days, two topics; everything is chance.
FindingInputs anything(int authors, std::uint64_t seed) {
  statistics::Philox random(seed);
  std::vector<MadePost> posts;
  for (int author = 0; author < authors; ++author) {
    for (auto post = 2 + random.below(12); post > 0; --post) {
      const auto day = static_cast<int>(random.below(90));
      posts.push_back({.user = std::to_string(100 + author),
                       .phase = day / 30,
                       .likes = static_cast<double>(random.below(50)),
                       .saves = static_cast<double>(random.below(9)),
                       .comments = static_cast<double>(random.below(9)),
                       .topic = random.below(2) == 0 ? "2c" : "5b",
                       .sentiment = static_cast<double>(random.below(5)) - 2,
                       .confidence = 0.1 * static_cast<double>(random.below(10)),
                       .day = static_cast<Day>(20'000 + day),
                       .days_at_crawl = static_cast<int>(random.below(20))});
    }
  }
  FindingInputs inputs;
  PostFacts facts = made_facts(posts, 3);
  facts.phase_days = {30, 30, 30};
  inputs.facts = std::make_shared<const PostFacts>(std::move(facts));
  for (int author = 0; author < authors; ++author) {
    inputs.options.followers.push_back(static_cast<double>(random.below(1000)));
    inputs.options.last_seen.emplace_back(20'000 + static_cast<Day>(random.below(120)));
  }
  inputs.options.stay = {.start = 3, .gap = 3};
  inputs.options.warm_topic = "2c";
  inputs.options.resample.draws = 20;
  inputs.levels = levels_of(*inputs.facts, inputs.options);
  return inputs;
}

// A cohort of sixty, and those of a rule that asks for less and for more.
InputsByEvidence cohorts() {
  return {{0, anything(60, 5)}, {-1, anything(90, 6)}, {1, anything(40, 7)}};
}

void expect_those_of_each_alone(const Specification& own) {
  const InputsByEvidence cohort = cohorts();
  const auto all = specifications(own, 100, 1);
  const SpecifiedFindings found(cohort, all, cohort.at(0).options.resample.draws, 2);
  std::set<std::string> estimated;
  for (const auto& [specification, kind] : all) {
    const FindingInputs& inputs = cohort.at(specification.evidence);
    FindingInputs alone;
    alone.facts = std::make_shared<const PostFacts>(specified(*inputs.facts, specification));
    alone.options = options_of(inputs.options, specification);
    alone.levels = levels_of(*alone.facts, alone.options);
    for (const FindingAnalysis& analysis : finding_analyses()) {
      const auto expected = analysis.findings(alone);
      const auto& shared = found.of(analysis, specification);
      ASSERT_EQ(shared.size(), expected.size());
      for (std::size_t i = 0; i < shared.size(); ++i) {
        if (expected[i].estimate) estimated.insert(expected[i].name);
        EXPECT_EQ(shared[i].estimate, expected[i].estimate) << expected[i].name;
        EXPECT_EQ(shared[i].low, expected[i].low) << expected[i].name;
        EXPECT_EQ(shared[i].authors, expected[i].authors) << expected[i].name;
      }
    }
  }
  EXPECT_EQ(estimated.size(), 11u);
}

// What specifications share saves work and changes no number.
TEST(specified_findings, are_those_of_each_specification_alone) { expect_those_of_each_alone({}); }

TEST(specified_findings, are_those_of_each_specification_alone_where_levels_are_those_of_phases) {
  expect_those_of_each_alone({.level_scope = "phase"});
}

TEST(specified_findings, are_those_of_each_specification_alone_where_a_rule_judges) {
  expect_those_of_each_alone({.fewer_kinds = true, .more_kinds = true});
}

TEST(specified_findings, of_a_cohort_without_anybody_have_no_estimate) {
  const Specification own = {.more_kinds = true};
  Specification stricter = own;
  stricter.evidence = 1;
  const SpecifiedFindings found({{0, anything(60, 5)}, {1, anything(0, 1)}},
                                {{own, "default"}, {stricter, "one changed"}}, 20, 2);
  for (const FindingAnalysis& analysis : finding_analyses()) {
    EXPECT_EQ(found.of(analysis, own).size(), found.of(analysis, stricter).size());
    for (const FindingEstimate& finding : found.of(analysis, stricter)) {
      EXPECT_FALSE(finding.estimate || finding.low || finding.high) << finding.name;
      EXPECT_NE(finding.reason, "") << finding.name;
    }
  }
}

TEST(specified_findings, of_the_studys_own_settings_have_the_intervals_of_the_table_of_findings) {
  const InputsByEvidence inputs = cohorts();
  const Specification other = {.high_share = 0.1};
  const SpecifiedFindings found(inputs, {{{}, "default"}, {other, "one changed"}}, 300, 1);
  FindingInputs of_table = inputs.at(0);
  of_table.options = options_of(of_table.options, {});
  of_table.options.resample.draws = 300;
  int compared = 0;
  for (const FindingAnalysis& analysis : finding_analyses()) {
    const auto expected = analysis.findings(of_table);
    const auto& own = found.of(analysis, {});
    for (std::size_t i = 0; i < own.size(); ++i) {
      EXPECT_EQ(own[i].low, expected[i].low) << own[i].name;
      EXPECT_EQ(own[i].high, expected[i].high) << own[i].name;
      compared += own[i].low.has_value();
    }
  }
  EXPECT_GT(compared, 6);
}

TEST(specified_findings, of_levels_move_with_their_scope) {
  const InputsByEvidence inputs = cohorts();
  const Specification phase = {.level_scope = "phase"};
  const SpecifiedFindings found(inputs, {{{}, "default"}, {phase, "one changed"}}, 20, 2);
  int compared = 0;
  for (const FindingAnalysis& analysis : finding_analyses()) {
    const auto &window = found.of(analysis, {}), &phases = found.of(analysis, phase);
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (!analysis.by_score) continue;
      EXPECT_NE(window[i].estimate, phases[i].estimate) << window[i].name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 6);
}

}  // namespace
}  // namespace resettle
