#include "ingest/reason.h"

#include <set>

#include "ingest/testing.h"

namespace resettle {
namespace {

Source table(std::string kind, std::map<std::string, std::string> columns) {
  return {.format = "table", .kind = std::move(kind), .columns = std::move(columns)};
}

const Source kCrawled = {.format = "mediacrawler"};
const Source kPosts = table("posts", {{"post_id", "id"}, {"created_at", "at"}, {"likes", "likes"}});
const Source kLabels =
    table("labels",
          {{"unit_kind", "kind"}, {"unit_id", "id"}, {"label", "label"}, {"confidence", "sure"}});

// A file of which one record goes to quarantine.
struct Bad {
  std::string code;
  Source source;
  std::string name;
  std::string content;
};

const std::vector<Bad>& bad_files() {
  static const std::string post_columns = "id,at,likes\n";
  static const std::string label_columns = "kind,id,label,sure\n";
  static const std::vector<Bad> files = {
      {"no_object", kCrawled, "p.jsonl", "1\n"},
      {"malformed_json", kCrawled, "p.jsonl", "{\"note_id\": 1,\n"},
      {"torn_line", kCrawled, "p.jsonl", "{\"note_id\": \"1\"}\n{\"note_id\": \"2"},
      {"torn_line", kPosts, "p.csv", post_columns + "1,2025-01-01T00:00:00Z,1\n2,2025"},
      {"open_quote", kPosts, "p.csv", post_columns + "1,\"2025-01-01T00:00:00Z,1\n"},
      {"field_count", kPosts, "p.csv", post_columns + "1,2025-01-01T00:00:00Z\n"},
      {"unknown_kind", kCrawled, "p.jsonl", "{\"name\": \"x\"}\n"},
      {"missing_id", kPosts, "p.csv", post_columns + ",2025-01-01T00:00:00Z,1\n"},
      {"missing_id", kLabels, "l.csv", label_columns + "user,0,a,1\n"},
      {"rounded_id", kPosts, "p.csv", post_columns + "7.04E+18,2025-01-01T00:00:00Z,1\n"},
      {"unreadable_time", kPosts, "p.csv", post_columns + "1,soon,1\n"},
      {"relative_time", kPosts, "p.csv", post_columns + "1,yesterday,1\n"},
      {"time_out_of_range", kPosts, "p.csv", post_columns + "1,1970-01-01T00:00:00Z,1\n"},
      {"unreadable_count", kPosts, "p.csv", post_columns + "1,2025-01-01T00:00:00Z,many\n"},
      {"unreadable_confidence", kLabels, "l.csv", label_columns + "post,1,a,2\n"},
      {"unreadable_confidence", kCrawled, "p.jsonl",
       R"({"note_id": "1", "score": "x"})"
       "\n"},
      {"missing_label", kLabels, "l.csv", label_columns + "post,1,,1\n"},
      {"unknown_unit_kind", kLabels, "l.csv", label_columns + "word,1,a,1\n"},
  };
  return files;
}

TEST(reason, each_bad_record_has_its_code) {
  for (const Bad& bad : bad_files()) {
    const Imported made(bad.source, bad.name, bad.content);
    EXPECT_EQ(made.query("SELECT code FROM quarantine"), bad.code + "\n") << bad.content;
  }
}

TEST(reason, each_code_is_that_of_a_bad_record) {
  std::set<std::string> declared, met;
  for (const CodedReason& one : coded_reasons()) declared.emplace(one.name);
  for (const Bad& bad : bad_files()) met.insert(bad.code);
  EXPECT_EQ(met, declared);
}

TEST(reason, a_code_means_what_is_declared) {
  EXPECT_EQ(meaning_of_reason("rounded_id"), "a spreadsheet rounded an id");
  EXPECT_THROW(meaning_of_reason("no time"), std::logic_error);
}

}  // namespace
}  // namespace resettle
