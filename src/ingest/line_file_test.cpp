#include "ingest/line_file.h"

#include "base/testing.h"

namespace resettle {
namespace {

struct Read {
  std::vector<std::string> records;
  std::vector<std::int64_t> lines, bytes;
  std::vector<bool> torn;
  std::int64_t line_count = 0;
  std::size_t pieces = 0;
};

Read read(std::string_view content, LineRule rule) {
  const TemporaryFolder folder;
  const LineFile file(folder.write("file", content), "file", rule);
  Read all;
  LineCursor cursor(file, rule);
  PieceCutter cutter(file, rule);
  while (const auto piece = cutter.next()) {
    ++all.pieces;
    cursor.begin(*piece);
    while (const auto line = cursor.next()) {
      all.records.emplace_back(line->bytes);
      all.lines.push_back(line->line);
      all.bytes.push_back(line->byte);
      all.torn.push_back(line->is_last_and_torn);
    }
  }
  all.line_count = cutter.lines();
  return all;
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

TEST(line_file, lines_know_their_number_and_their_byte) {
  const Read all = read("ab\n\ncde\n", LineRule::lines);
  EXPECT_EQ(all.records, (Texts{"ab", "", "cde"}));
  EXPECT_EQ(all.lines, (Numbers{1, 2, 3}));
  EXPECT_EQ(all.bytes, (Numbers{0, 3, 4}));
  EXPECT_EQ(all.line_count, 3);
}

TEST(line_file, carriage_returns_at_line_ends_are_taken_off) {
  EXPECT_EQ(read("ab\r\nc\rd\r\n", LineRule::lines).records, (Texts{"ab", "c\rd"}));
}

TEST(line_file, a_byte_order_mark_is_skipped) {
  const Read all = read("\xef\xbb\xbfid\nx\n", LineRule::lines);
  EXPECT_EQ(all.records, (Texts{"id", "x"}));
  EXPECT_EQ(all.bytes, (Numbers{3, 6}));
}

TEST(line_file, only_a_last_line_without_an_end_is_torn) {
  EXPECT_EQ(read("a\nb\n", LineRule::lines).torn, (std::vector<bool>{false, false}));
  const Read torn = read("a\nb", LineRule::lines);
  EXPECT_EQ(torn.torn, (std::vector<bool>{false, true}));
  EXPECT_EQ(torn.line_count, 2);
}

TEST(line_file, an_empty_file_has_no_records) {
  EXPECT_EQ(read("", LineRule::lines).line_count, 0);
  EXPECT_EQ(read("\xef\xbb\xbf", LineRule::csv_quotes).records, Texts{});
}

TEST(line_file, lines_and_bytes_go_on_over_several_pieces) {
  for (const LineRule rule : {LineRule::lines, LineRule::csv_quotes}) {
    std::string content;
    Numbers bytes;
    for (int i = 0; i < 40'000; ++i) {
      bytes.push_back(static_cast<std::int64_t>(content.size()));
      content +=
          "record " + std::to_string(i) + std::string(static_cast<std::size_t>(i % 97), 'x') + '\n';
    }
    const Read all = read(content, rule);
    ASSERT_GE(all.pieces, 3);
    ASSERT_EQ(all.bytes, bytes);
    ASSERT_EQ(all.lines.back(), 40'000);
    ASSERT_EQ(all.line_count, 40'000);
    ASSERT_TRUE(all.records[12'345].starts_with("record 12345x"));
  }
}

TEST(line_file, a_line_longer_than_a_piece_is_one_record) {
  const std::string longest(3'000'000, 'y');
  const Read all = read("a\n" + longest + "\nb\n", LineRule::lines);
  EXPECT_EQ(all.records, (Texts{"a", longest, "b"}));
  EXPECT_EQ(all.lines, (Numbers{1, 2, 3}));
}

TEST(line_file, a_quoted_line_end_belongs_to_the_record) {
  const Read all = read("a,\"b\nc\"\r\nd,e\n", LineRule::csv_quotes);
  EXPECT_EQ(all.records, (Texts{"a,\"b\nc\"", "d,e"}));
  EXPECT_EQ(all.lines, (Numbers{1, 3}));
  EXPECT_EQ(all.line_count, 3);
}

TEST(line_file, quoted_line_ends_are_kept_across_pieces) {
  std::string content;
  for (int i = 0; i < 30'000; ++i) {
    content += std::to_string(i) + ",\"first line\nsecond \"\"line\"\"\n\nlast, line\",x\n";
  }
  const Read all = read(content, LineRule::csv_quotes);
  ASSERT_GE(all.pieces, 2);
  ASSERT_EQ(all.records.size(), 30'000);
  EXPECT_EQ(all.lines.back(), 29'999 * 4 + 1);
  for (int i = 0; i < 30'000; ++i) {
    ASSERT_TRUE(all.records[static_cast<std::size_t>(i)].starts_with(std::to_string(i) + ",\"f"));
  }
}

TEST(line_file, an_unclosed_quote_does_not_swallow_the_file) {
  const Read all =
      read("1,\"open,x\n2,fine,y\n3,\"also\nfine\",z\n4,\"good\",w\n", LineRule::csv_quotes);
  EXPECT_EQ(all.records, (Texts{"1,\"open,x", "2,fine,y", "3,\"also\nfine\",z", "4,\"good\",w"}));
}

TEST(line_file, an_unclosed_quote_before_many_quoted_lines_costs_one_record) {
  std::string content = "1,\"open,x\n";
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i) + ",\"two\nlines\",z\n";
  const Read all = read(content, LineRule::csv_quotes);
  EXPECT_EQ(all.records.size(), 100'001);
  EXPECT_EQ(all.records.front(), "1,\"open,x");
}

TEST(line_file, a_quote_inside_an_unquoted_field_opens_nothing) {
  EXPECT_EQ(read("1,5\" screen\n2,ok\n3,\"x\"\n", LineRule::csv_quotes).records,
            (Texts{"1,5\" screen", "2,ok", "3,\"x\""}));
}

TEST(line_file, what_is_no_text_is_refused_with_a_remedy) {
  const TemporaryFolder folder;
  const auto refused = [&](std::string_view content) {
    return user_error([&] { LineFile(folder.write("f", content), "raw/f.csv", LineRule::lines); });
  };
  const UserError utf16 =
      refused(std::string_view("\xff\xfe"
                               "a\0",
                               4));
  EXPECT_EQ(utf16.problem(), "the file is UTF-16");
  EXPECT_NE(utf16.remedy().find("iconv -f UTF-16 -t UTF-8 raw/f.csv > utf8"), std::string::npos);
  EXPECT_EQ(refused("\x1f\x8b\x08").problem(), "the file is compressed");
  EXPECT_EQ(refused("PK\x03\x04").place().file, "raw/f.csv");
}

TEST(line_file, a_file_that_changes_while_it_is_read_is_refused) {
  const TemporaryFolder folder;
  const auto path = folder.write("f", "a\n");
  const LineFile file(path, "f", LineRule::lines);
  file.check_unchanged();
  folder.write("f", "a\nb\n");
  EXPECT_THROW(file.check_unchanged(), UserError);
}

}  // namespace
}  // namespace resettle
