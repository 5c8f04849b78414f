#include "annotate/kinds.h"
#include "base/file.h"
#include "base/testing.h"
#include "ingest/source_format.h"
#include "study/study.h"

namespace resettle {
namespace {

constexpr std::string_view kStudy = R"([study]
title    = "Moved"
timezone = "America/New_York"

[[source]]
format = "mediacrawler"
path   = "raw/*.jsonl"

[cohort]
scheme  = "us_based"
include = ["yes"]

[[annotator]]
name      = "profile"
kind      = "rule"
scheme    = "us_based"
countries = ["US"]
languages = ["en"]
phrases   = ["i'm american", "我在美国"]
needed    = 2
label     = "yes"
otherwise = "no"

[[annotator]]
name      = "strict"
kind      = "rule"
scheme    = "us_based"
countries = ["US"]
needed    = 1
label     = "yes"

[resolve]
us_based = ["strict", "profile"]
)";

class RuleTest : public testing::Test {
 protected:
  RuleTest() {
    folder_.write("raw/a.jsonl", "");
    folder_.write("study.key", std::string(64, 'a') + "\n");
  }

  Study read(std::string_view text) {
    folder_.write("study.toml", text);
    return read_study(folder_.path(),
                      {.formats = declared_formats(), .annotator_kinds = annotator_kinds()});
  }

  // What is wrong with the study in which `from` reads `to`, without the folder's name.
  std::string fault(std::string_view from, std::string_view to) {
    std::string text(kStudy);
    check(text.find(from) != std::string::npos, "the study holds " + std::string(from));
    text.replace(text.find(from), from.size(), to);
    try {
      read(text);
    } catch (const UserError& error) {
      return error.problem() + " | " + error.remedy();
    }
    return "";
  }

  void expect_fault(std::string_view from, std::string_view to, std::string_view said) {
    const std::string found = fault(from, to);
    EXPECT_NE(found.find(said), std::string::npos) << to << ": " << found;
  }

