#include "analyses/robustness/specified_findings.h"

#include <gtest/gtest.h>

#include <set>

#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/made_choices_test.h"
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
  inputs.options =
      made_options({{"warm_topic", "2c"}, {"retention_start", 3}, {"retention_gap", 3}}, 20);
  for (int author = 0; author < authors; ++author) {
    inputs.options.followers.push_back(static_cast<double>(random.below(1000)));
    inputs.options.last_seen.emplace_back(20'000 + static_cast<Day>(random.below(120)));
  }
  inputs.levels = levels_of(*inputs.facts, inputs.options);
  return inputs;
}

// A cohort of sixty, and those of a rule that asks for less and for more.
InputsOfTables cohorts() {
  return {{{}, anything(60, 5)},
          {{{"evidence", -1}}, anything(90, 6)},
          {{{"evidence", 1}}, anything(40, 7)}};
}

const Settings& settings_of(const InputsOfTables& inputs) { return inputs.at({}).options.settings; }

void expect_those_of_each_alone(const std::string& level_scope,
                                const std::vector<Value>& evidence) {
  InputsOfTables cohort = cohorts();
  for (auto& [values, some] : cohort) some.options.settings["level_scope"].value = level_scope;
  const Choices choices = made_choices({{"level_scope", level_scope}}, evidence);
  const auto all = specifications(choices, 100, 1);
  const SpecifiedFindings found(cohort, choices, all, cohort.at({}).options.resample.draws, 2);
  std::set<std::string> estimated;
  for (const auto& [specification, kind] : all) {
    const Specified asked = specified_by(choices, specification, settings_of(cohort));
    const FindingInputs& inputs = cohort.at(asked.tables);
    FindingInputs alone;
    alone.facts = std::make_shared<const PostFacts>(specified(*inputs.facts, asked.days));
    alone.options = inputs.options;
    alone.options.settings = asked.settings;
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
TEST(specified_findings, are_those_of_each_specification_alone) {
  expect_those_of_each_alone("window", {});
}

TEST(specified_findings, are_those_of_each_specification_alone_where_levels_are_those_of_phases) {
  expect_those_of_each_alone("phase", {});
}

TEST(specified_findings, are_those_of_each_specification_alone_where_a_rule_judges) {
  expect_those_of_each_alone("window", {-1, 1});
}

// The choices, the study's own specification and the one that takes another value of a choice.
struct Two {
  Choices choices;
  Specification own, other;
  std::vector<NumberedSpecification> all() const {
    return {{own, "default"}, {other, "one changed"}};
  }
};

Two two_of(const std::string& choice, const std::vector<Value>& evidence = {}) {
  Two two{made_choices({}, evidence), {}, {}};
  two.own = two.other = Specification(two.choices.size());
  for (std::size_t i = 0; i < two.choices.size(); ++i) {
    if (two.choices[i].name == choice) two.other[i] = 1;
  }
  return two;
}

TEST(specified_findings, of_a_cohort_without_anybody_have_no_estimate) {
  const Two two = two_of("evidence", {1});
  const SpecifiedFindings found({{{}, anything(60, 5)}, {{{"evidence", 1}}, anything(0, 1)}},
                                two.choices, two.all(), 20, 2);
  for (const FindingAnalysis& analysis : finding_analyses()) {
    EXPECT_EQ(found.of(analysis, two.own).size(), found.of(analysis, two.other).size());
    for (const FindingEstimate& finding : found.of(analysis, two.other)) {
      EXPECT_FALSE(finding.estimate || finding.low || finding.high) << finding.name;
      EXPECT_NE(finding.reason, "") << finding.name;
    }
  }
}

TEST(specified_findings, of_the_studys_own_settings_have_the_intervals_of_the_table_of_findings) {
  const InputsOfTables inputs = cohorts();
  const Two two = two_of("high_share");
  const SpecifiedFindings found(inputs, two.choices, two.all(), 300, 1);
  FindingInputs of_table = inputs.at({});
  of_table.options.resample.draws = 300;
  int compared = 0;
  for (const FindingAnalysis& analysis : finding_analyses()) {
    const auto expected = analysis.findings(of_table);
    const auto& own = found.of(analysis, two.own);
    for (std::size_t i = 0; i < own.size(); ++i) {
      EXPECT_EQ(own[i].low, expected[i].low) << own[i].name;
      EXPECT_EQ(own[i].high, expected[i].high) << own[i].name;
      compared += own[i].low.has_value();
    }
  }
  EXPECT_GT(compared, 6);
}

TEST(specified_findings, of_levels_move_with_their_scope) {
  const Two two = two_of("level_scope");
  const SpecifiedFindings found(cohorts(), two.choices, two.all(), 20, 2);
  int compared = 0;
  for (const FindingAnalysis& analysis : finding_analyses()) {
    const auto &window = found.of(analysis, two.own), &phases = found.of(analysis, two.other);
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (!analysis.by_levels) continue;
      EXPECT_NE(window[i].estimate, phases[i].estimate) << window[i].name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 6);
}

// What a header leaves out the source cannot read.
TEST(finding_analyses, see_the_settings_that_they_declare_and_no_others) {
  const FindingOptions options = made_options();
  for (const FindingAnalysis& analysis : finding_analyses()) {
    EXPECT_EQ(analysis.for_sums(options).settings.size(), analysis.sums.size()) << analysis.name;
    EXPECT_FALSE(analysis.for_results(options).settings.contains("draws"));
  }
  EXPECT_THROW(FindingAnalysis{}.for_sums(options).setting<double>("high_share"), std::logic_error);
}

}  // namespace
}  // namespace resettle
