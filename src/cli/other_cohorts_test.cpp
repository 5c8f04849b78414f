#include "cli/other_cohorts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"

namespace resettle {
namespace {

Maker statement(std::string table, std::vector<std::string> reads, std::string text) {
  return {.table = std::move(table),
          .about = "What it is.",
          .reads = std::move(reads),
          .statement = std::move(text)};
}

// A rule that asks for one of two kinds: it can ask for more, and not for less.
Study judged_study() {
  Annotator rule{.name = "profile", .kind = "rule", .scheme = "here"};
  rule.rule.countries = {"US"};
  rule.rule.languages = {"en"};
  rule.rule.needed = 1;
  Study study;
  study.cohort_scheme = "here";
  study.annotators = {rule};
  return study;
}

std::vector<Maker> some_makers() {
  return {statement("rule_labels", {}, "SELECT 1"),
          statement("rule_labels_looser", {}, "SELECT 1"),
          statement("rule_labels_stricter", {}, "SELECT 1"),
          statement("labels_here", {"rule_labels"}, "SELECT * FROM rule_labels"),
          statement("cohort", {"labels_here", "users"},
                    "-- Who is in the cohort.\n-- reads: labels_here, users\n"
                    "SELECT labels_here.unit_id, users.cohort, 'in the cohort' AS cohort_is\n"
                    "FROM labels_here JOIN users USING (unit_id)"),
          statement("cohort_flow", {"cohort"}, "SELECT * FROM cohort"),
          statement("multiverse", {"cohort", "users"}, "")};
}

const Maker* find(const std::vector<Maker>& makers, const std::string& table) {
  const auto found = std::find_if(makers.begin(), makers.end(),
                                  [&](const Maker& maker) { return maker.table == table; });
  return found == makers.end() ? nullptr : &*found;
}

TEST(other_cohorts, copy_what_lies_between_the_labels_and_the_multiverse) {
  std::vector<Maker> makers = some_makers();
  make_other_cohorts(judged_study(), makers);
  EXPECT_EQ(find(makers, "rule_labels_looser"), nullptr);
  EXPECT_EQ(find(makers, "cohort_looser"), nullptr);
  EXPECT_EQ(find(makers, "cohort_flow_stricter"), nullptr);
  EXPECT_NE(find(makers, "rule_labels_stricter"), nullptr);
  ASSERT_NE(find(makers, "labels_here_stricter"), nullptr);
  EXPECT_EQ(find(makers, "labels_here_stricter")->statement, "SELECT * FROM rule_labels_stricter");
  EXPECT_EQ(find(makers, "multiverse")->reads,
            (std::vector<std::string>{"cohort", "users", "cohort_stricter"}));
  EXPECT_EQ(makers.size(), some_makers().size() - 1 + 2);
}

TEST(other_cohorts, read_copies_and_say_the_rest_as_the_table_does) {
  std::vector<Maker> makers = some_makers();
  make_other_cohorts(judged_study(), makers);
  const Maker* cohort = find(makers, "cohort_stricter");
  ASSERT_NE(cohort, nullptr);
  EXPECT_EQ(cohort->reads, (std::vector<std::string>{"labels_here_stricter", "users"}));
  EXPECT_EQ(cohort->statement,
            "-- Who is in the cohort.\n-- reads: labels_here_stricter, users\n"
            "SELECT labels_here_stricter.unit_id, users.cohort, 'in the cohort' AS cohort_is\n"
            "FROM labels_here_stricter JOIN users USING (unit_id)");
  EXPECT_EQ(cohort->about,
            "As cohort, where the cohort’s rule asks for one kind of evidence more.");
  EXPECT_EQ(find(makers, "cohort")->statement, find(some_makers(), "cohort")->statement);
}

TEST(other_cohorts, are_none_where_no_rule_judges) {
  std::vector<Maker> makers = some_makers();
  make_other_cohorts({}, makers);
  EXPECT_EQ(makers.size(), some_makers().size() - 2);
}

TEST(other_cohorts, do_not_take_the_name_of_another_schemes_table) {
  std::vector<Maker> makers = some_makers();
  makers.push_back(statement("labels_here_stricter", {"rule_labels"}, "SELECT 1"));
  EXPECT_THROW(make_other_cohorts(judged_study(), makers), UserError);
}

}  // namespace
}  // namespace resettle
