// What may leave the study is judged column by column: a new column of text in a table of the
// report is the program's, the study's or people's own, and people's are declared (`of people`).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analyses/robustness/choice.h"
#include "report/leaving_rows.h"
#include "report/report.h"
#include "small_study.h"

namespace resettle {
namespace {

// Words of the program and choices among them.
const std::set<std::string> kPrograms = {
    "analysis", "cause",        "check_name",   "choice", "code",   "cohort_by", "design",
    "finding",  "from_level",   "group_name",   "kind",   "level",  "measure",   "metric",
    "missing",  "model_reason", "nearest_kind", "note",   "others", "own",       "part",
    "path",     "period",       "reason",       "remedy", "role",   "scale",     "scope",
    "score",    "stage",        "status",       "test",   "title",  "to_level",  "unit"};

// Words of study.toml and its codebooks: the researcher wrote them. Topics without a codebook are
// people's words: post_facts takes those of few people for none.
const std::set<std::string> kStudys = {"annotator", "from_phase", "group_label",  "include_names",
                                       "judges",    "name",       "nearest_name", "phase",
                                       "scheme",    "to_phase",   "topic",        "topic_name"};

// `quality` and `worries`: what is checked, languages of enough people, codes of the importers,
// schemes, phases and events; file and line of an example.
const std::set<std::string> kOfQuality = {"detail", "example"};

// What is chosen otherwise, a column each: words of the program and of study.toml.
std::set<std::string> choice_columns(const Graph& graph) {
  std::set<std::string> names;
  for (const Choice& choice : read_choices(graph.settings().at("choices").value)) {
    names.insert(choice.name);
  }
  return names;
}

bool is_judged(const std::string& table, const std::string& column) {
  return kPrograms.contains(column) || kStudys.contains(column) ||
         ((table == "quality" || table == "worries") && kOfQuality.contains(column));
}

bool is_text(const Column& column) {
  return column.type == ColumnType::text || column.type == ColumnType::text_list;
}

TEST(every_text_column_of_the_report, is_judged) {
  SmallStudy study;
  std::set<std::string> declared;
  const std::set<std::string> choices = choice_columns(study.graph());
  for (const std::string& table : report_tables(study.open->study, study.graph())) {
    const Maker* maker = study.graph().maker(table);
    ASSERT_FALSE(maker->has_parts()) << table << " is raw: it holds what people wrote";
    for (const Column& column : study.tables().files(table).columns) {
      if (!is_text(column) || choices.contains(column.name)) continue;
      if (column.name == maker->of_people) {
        declared.insert(table + "." + column.name);
      } else {
        EXPECT_TRUE(is_judged(table, column.name))
            << table << "." << column.name << ": whose words are these? If they are people's, "
            << "declare them (of people: " << column.name
            << " (users)), else name the column here.";
      }
    }
  }
  EXPECT_EQ(declared,
            (std::set<std::string>{"activity_by_language.language", "cohort_evidence_rules.rule",
                                   "geography.place", "hashtags.hashtag"}));
}

TEST(every_column_of_people, is_counted_by_another_of_its_table) {
  SmallStudy study;
  for (const std::string& table : study.graph().tables()) {
    const Maker* maker = study.graph().maker(table);
    if (maker->of_people.empty()) continue;
    std::set<std::string> numbers;
    for (const Column& column : study.tables().files(table).columns) {
      if (column.type == ColumnType::integer) numbers.insert(column.name);
    }
    EXPECT_TRUE(numbers.contains(maker->people)) << table << "." << maker->people;
  }
}

// Whose values name a person, or what one did.
const std::set<std::string> kIds = {"user_id", "post_id", "comment_id", "parent_id",
                                    "root_id", "unit_id", "author",     "creator_hash"};
// Tables about persons by their words: what no codebook has may be about anybody.
const std::set<std::string> kOfWords = {"foreign_labels"};

TEST(every_table, says_whether_it_is_about_persons) {
  SmallStudy study;
  for (const std::string& table : study.graph().tables()) {
    const Columns columns = study.tables().files(table).columns;
    const bool has_ids = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
      return kIds.contains(column.name);
    });
    EXPECT_EQ(is_about_persons(study.graph(), table), has_ids || kOfWords.contains(table)) << table;
  }
}

TEST(every_table_about_persons, leaves_only_if_the_study_says_so) {
  SmallStudy study;
  Study& page = study.open->study;
  ASSERT_FALSE(page.per_person_tables);
  const auto left = report_tables(page, study.graph());
  page.per_person_tables = true;
  std::set<std::string> persons;
  for (const std::string& table : report_tables(page, study.graph())) {
    const bool left_before = std::find(left.begin(), left.end(), table) != left.end();
    EXPECT_EQ(left_before, !is_about_persons(study.graph(), table)) << table;
    if (!left_before) persons.insert(table);
  }
  EXPECT_TRUE(persons.contains("influence") && persons.contains("post_facts"));
}

}  // namespace
}  // namespace resettle
