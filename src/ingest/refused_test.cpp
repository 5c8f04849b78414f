#include "ingest/refused.h"

#include "ingest/testing.h"

namespace resettle {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(refused, a_record_of_several_lines_counts_them_all) {
  const Source posts = {.format = "table",
                        .kind = "posts",
                        .columns = {{"post_id", "id"}, {"body", "text"}, {"likes", "likes"}}};
  const Imported made(posts, "p.csv",
                      "id,text,likes\n1,\"two\nlines\",x\n2,\"three\n\nlines\",3\n3,4\n");
  EXPECT_EQ(made.query("SELECT line, records, lines FROM quarantine ORDER BY line"),
            "2,1,2\n7,1,1\n");
  EXPECT_EQ(made.query("SELECT lines, post_records, quarantined, continued_lines FROM raw_files"),
            "7,1,2,3\n");
  EXPECT_EQ(made.count("record_lines"), 6);
  EXPECT_EQ(made.count("quarantined_lines"), 3);
}

TEST(refused, records_beyond_the_first_are_added_up_by_reason) {
  const std::size_t kept = RefusedRecords::kKept;
  const Imported made({.format = "mediacrawler"}, "p.jsonl",
                      repeated("x\n{}\n", kept) + repeated("{}\nx\n", kept));
  EXPECT_EQ(made.query("SELECT CAST(COUNT(*) AS BIGINT) AS rows, CAST(SUM(records) AS BIGINT) AS "
                       "records, CAST(SUM(lines) AS BIGINT) AS lines FROM quarantine"),
            std::to_string(kept + 2) + "," + std::to_string(4 * kept) + "," +
                std::to_string(4 * kept) + "\n");
  EXPECT_EQ(made.query("SELECT line, byte, code, reason, records FROM quarantine WHERE records > 1 "
                       "ORDER BY line"),
            "100001,250000,no_object,no JSON object,150000\n"
            "100002,250002,unknown_kind,neither comment_id, note_id nor user_id,150000\n");
  EXPECT_EQ(made.query("SELECT quarantined FROM raw_files"), std::to_string(4 * kept) + "\n");
}

TEST(refused, what_is_kept_does_not_depend_on_the_order_of_the_pieces) {
  RefusedRecords forward;
  RefusedRecords backward;
  const auto add = [](RefusedRecords& all, std::int64_t line) {
    const ReasonCode code = line % 3 == 0 ? ReasonCode::torn_line : ReasonCode::no_object;
    all.add(line, 2 * line, 1, std::nullopt, {code, "a reason"});
  };
  const auto count = static_cast<std::int64_t>(RefusedRecords::kKept) * 3;
  RefusedRecords late;
  for (std::int64_t line = 1; line <= count; ++line) {
    add(forward, line);
    add(line % 2 == 0 ? late : backward, count + 1 - line);
  }
  late.take(backward);
  EXPECT_EQ(late.records(), forward.records());
  EXPECT_EQ(backward.records(), 0);
  EXPECT_TRUE(late.rows() == forward.rows());
}

}  // namespace
}  // namespace resettle
