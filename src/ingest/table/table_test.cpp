#include "ingest/testing.h"

namespace resettle {
namespace {

Source posts(std::map<std::string, std::string> columns,
             std::optional<std::string> timezone = "Asia/Shanghai",
             std::optional<std::string> format = {}) {
  return {.format = "table",
          .kind = "posts",
          .timezone = std::move(timezone),
          .time_format = std::move(format),
          .columns = std::move(columns)};
}

const std::map<std::string, std::string> kColumns = {
    {"post_id", "id"}, {"body", "text"}, {"likes", "like_count"}, {"created_at", "when"}};
constexpr std::string_view kSelect =
    "SELECT line, body, likes, created_at FROM raw_posts ORDER BY line";

TEST(table, csv_is_read_by_the_sources_columns) {
  const Imported made(posts(kColumns), "p.csv",
                      "\xef\xbb\xbfid, text ,like_count,when,other\r\n"
                      "a,\"x, \"\"y\"\"\nz\",7.6万,2025-01-14 12:08,o\r\n"
                      "b,,,,\r\n");
  EXPECT_EQ(made.query(kSelect), "2,x, \"y\"\nz,76000,2025-01-14T04:08:00Z\n4,,,\n");
  EXPECT_EQ(made.query("SELECT format, lines, post_records, quarantined FROM raw_files"),
            "csv,4,2,0\n");
}

TEST(table, tsv_is_read_by_its_separator) {
  const Imported made(posts(kColumns), "p.tsv",
                      "id\ttext\tlike_count\twhen\na\tx, y\t3\t2025-01-14\n");
  EXPECT_EQ(made.query(kSelect), "2,x, y,3,2025-01-13T16:00:00Z\n");
}

TEST(table, json_lines_are_read_by_the_sources_columns) {
  const Imported made(posts({{"post_id", "id"}, {"body", "content.text"}, {"hashtags", "tags"}}),
                      "p.jsonl",
                      R"({"id": 7040000000000000001, "content": {"text": "x"}, "tags": ["a", "b"]}
)");
  EXPECT_EQ(made.query("SELECT body, hashtags FROM raw_posts"), "x,[a|b]\n");
}

// A Parquet file with what `select` yields.
std::string parquet(std::string_view select) {
  const TemporaryFolder folder;
  test_engine().open({}, {})->export_to(select, "parquet", folder / "f.parquet");
  return read_file(folder / "f.parquet");
}

TEST(table, parquet_is_read_by_the_sources_columns) {
  const Imported made(
      posts(kColumns), "p.parquet",
      parquet("SELECT * FROM (VALUES (7040000000000000001, 'x', '1.2w', TIMESTAMP '2025-01-14 "
              "12:08:00'), (2, NULL, NULL, NULL)) AS t(id, \"text\", like_count, \"when\")"));
  EXPECT_EQ(made.query(kSelect), "1,x,12000,2025-01-14T04:08:00Z\n2,,,\n");
  EXPECT_EQ(made.query("SELECT format, lines, post_records FROM raw_files"), "parquet,2,2\n");
}

TEST(table, a_time_with_a_zone_in_parquet_needs_no_other) {
  const Imported made(posts({{"post_id", "id"}, {"created_at", "at"}}, {}), "p.parquet",
                      parquet("SELECT 'a' AS id, TIMESTAMPTZ '2025-01-14 12:08:00+08' AS at"));
  EXPECT_EQ(made.query("SELECT created_at FROM raw_posts"), "2025-01-14T04:08:00Z\n");
}

TEST(table, a_list_in_parquet_is_a_list_of_hashtags) {
  const Imported made(posts({{"post_id", "id"}, {"hashtags", "tags"}}), "p.parquet",
                      parquet("SELECT 'a' AS id, ['x', 'y z'] AS tags"));
  EXPECT_EQ(made.query("SELECT hashtags FROM raw_posts"), "[x|y z]\n");
}

TEST(table, ids_that_parquet_holds_as_rounded_numbers_are_refused) {
  const Imported made(posts({{"post_id", "id"}}), "p.parquet",
                      parquet("SELECT 7.04e18::DOUBLE AS id"));
  EXPECT_EQ(made.query("SELECT reason FROM quarantine"), "post_id was rounded by a spreadsheet\n");
}

TEST(table, numbers_in_parquet_that_are_too_large_are_no_counts) {
  const Imported made(
      posts({{"post_id", "id"}, {"likes", "n"}, {"saves", "x"}, {"shares", "h"}}), "p.parquet",
      parquet("SELECT * FROM (VALUES ('a', 9223372036854775807, NULL, NULL), ('b', 3, "
              "9e18::DOUBLE, NULL), ('c', 3, 'inf'::DOUBLE, NULL), ('d', 3, NULL, "
              "170141183460469231731687303715884105727), ('e', 3, 'nan'::DOUBLE, "
              "4)) AS t(id, n, x, h)"));
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine ORDER BY line"),
            "1,likes is no count\n2,saves is no count\n3,saves is no count\n"
            "4,shares is no count\n");
  EXPECT_EQ(made.query("SELECT line, saves, shares FROM raw_posts"), "5,,4\n");
}

TEST(table, a_file_that_is_no_parquet_is_refused) {
  EXPECT_EQ(user_error([] { Imported(posts(kColumns), "p.parquet", "id,text\n"); }).problem(),
            "this is no Parquet file, or a damaged one");
}

TEST(table, a_missing_column_names_the_nearest) {
  const auto missing = [](const std::string& name, const std::string& content) {
    const UserError error = user_error([&] { Imported(posts(kColumns), name, content); });
    EXPECT_EQ(error.place().file, name);
    return error.problem() + " " + error.remedy();
  };
  const std::string expected =
      "the file has no column \"like_count\" Did you mean \"likes_count\"?";
  EXPECT_EQ(missing("p.csv", "id,text,likes_count,when\n"), expected);
  EXPECT_EQ(missing("p.parquet", parquet("SELECT 1 AS id, 'x' AS \"text\", 2 AS likes_count, "
                                         "'y' AS \"when\"")),
            expected);
  EXPECT_EQ(missing("p.jsonl",
                    "{\"id\": \"a\", \"text\": \"x\", \"likes_count\": 3, \"when\": "
                    "\"2025-01-14\"}\n"),
            expected);
}

TEST(table, a_json_column_that_only_some_records_have_is_there) {
  const Imported made(posts({{"post_id", "id"}, {"body", "text"}}), "p.jsonl",
                      "{\"id\": \"a\"}\n{\"id\": \"b\", \"text\": null}\n");
  EXPECT_EQ(made.query("SELECT line, body FROM raw_posts ORDER BY line"), "1,\n2,\n");
}

TEST(table, two_columns_of_one_name_are_refused) {
  EXPECT_EQ(user_error([] {
              Imported(posts({{"post_id", "id"}}), "p.csv", "id,x,id\n");
            }).problem(),
            "two columns are called \"id\"");
}

TEST(table, a_time_without_a_zone_is_refused_with_file_line_value_and_remedy) {
  const UserError error = user_error([] {
    Imported(posts(kColumns, {}), "p.csv",
             "id,text,like_count,when\na,x,1,\nb,x,1,2025-01-14 12:08\n");
  });
  EXPECT_EQ(error.place().file, "p.csv");
  EXPECT_EQ(error.place().line, 3);
  EXPECT_EQ(error.problem(), "created_at \"2025-01-14 12:08\" carries no time zone");
  EXPECT_NE(error.remedy().find("timezone = "), std::string::npos);
}

TEST(table, an_ambiguous_date_is_refused_with_the_formats_that_would_decide) {
  const UserError error = user_error([] {
    Imported(posts(kColumns), "p.csv", "id,text,like_count,when\na,x,1,1/2/2025 12:08\n");
  });
  EXPECT_EQ(error.place().line, 2);
  EXPECT_NE(error.remedy().find("time_format = "), std::string::npos);
}

TEST(table, the_time_format_of_the_real_export_is_read) {
  const Imported made(posts(kColumns, "Asia/Shanghai", "%m/%d/%Y %H:%M"), "p.csv",
                      "id,text,like_count,when\na,x,1千+,1/14/2025 2:36\n");
  EXPECT_EQ(made.query(kSelect), "2,x,1000,2025-01-13T18:36:00Z\n");
}

TEST(table, shifted_columns_are_in_quarantine_with_both_numbers) {
  const Imported made(posts(kColumns), "p.csv",
                      "id,text,like_count,when\na,x,y,1,\nb,x,1,\nc,x\nd,x,1,\n");
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine ORDER BY line"),
            "2,5 fields where the header has 4\n4,2 fields where the header has 4\n");
  EXPECT_EQ(made.query("SELECT line FROM raw_posts ORDER BY line"), "3\n5\n");
}

