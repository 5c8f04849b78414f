#include "study/study.h"

#include <fmt/format.h>

#include "base/testing.h"

namespace resettle {
namespace {

constexpr std::string_view kStudy = R"([study]
title    = "Moved"
timezone = "America/New_York"

[[source]]
format = "mediacrawler"
path   = "raw/*.jsonl"

[[source]]
format      = "table"
path        = "raw/p.csv"
kind        = "posts"
timezone    = "Asia/Shanghai"
time_format = "%m/%d/%Y %H:%M"
columns     = { post_id = "id", likes = "like_count" }

[window]
first_day = 2025-01-01
last_day  = 2025-06-30

[[phase]]
name = "Before"
[[phase]]
name      = "Surge"
first_day = 2025-01-19

[[event]]
day  = 2025-02-01
name = "later"
[[event]]
day  = 2025-01-19
name = "dark"

[cohort]
decisions = "decisions.csv"

[input]
quarantine_share = 0.1
)";

class StudyTest : public testing::Test {
 protected:
  StudyTest() {
    folder_.write("raw/b.jsonl", "");
    folder_.write("raw/a.jsonl", "");
    folder_.write("raw/p.csv", "id,like_count\n");
    folder_.write("decisions.csv", "user_id,included\n");
    folder_.write("study.key", std::string(64, 'a') + "\n");
  }

  Study read(std::string_view text) {
    folder_.write("study.toml", text);
    return read_study(folder_.path(), declared_);
  }

  // The study with one text replaced by another.
  Study read_with(std::string_view old_text, std::string_view new_text) {
    std::string text(kStudy);
    const std::size_t at = text.find(old_text);
    check(at != std::string::npos, "the study holds the text");
    return read(text.replace(at, old_text.size(), new_text));
  }

  // What is wrong with it then: "line:column problem | remedy".
  std::string fault(std::string_view old_text, std::string_view new_text) {
    const UserError error = user_error([&] { read_with(old_text, new_text); });
    EXPECT_TRUE(error.place().file.ends_with("study.toml")) << error.what();
    EXPECT_GT(error.place().line, 0) << error.what();
    EXPECT_GT(error.place().column, 0) << error.what();
    return std::to_string(error.place().line) + ":" + std::to_string(error.place().column) + " " +
           error.problem() + " | " + error.remedy();
  }

