#include "ingest/import.h"

#include <fmt/format.h>

#include "ingest/testing.h"

namespace resettle {
namespace {

constexpr int kRecords = 5000;  // more than are kept at once

std::string post(int i) {
  return fmt::format(
      R"({{"note_id": "p{}", "user_id": "u{}", "desc": "post {} #a #b", "liked_count": "{}", "sentiment": "glad"}})",
      i, i % 7, i, i);
}

std::string comment(int i) {
  return fmt::format(R"({{"comment_id": "c{}", "note_id": "p{}", "content": "{}"}})", i, i / 3,
                     i % 5 == 0 ? "" : "comment " + std::to_string(i));
}

// A comment, a post, a profile, a comment …; those that are left out are blank lines.
Imported import(bool posts, bool comments, bool users) {
  std::string lines;
  for (int i = 0; i < kRecords; ++i) {
    if (comments) lines += comment(i);
    lines += '\n';
    if (posts) lines += post(i);
    lines += '\n';
    if (users) lines += fmt::format(R"({{"user_id": "u{}", "fans": "{}"}})", i, i);
    lines += '\n';
  }
  return Imported({.format = "mediacrawler"}, "x.jsonl", lines);
}

TEST(import, a_file_of_several_kinds_gives_the_rows_of_a_file_of_each) {
  const Imported mixed = import(true, true, true);
  const auto of_both = [&](const Imported& alone, const std::string& select) {
    EXPECT_EQ(mixed.query(select), alone.query(select));
    EXPECT_NE(mixed.query(select), "");
  };
  const Imported posts = import(true, false, false);
  of_both(posts, "SELECT * EXCLUDE (byte) FROM raw_posts ORDER BY line");
  of_both(posts, "SELECT * EXCLUDE (byte) FROM raw_labels ORDER BY line");
  of_both(import(false, true, false), "SELECT * EXCLUDE (byte) FROM raw_comments ORDER BY line");
  of_both(import(false, false, true), "SELECT * EXCLUDE (byte) FROM raw_users ORDER BY line");
  EXPECT_EQ(mixed.query("SELECT lines, blank_lines, user_records, post_records, comment_records, "
                        "label_records, quarantined FROM raw_files"),
            "15000,0,5000,5000,5000,0,0\n");
}

TEST(import, what_is_refused_of_the_other_kinds_is_no_row_and_counted_once) {
  const Imported made({.format = "mediacrawler"}, "x.jsonl",
                      "{\"comment_id\": \"c\", \"note_id\": \"p\"}\n"
                      "{\"note_id\": \"p\", \"liked_count\": \"many\"}\n"
                      "{\"note_id\": \"q\"}\n");
  EXPECT_EQ(made.query("SELECT line FROM raw_posts"), "3\n");
  EXPECT_EQ(made.query("SELECT line, kind, reason FROM quarantine"), "2,posts,likes is no count\n");
  EXPECT_EQ(made.query("SELECT post_records, comment_records, quarantined FROM raw_files"),
            "1,1,1\n");
}

}  // namespace
}  // namespace resettle