TEST(table, columns_shifted_by_a_quote_are_in_quarantine_and_the_rest_is_read) {
  const Imported made(posts(kColumns), "p.csv",
                      "id,text,like_count,when\na,\"open,1,\nb,\"fine\",2,\nc,\"two\nlines\",3,\n");
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine"),
            "2,a quote is not closed before a separator\n");
  EXPECT_EQ(made.query("SELECT line, likes FROM raw_posts ORDER BY line"), "3,2\n4,3\n");
}

TEST(table, a_torn_last_row_is_told) {
  const Imported made(posts(kColumns), "p.csv", "id,text,like_count,when\na,x,1,\nb,x");
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine"), "3,torn last line\n");
}

TEST(table, a_gb18030_table_is_decoded) {
  const Imported made(posts({{"post_id", "id"}, {"body", "\xe6\xad\xa3\xe6\x96\x87"}}), "p.csv",
                      "id,\xd5\xfd\xce\xc4\na,\xd7\xaa\xd2\xc6\n");
  EXPECT_EQ(made.query("SELECT body FROM raw_posts"), "转移\n");
  EXPECT_EQ(made.query("SELECT decoded_gb18030 FROM raw_files"), "1\n");
}

TEST(table, nul_in_a_table_is_replaced_and_counted) {
  const Imported made(posts({{"post_id", "id"}, {"body", "text"}}), "p.csv",
                      std::string_view("id,text\na,x\0y\n", 14));
  EXPECT_EQ(made.query("SELECT body FROM raw_posts"), "x\xef\xbf\xbdy\n");
  EXPECT_EQ(made.query("SELECT repaired FROM raw_files"), "1\n");
}