  TemporaryFolder folder_;
};

TEST_F(RuleTest, a_rule_and_a_cohort_by_its_scheme_are_read) {
  const Study study = read(kStudy);
  ASSERT_EQ(study.annotators.size(), 2u);
  const Annotator& profile = study.annotators[0];
  const Value& own = profile.own;
  EXPECT_EQ(own.at("countries").text(), R"(["US"])");
  EXPECT_EQ(own.at("phrases").at(1), "我在美国");
  EXPECT_EQ(own.at("location_share"), 0.5);
  EXPECT_EQ(own.at("needed"), 2);
  EXPECT_EQ(profile.labels, (std::vector<std::string>{"yes", "no"}));
  EXPECT_EQ(study.annotators[1].labels, std::vector<std::string>{"yes"});
  EXPECT_EQ(study.cohort_scheme, "us_based");
  EXPECT_EQ(study.settings().at("cohort_by").value, "scheme");
}

TEST_F(RuleTest, the_example_is_right_and_fits_its_codebook) {
  folder_.write("codebooks/us_based.toml",
                read_file(SOURCE_FOLDER "/examples/codebooks/us_based.toml"));
  std::string text(kStudy);
  text.resize(text.find("[cohort]"));
  const Study study = read(text + read_file(SOURCE_FOLDER "/examples/us_based.toml"));
  const Value& rule = study.annotators.at(0).own;
  EXPECT_FALSE(rule.at("countries").elements().empty());
  EXPECT_FALSE(rule.at("languages").elements().empty());
  EXPECT_GT(rule.at("phrases").elements().size(), 30u);
}

TEST_F(RuleTest, the_order_is_that_of_resolve_or_else_of_the_page) {
  const auto first = [](const Study& study) {
    return study.settings()
        .at("label_order")
        .value.elements()
        .at(0)
        .at("annotator")
        .get<std::string>();
  };
  EXPECT_EQ(first(read(kStudy)), "strict");
  std::string text(kStudy);
  text.resize(text.find("[resolve]"));
  EXPECT_EQ(first(read(text)), "profile");
}

TEST_F(RuleTest, as_much_evidence_can_be_asked_for_as_a_rule_of_the_cohort_has_lists) {
  using Shifts = std::vector<Value>;
  const auto shifts = [this](std::string_view from, std::string_view to) {
    std::string text(kStudy);
    text.replace(text.find(from), from.size(), to);
    const Study study = read(text);
    return other_values_of(study.annotators, study.resolve, study.cohort_scheme)["evidence"];
  };
  EXPECT_EQ(shifts("needed    = 2", "needed    = 2"), (Shifts{-1, 1}));
  EXPECT_EQ(shifts("needed    = 2", "needed    = 1"), (Shifts{1}));
  EXPECT_EQ(shifts("needed    = 2", "needed    = 3"), (Shifts{-1}));
  // Whose label does not count changes nothing, and the other rule has but one list.
  EXPECT_EQ(shifts("[\"strict\", \"profile\"]", "[\"strict\"]"), Shifts{});
  EXPECT_EQ(shifts("[cohort]\nscheme  = \"us_based\"\ninclude = [\"yes\"]\n", ""), Shifts{});
}

TEST_F(RuleTest, kinds_of_later_versions_are_told) {
  for (const char* kind : {"human", "llm", "transformer"}) {
    const std::string named = "kind      = \"" + std::string(kind) + "\"";
    expect_fault("kind      = \"rule\"", named, "not built yet in this version");
  }
  expect_fault("kind      = \"rule\"", "kind = \"rules\"", "is no kind of annotator");
}

TEST_F(RuleTest, a_wrong_value_of_a_rule_is_refused_with_a_remedy) {
  expect_fault("[\"US\"]", "[\"USA\"]", "\"USA\" is no country's code");
  expect_fault("[\"US\"]", "[\"XQ\"]", "\"XQ\" is no country's code");
  expect_fault("[\"en\"]", "[\"English\"]", "\"English\" is no language's code");
  expect_fault("\"i'm american\"", "\" \"", "it holds an empty text");
  expect_fault("\"i'm american\"", "\"A b\", \"a B \"", "stands there twice");
  expect_fault("needed    = 2", "needed = 4", "from 1 to 3");
  expect_fault("needed    = 2", "needed = 0", "from 1 to 3");
  expect_fault("needed    = 2\n", "", "Add: needed = 2");
  expect_fault("needed    = 2", "needed = 2\nlanguage_share = 0.0",
               "a share of posts lies above 0");
  expect_fault("needed    = 2", "needed = 2\nlocation_share = 1.5",
               "a share of posts lies above 0");
  expect_fault("otherwise = \"no\"", "otherwise = \"yes\"", "it is the same as label");
  expect_fault("languages", "lanugages", "Did you mean \"languages\"?");
  expect_fault("\"strict\"", "\"profile\"", "has this name");
  expect_fault("\"strict\"", "\"imported\"", "has a meaning of its own");
  expect_fault("\"strict\"", "\"Strict one\"", "cannot be part of a table's name");
  expect_fault("countries = [\"US\"]\nneeded    = 1", "needed = 1", "nothing to go by");
}

TEST_F(RuleTest, resolve_names_annotators_of_the_scheme) {
  expect_fault("[\"strict\", \"profile\"]", "[\"stric\"]", "Did you mean \"strict\"?");
  expect_fault("[\"strict\", \"profile\"]", "[\"strict\", \"strict\"]", "stands there twice");
  expect_fault("us_based = [\"str", "us_basd = [\"str", "Did you mean \"us_based\"?");
  EXPECT_EQ(fault("[\"strict\", \"profile\"]", "[\"imported\", \"strict\"]"), "");
}

TEST_F(RuleTest, the_cohorts_scheme_has_somebody_who_judges_and_labels_that_are_in) {
  expect_fault("scheme  = \"us_based\"", "scheme = \"us_bsed\"", "Did you mean \"us_based\"?");
  expect_fault("scheme  = \"us_based\"", "scheme = \"origin\"", "Add an [[annotator]]");
  expect_fault("scheme  = \"us_based\"\n", "", "no scheme that these labels belong to");
  expect_fault("include = [\"yes\"]\n", "", "Add: include");
  expect_fault("include = [\"yes\"]", "include = []", "does not say which labels are in");
  expect_fault("include = [\"yes\"]", "include = [\"ye\"]", "Did you mean \"yes\"?");
}

TEST_F(RuleTest, a_codebook_has_the_rules_labels_and_is_about_users) {
  const auto codebook = [&](const std::string& unit, const std::string& label) {
    folder_.write("codebooks/us_based.toml",
                  "scheme = \"us_based\"\nunit = \"" + unit +
                      "\"\nscale = \"nominal\"\nrevision = \"1\"\n[[category]]\nlabel = \"" +
                      label +
                      "\"\nname = \"A\"\ndefinition = \"a\"\n[[category]]\nlabel = \"no\"\n"
                      "name = \"B\"\ndefinition = \"b\"\n");
  };
  codebook("user", "yes");
  EXPECT_EQ(fault("Moved", "Moved"), "");
  codebook("post", "yes");
  expect_fault("Moved", "Moved", "a rule labels users");
  codebook("user", "in");
  expect_fault("Moved", "Moved", "\"yes\" is no label of the codebook");
}

}  // namespace
}  // namespace resettle