  const Declared declared_ = {
      .formats = {{.name = "mediacrawler",
                   .schemes = {"sentiment", "topic"},
                   .usual = {"registered_from_id"}},
                  {.name = "table",
                   .kinds = {"users", "posts", "comments", "labels"},
                   .keys = {"kind", "columns", "time_format", "scheme"}}},
      .settings = {{"influence", "high_share", {ColumnType::number, 0.25}},
                   {"influence", "active_posts", {ColumnType::integer, 3}, 1, 1000},
                   {"influence", "draws_each", {ColumnType::integer, 200}, 200, 1000, true}}};
  TemporaryFolder folder_;
};

TEST_F(StudyTest, a_right_page_is_read) {
  const Study study = read(kStudy);
  EXPECT_EQ(study.title, "Moved");
  ASSERT_EQ(study.sources.size(), 2);
  ASSERT_EQ(study.sources[0].files.size(), 2);
  EXPECT_EQ(study.sources[0].files[0].name, "raw/a.jsonl");
  EXPECT_TRUE(study.sources[0].registered_from_id);
  EXPECT_FALSE(study.sources[1].registered_from_id);
  EXPECT_EQ(study.sources[0].schemes, (std::vector<std::string>{"sentiment", "topic"}));
  EXPECT_TRUE(study.sources[1].schemes.empty());
  EXPECT_EQ(study.sources[1].columns.at("likes"), "like_count");
  EXPECT_EQ(format_day(*study.first_day), "2025-01-01");
  EXPECT_EQ(study.phases[1].name, "Surge");
  EXPECT_EQ(study.events[0].name, "dark");
  EXPECT_EQ(study.quarantine_share, 0.1);
  EXPECT_EQ(study.key, std::string(64, 'a'));
  EXPECT_EQ(study.analysis_settings.at("high_share").value, 0.25);
}

TEST_F(StudyTest, without_window_phases_and_cohort_a_page_is_right_too) {
  const Study study = read(R"([study]
title = "x"
timezone = "UTC"
[[source]]
format = "mediacrawler"
path = "raw/a.jsonl"
)");
  EXPECT_FALSE(study.first_day);
  EXPECT_TRUE(study.phases.empty());
  EXPECT_EQ(study.settings().at("cohort_by").value, "everyone");
}

TEST_F(StudyTest, an_analysis_setting_takes_the_place_of_its_default) {
  EXPECT_EQ(read_with("[window]", "[influence]\nhigh_share = 0.1\n[window]")
                .analysis_settings.at("high_share")
                .value,
            0.1);
}

TEST_F(StudyTest, an_analysis_setting_out_of_range_is_refused) {
  const auto influence = [&](const std::string& line) {
    return fault("[window]", "[influence]\n" + line + "\n[window]");
  };
  EXPECT_EQ(influence("active_posts = 0"),
            "18:16 [influence] active_posts: 0 is below 1 | 3 is usual.");
  EXPECT_EQ(influence("active_posts = 1001"),
            "18:16 [influence] active_posts: 1001 is above 1000 | 3 is usual.");
  EXPECT_EQ(influence("high_share = nan"),
            "18:14 [influence] high_share: this is no number | "
            "Write a number without quotes, such as 0.05.");
}

TEST_F(StudyTest, a_setting_may_be_0_or_large_enough) {
  const auto draws = [&](const std::string& value) {
    return "[influence]\ndraws_each = " + value + "\n[window]";
  };
  EXPECT_EQ(fault("[window]", draws("199")),
            "18:14 [influence] draws_each: 199 is below 200 and not 0 | 200 is usual.");
  for (const int fine : {0, 200}) {
    EXPECT_EQ(
        read_with("[window]", draws(std::to_string(fine))).analysis_settings.at("draws_each").value,
        fine);
  }
}

TEST_F(StudyTest, a_wrong_key_names_the_nearest) {
  EXPECT_EQ(fault("time_format =", "timeformat ="),
            "14:1 [[source]] has no key \"timeformat\" | Did you mean \"time_format\"?");
  EXPECT_EQ(fault("[window]", "[windw]"),
            "17:2 study.toml has no key \"windw\" | Did you mean \"window\"?");
  EXPECT_EQ(fault("quarantine_share", "quarantine_shar"),
            "38:1 [input] has no key \"quarantine_shar\" | Did you mean \"quarantine_share\"?");
  EXPECT_EQ(fault("[window]", "[influence]\nhigh_shar = 0.1\n[window]"),
            "18:1 [influence] has no key \"high_shar\" | Did you mean \"high_share\"?");
}

TEST_F(StudyTest, a_format_has_the_keys_that_it_declares_and_no_others) {
  EXPECT_EQ(fault("path   = \"raw/*.jsonl\"", "path   = \"raw/*.jsonl\"\ncolumns = {}"),
            "8:1 [[source]] has no key \"columns\" | It may have: format, path, "
            "registered_from_id, timezone.");
}

TEST_F(StudyTest, a_needed_key_that_is_misspelt_is_named_as_such) {
  EXPECT_EQ(fault("title    =", "titel    ="),
            "2:1 [study] has no key \"titel\" | Did you mean \"title\"?");
}

TEST_F(StudyTest, a_missing_key_says_what_to_add) {
  EXPECT_EQ(fault("title    = \"Moved\"\n", ""),
            "1:1 [study] needs title | Add a line such as: title = \"TikTok refugees on RedNote\"");
}

TEST_F(StudyTest, a_wrong_value_names_the_nearest) {
  EXPECT_EQ(fault("\"mediacrawler\"", "\"mediacrawlr\""),
            "6:10 [[source]] format: \"mediacrawlr\" is none of mediacrawler, table | Did you mean "
            "\"mediacrawler\"?");
  EXPECT_EQ(fault("\"posts\"", "\"post\""),
            "12:15 [[source]] kind: \"post\" is none of users, posts, comments, labels | Did you "
            "mean \"posts\"?");
}

TEST_F(StudyTest, a_value_of_the_wrong_type_says_what_is_right) {
  EXPECT_EQ(fault("\"Moved\"", "2025"),
            "2:12 [study] title: this is no text | Put the value in \"quotes\".");
  EXPECT_EQ(fault("0.1", "\"much\""),
            "38:20 [input] quarantine_share: this is no number | Write a number without quotes, "
            "such as 0.05.");
  for (const char* none : {"nan", "inf", "-inf"}) {
    EXPECT_EQ(fault("0.1", none),
              "38:20 [input] quarantine_share: this is no number | Write a number without quotes, "
              "such as 0.05.");
  }
  EXPECT_EQ(fault("2025-06-30", "\"June\""),
            "19:13 [window] last_day: this is no day | Write year-month-day, such as 2025-01-19.");
  EXPECT_EQ(fault("{ post_id", "[ \"x\" ] # {"),
            "15:15 [[source]] columns: this is no table | Write columns = { ours = \"theirs\" }.");
}

TEST_F(StudyTest, a_zone_that_is_none_is_refused) {
  EXPECT_TRUE(fault("America/New_York", "America/New_Yorck")
                  .starts_with("3:12 [study] timezone: \"America/New_Yorck\" is not a time zone"));
  EXPECT_TRUE(fault("Asia/Shanghai", "China").starts_with("13:15 [[source]] timezone: \"China\""));
}

TEST_F(StudyTest, a_path_that_matches_nothing_is_refused) {
  EXPECT_TRUE(fault("raw/p.csv", "raw/q.csv")
                  .starts_with("11:15 [[source]] path: no file matches \"raw/q.csv\""));
  EXPECT_TRUE(fault("decisions.csv", "decision.csv")
                  .starts_with("35:13 [cohort] decisions: there is no file \"decision.csv\""));
}

TEST_F(StudyTest, a_file_belongs_to_one_source) {
  EXPECT_EQ(fault("raw/p.csv", "raw/a.jsonl"),
            "9:1 raw/a.jsonl is already read by the source in line 5 | Each file belongs to one "
            "source: narrow one of the paths.");
}

TEST_F(StudyTest, a_column_that_the_kind_does_not_have_names_the_nearest) {
  EXPECT_EQ(fault("likes =", "like ="),
            "15:15 [[source]] columns: posts have no column \"like\" | Did you mean \"likes\"?");
  EXPECT_TRUE(fault("post_id = \"id\", ", "").starts_with("15:15 [[source]] columns: posts need"));
}

TEST_F(StudyTest, a_scheme_can_be_part_of_a_tables_name) {
  for (const char* scheme : {"topic-v2", "my topic!", "o'neil", "../x", "Mood", ""}) {
    const std::string refused = fmt::format("\"{}\" cannot be part of a table's name", scheme);
    const std::string labels = fmt::format(
        "kind = \"labels\"\nscheme = \"{}\"\ncolumns = {{ unit_id = \"id\", label = \"x\" }}\n",
        scheme);
    const std::string posts =
        "kind        = \"posts\"\ntimezone    = \"Asia/Shanghai\"\n"
        "time_format = \"%m/%d/%Y %H:%M\"\n"
        "columns     = { post_id = \"id\", likes = \"like_count\" }\n";
    EXPECT_TRUE(fault(posts, labels).starts_with("13:10 [[source]] scheme: " + refused));
    EXPECT_TRUE(fault("[input]", fmt::format("[roles]\ntopic = \"{}\"\n[input]", scheme))
                    .starts_with("38:9 [roles] topic: " + refused));
  }
}

TEST_F(StudyTest, a_time_format_that_cannot_be_read_is_refused_before_the_run) {
  EXPECT_EQ(fault("%m/%d/%Y %H:%M", "%B %d %Y"),
            "14:15 [[source]] time_format: \"%B\" is not known | It may use %Y %y %m %b %d %H %I "
            "%M %S %p %z %%.");
  EXPECT_TRUE(fault("%m/%d/%Y %H:%M", "%H:%M")
                  .starts_with("14:15 [[source]] time_format: no day can be read with it"));
}

TEST_F(StudyTest, an_open_question_stops) {
  EXPECT_EQ(
      fault("\"Asia/Shanghai\"", "\"?\""),
      "13:15 a question is open | The comment above each says what is asked. Write the answer "
      "in place of \"?\", or delete the line where none is needed.");
}

TEST_F(StudyTest, a_question_with_spaces_around_it_is_still_open) {
  EXPECT_TRUE(fault("\"like_count\"", "\" ? \"").starts_with("15:41 a question is open"));
}

TEST_F(StudyTest, all_open_questions_are_named_at_once) {
  EXPECT_TRUE(fault("\"Asia/Shanghai\"", "\"?\"\nkind2 = \"?\"")
                  .starts_with("13:15 2 questions are open, in lines 13, 14"));
}

TEST_F(StudyTest, a_newer_version_is_refused_by_both_names) {
  EXPECT_EQ(fault("[study]", "[study]\nresettle = \"99.1\"\nfuture = 1"),
            "2:12 [study] resettle: the study was made for Resettle 99.1, this is " +
                std::string(kVersion) + " | Use Resettle 99.1 or newer.");
  read_with("[study]", "[study]\nresettle = \"" + std::string(kVersion) + "\"");
  read_with("[study]", "[study]\nresettle = \"0.0.9\"");
  EXPECT_TRUE(fault("[study]", "[study]\nresettle = \"new\"").starts_with("2:12 [study] resettle"));
}

TEST_F(StudyTest, phases_stand_in_the_order_of_their_days) {
  EXPECT_EQ(fault("[[event]]", "[[phase]]\nname = \"C\"\nfirst_day = 2025-01-19\n[[event]]"),
            "29:13 [[phase]] first_day: the phase begins no later than the one before it | Put the "
            "phases in the order of their first days.");
  EXPECT_TRUE(fault("2025-01-19", "2025-07-01")
                  .starts_with("25:13 [[phase]] first_day: the phase "
                               "begins after the window ends"));
  EXPECT_TRUE(fault("2025-01-19", "2025-01-01")
                  .starts_with("25:13 [[phase]] first_day: the phase "
                               "before it would have no day"));
  EXPECT_TRUE(fault("name = \"Before\"", "name = \"Before\"\nfirst_day = 2025-01-02")
                  .starts_with("23:13 [[phase]] first_day: the days before it"));
  EXPECT_TRUE(fault("\"Surge\"", "\"Before\"").starts_with("24:13 [[phase]] name: two phases"));
  EXPECT_TRUE(fault("name      = \"Surge\"\nfirst_day = 2025-01-19", "name = \"Surge\"")
                  .starts_with("24:8 [[phase]] name: only the first phase"));
}

TEST_F(StudyTest, a_phase_has_a_name_and_no_last_day) {
  EXPECT_TRUE(
      fault("\"Before\"", "\" \"").starts_with("22:8 [[phase]] name: the phase has no name"));
  EXPECT_EQ(
      fault("[[event]]", "last_day = 2025-02-01\n[[event]]"),
      "27:12 [[phase]] last_day: a phase ends where the next begins, the last with the window "
      "| Delete the line; [window] last_day says when the last phase ends.");
}

TEST_F(StudyTest, an_id_is_a_column_of_its_own) {
  EXPECT_TRUE(fault("likes = ", "likes = \"n\", user_id = \"id\", saves = ")
                  .starts_with("15:15 [[source]] columns: post_id and user_id are both \"id\""));
  read_with("likes = ", "likes = \"n\", saves = \"n\", shares = ");
}

TEST_F(StudyTest, a_window_ends_after_it_begins) {
  EXPECT_TRUE(fault("2025-06-30", "2024-06-30")
                  .starts_with("19:13 [window] last_day: the window "
                               "ends before it begins"));
}

TEST_F(StudyTest, a_syntax_error_has_its_place) {
  EXPECT_TRUE(fault("title    = \"Moved\"", "title = Moved").starts_with("2:9 "));
}

TEST_F(StudyTest, a_folder_without_a_study_says_what_to_do) {
  const TemporaryFolder empty;
  EXPECT_NE(user_error([&] { read_study(empty.path(), declared_); }).remedy().find("resettle new"),
            std::string::npos);
}

TEST_F(StudyTest, a_missing_or_short_key_is_refused) {
  std::filesystem::remove(folder_ / "study.key");
  EXPECT_EQ(user_error([&] { read(kStudy); }).problem(), "the study's key is missing");
  folder_.write("study.key", "abc\n");
  EXPECT_EQ(user_error([&] { read(kStudy); }).problem(), "the key is shorter than 32 characters");
}

TEST_F(StudyTest, a_drawn_key_is_random_and_only_its_owner_can_read_it) {
  const TemporaryFolder one;
  const TemporaryFolder two;
  draw_key(one.path());
  draw_key(two.path());
  EXPECT_NE(read_file(one / "study.key"), read_file(two / "study.key"));
  EXPECT_EQ(read_file(one / "study.key").size(), 65);
  EXPECT_EQ(std::filesystem::status(one / "study.key").permissions(), std::filesystem::perms{0600});
}

TEST_F(StudyTest, the_fingerprint_is_not_the_key) {
  const Study study = read(kStudy);
  EXPECT_EQ(study.key_fingerprint().size(), 20);
  EXPECT_EQ(study.key.find(study.key_fingerprint()), std::string::npos);
}

TEST_F(StudyTest, a_setting_outside_its_choices_is_refused_with_its_place) {
  Declared declared = declared_;
  declared.settings = {{.section = "influence",
                        .name = "normalise",
                        .default_value = {ColumnType::text, "min_max"},
                        .choices = {"min_max", "rank"}},
                       {.section = "influence",
                        .name = "metrics",
                        .default_value = {ColumnType::text, std::vector<std::string>{"likes"}},
                        .choices = {"likes", "saves"}}};
  const auto problem = [&](const std::string& line) {
    folder_.write("study.toml", std::string(kStudy) + "\n[influence]\n" + line + "\n");
    return user_error([&] { read_study(folder_.path(), declared); });
  };
  const UserError wrong = problem("normalise = \"minmax\"");
  EXPECT_NE(wrong.problem().find("minmax"), std::string::npos);
  EXPECT_NE(wrong.remedy().find("min_max"), std::string::npos);
  EXPECT_GT(wrong.place().line, 1);
  EXPECT_NE(problem("metrics = [\"likes\", \"hearts\"]").problem().find("hearts"),
            std::string::npos);
  EXPECT_NE(problem("metrics = []").problem().find("empty"), std::string::npos);
}

TEST_F(StudyTest, so_few_draws_that_they_give_no_interval_are_refused) {
  const auto page = [](const std::string& draws) {
    return "[statistics]\ndraws = " + draws + "\n[[event]]";
  };
  for (const char* few : {"1", "3", "199"}) {
    EXPECT_NE(fault("[[event]]", page(few))
                  .find("[statistics] draws: fewer than 200 draws give no interval of 95 % | 0 "
                        "leaves intervals out"),
              std::string::npos)
        << few;
  }
  EXPECT_EQ(read_with("[[event]]", page("0")).draws, 0);
  EXPECT_EQ(read_with("[[event]]", page("200")).draws, 200);
}

}  // namespace
}  // namespace resettle