TEST(table, ids_stay_text) {
  const Imported made(posts({{"post_id", "id"}}), "p.csv", "id\n007\n7\n7.04E+18\n");
  EXPECT_EQ(made.query("SELECT CAST(COUNT(DISTINCT post_id) AS BIGINT) AS n FROM raw_posts"),
            "2\n");
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine"),
            "4,post_id was rounded by a spreadsheet\n");
}

TEST(table, ids_of_a_table_tell_no_registration_unless_the_source_says_so) {
  const std::string_view content = "id,who\na,5f3c9a7e000000000101d2c4\n";
  Source source = posts({{"post_id", "id"}, {"user_id", "who"}});
  EXPECT_EQ(Imported(source, "p.csv", content).query("SELECT author_registered_at FROM raw_posts"),
            "\n");
  source.registered_from_id = true;
  EXPECT_EQ(Imported(source, "p.csv", content).query("SELECT author_registered_at FROM raw_posts"),
            "2020-08-19T03:20:30Z\n");
}

TEST(table, comments_users_and_labels_are_read_too) {
  const Source comments = {
      .format = "table",
      .kind = "comments",
      .columns = {{"comment_id", "id"}, {"post_id", "post"}, {"parent_id", "answers"}}};
  EXPECT_EQ(Imported(comments, "c.csv", "id,post,answers\n1,p,0\n2,p,1\n3,p,\n")
                .query("SELECT line, parent_id IS NULL AS root FROM raw_comments ORDER BY line"),
            "2,true\n3,false\n4,true\n");
  const Source users = {.format = "table",
                        .kind = "users",
                        .columns = {{"creator_hash", "hash"}, {"followers", "fans"}}};
  EXPECT_EQ(Imported(users, "u.csv", "hash,fans\n866E1908dc4fafc3,28k\n,1\n")
                .query("SELECT user_id, followers FROM raw_users"),
            "5c23a2c4efa7eb026381,28000\n");
}

TEST(table, labels_are_of_the_sources_scheme) {
  const Source labels = {.format = "table",
                         .kind = "labels",
                         .columns = {{"unit_kind", "kind"},
                                     {"unit_id", "id"},
                                     {"label", "label"},
                                     {"confidence", "sure"}},
                         .scheme = "topic"};
  const Imported made(labels, "l.csv",
                      "kind,id,label,sure\nposts,65a1b2c3000000001203f4e5,1a,0.5\n"
                      "user,5f3c9a7e000000000101d2c4,x,\nfilm,1,x,\npost,1,,\npost,1,x,2\n");
  EXPECT_EQ(made.query("SELECT unit_kind, unit_id, scheme, annotator, label, confidence FROM "
                       "raw_labels ORDER BY line"),
            "post,0bd33cf4906e5d78490f,topic,imported,1a,0.5\n"
            "user,5c23a2c4efa7eb026381,topic,imported,x,\n");
  EXPECT_EQ(made.query("SELECT line, reason FROM quarantine ORDER BY line"),
            "4,unit_kind is none of user, post, comment\n5,label is missing\n"
            "6,confidence is no number between 0 and 1\n");
}

TEST(table, another_ending_is_refused) {
  EXPECT_NE(user_error([] { Imported(posts(kColumns), "p.xlsx", "x"); }).remedy().find(".csv"),
            std::string::npos);
}

}  // namespace
}  // namespace resettle
