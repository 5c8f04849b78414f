#include "analyses/analysis.h"

#include <gtest/gtest.h>

#include <set>

#include "tables/maker.h"

namespace resettle {
namespace {

constexpr std::string_view kWhole = R"(
title = "Influence"
place = 40
question = "Who was heard?"
roles = ["topic"]
[[table]]
name = "influence_weights"
caption = "Weights."
titles = { weight = "Weight" }
[[setting]]
name = "high_share"
default = 0.25
explanation = "The share of users called high."
[[setting]]
name = "level_scope"
default = "window"
explanation = "Over what levels are made."
[[finding]]
name = "gini"
title = "Gini of likes"
wording = "the Gini of likes"
above = "The Gini of likes was {estimate}."
[[setting]]
name = "metrics"
default = ["likes", "saves"]
explanation = "What the score is made of."
)";

TEST(analysis, a_setting_has_the_type_of_its_default) {
  const Analysis analysis = read_analysis("influence", kWhole);
  ASSERT_EQ(analysis.settings.size(), 3u);
  EXPECT_EQ(analysis.settings[2].default_value.value, (std::vector<std::string>{"likes", "saves"}));
  EXPECT_EQ(analysis.settings[0].default_value.type, ColumnType::number);
  EXPECT_EQ(analysis.settings[0].default_value.value, 0.25);
  EXPECT_EQ(analysis.settings[1].default_value.type, ColumnType::text);
}

TEST(analysis, tables_roles_and_findings_are_read) {
  const Analysis analysis = read_analysis("influence", kWhole);
  EXPECT_EQ(analysis.place, 40);
  EXPECT_EQ(analysis.roles, std::vector<std::string>{"topic"});
  EXPECT_EQ(analysis.tables.at(0).titles.at("weight"), "Weight");
  EXPECT_TRUE(analysis.tables.at(0).shown);
  EXPECT_EQ(analysis.findings.at(0).name, "gini");
}

TEST(analysis, a_key_that_nobody_knows_is_refused_with_its_line) {
  try {
    read_analysis("x", "title = \"X\"\nquestion = \"Y?\"\nplaces = 3\n");
    FAIL();
  } catch (const UserError& error) {
    EXPECT_EQ(error.place().line, 3);
  }
}

TEST(analysis, a_role_without_a_scheme_is_missing) {
  const Analysis analysis = read_analysis("influence", kWhole);
  Study study;
  EXPECT_EQ(missing_roles(analysis, study), std::vector<std::string>{"topic"});
  study.roles["topic"] = "topic";
  EXPECT_TRUE(missing_roles(analysis, study).empty());
}

TEST(analysis, those_built_in_stand_in_the_order_of_their_places) {
  const std::vector<Analysis> analyses = all_analyses();
  ASSERT_FALSE(analyses.empty());
  EXPECT_EQ(analyses[0].name, "collection_flow");
  for (std::size_t i = 1; i < analyses.size(); ++i) {
    EXPECT_LE(analyses[i - 1].place, analyses[i].place);
  }
}

TEST(analysis, whole_numbers_that_set_an_analysis_have_a_least_and_their_default_keeps_it) {
  for (const DeclaredSetting& setting : declared_settings()) {
    if (setting.default_value.type != ColumnType::integer) continue;
    ASSERT_TRUE(setting.least) << setting.section << " " << setting.name;
    EXPECT_GE(setting.default_value.value.get<double>(), *setting.least) << setting.name;
    EXPECT_GE(*setting.least, 0) << setting.name;
  }
}

TEST(analysis, every_table_that_an_analysis_names_is_made_by_someone) {
  std::set<std::string> made;
  for (const Maker& maker : all_makers()) made.insert(maker.table);
  for (const Analysis& analysis : all_analyses()) {
    for (const AnalysisTable& table : analysis.tables) EXPECT_TRUE(made.contains(table.name));
    for (const std::string& table : analysis.also_reads) EXPECT_TRUE(made.contains(table)) << table;
  }
}

}  // namespace
}  // namespace resettle
