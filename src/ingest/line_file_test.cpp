#include "ingest/line_file.h"

#include "base/testing.h"

namespace resettle {
namespace {

struct Read {
  std::vector<std::string> records;
  std::vector<std::int64_t> lines, bytes;
  std::vector<bool> torn, may_be_several;
  std::int64_t line_count = 0;
  std::size_t pieces = 0;
};

const LineRule kLines;
const LineRule kCsv{.quotes = true, .separator = ',', .fields = 3};

Read read(std::string_view content, const LineRule& rule) {
  const TemporaryFolder folder;
  const LineFile file(folder.write("file", content), "file",
                      rule.quotes ? LineContent::csv : LineContent::json_lines);
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
      all.may_be_several.push_back(line->may_be_several);
    }
  }
  all.line_count = cutter.lines();
  return all;
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

TEST(line_file, lines_know_their_number_and_their_byte) {
  const Read all = read("ab\n\ncde\n", kLines);
  EXPECT_EQ(all.records, (Texts{"ab", "", "cde"}));
  EXPECT_EQ(all.lines, (Numbers{1, 2, 3}));
  EXPECT_EQ(all.bytes, (Numbers{0, 3, 4}));
  EXPECT_EQ(all.line_count, 3);
}

TEST(line_file, carriage_returns_at_line_ends_are_taken_off) {
  EXPECT_EQ(read("ab\r\nc\rd\r\n", kLines).records, (Texts{"ab", "c\rd"}));
}

TEST(line_file, a_byte_order_mark_is_skipped) {
  const Read all = read("\xef\xbb\xbfid\nx\n", kLines);
  EXPECT_EQ(all.records, (Texts{"id", "x"}));
  EXPECT_EQ(all.bytes, (Numbers{3, 6}));
}

TEST(line_file, only_a_last_line_without_an_end_is_torn) {
  EXPECT_EQ(read("a\nb\n", kLines).torn, (std::vector<bool>{false, false}));
  const Read torn = read("a\nb", kLines);
  EXPECT_EQ(torn.torn, (std::vector<bool>{false, true}));
  EXPECT_EQ(torn.line_count, 2);
}

TEST(line_file, an_empty_file_has_no_records) {
  EXPECT_EQ(read("", kLines).line_count, 0);
  EXPECT_EQ(read("\xef\xbb\xbf", kCsv).records, Texts{});
}

TEST(line_file, lines_and_bytes_go_on_over_several_pieces) {
  for (const LineRule& rule : {kLines, kCsv}) {
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
  const Read all = read("a\n" + longest + "\nb\n", kLines);
  EXPECT_EQ(all.records, (Texts{"a", longest, "b"}));
  EXPECT_EQ(all.lines, (Numbers{1, 2, 3}));
}

TEST(line_file, a_quoted_line_end_belongs_to_the_record) {
  const Read all = read("a,\"b\nc\"\r\nd,e\n", kCsv);
  EXPECT_EQ(all.records, (Texts{"a,\"b\nc\"", "d,e"}));
  EXPECT_EQ(all.lines, (Numbers{1, 3}));
  EXPECT_EQ(all.line_count, 3);
}

TEST(line_file, quoted_line_ends_are_kept_across_pieces) {
  std::string content;
  for (int i = 0; i < 30'000; ++i) {
    content += std::to_string(i) + ",\"first line\nsecond \"\"line\"\"\n\nlast, line\",x\n";
  }
  const Read all = read(content, kCsv);
  ASSERT_GE(all.pieces, 2);
  ASSERT_EQ(all.records.size(), 30'000);
  EXPECT_EQ(all.lines.back(), 29'999 * 4 + 1);
  for (int i = 0; i < 30'000; ++i) {
    ASSERT_TRUE(all.records[static_cast<std::size_t>(i)].starts_with(std::to_string(i) + ",\"f"));
  }
}

TEST(line_file, an_unclosed_quote_does_not_swallow_the_file) {
  const Read all = read("1,\"open,x\n2,fine,y\n3,\"also\nfine\",z\n4,\"good\",w\n", kCsv);
  EXPECT_EQ(all.records, (Texts{"1,\"open,x", "2,fine,y", "3,\"also\nfine\",z", "4,\"good\",w"}));
}

TEST(line_file, an_unclosed_quote_before_many_quoted_lines_costs_one_record) {
  std::string content = "1,\"open,x\n";
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i) + ",\"two\nlines\",z\n";
  const Read all = read(content, kCsv);
  EXPECT_EQ(all.records.size(), 100'001);
  EXPECT_EQ(all.records.front(), "1,\"open,x");
}

TEST(line_file, a_quote_behind_what_separates_other_files_opens_nothing) {
  EXPECT_EQ(read("1,he said;\"hello,x\n2,a|\"b,y\n3,\t\"z,12\"\n", kCsv).records,
            (Texts{"1,he said;\"hello,x", "2,a|\"b,y", "3,\t\"z,12\""}));
}

TEST(line_file, lines_that_a_quote_joined_are_told) {
  const auto several = [](std::string_view record) { return may_be_several(record, kCsv); };
  for (const char* joined :
       {"1,\"torn\n2,fine,x\n3,12\",y", "1,\",3\n2,x,4\n3,\",5", "1,\",3\n3,\",5",
        "1,\"foo,3\n2, bar\",4", "1,\"foo,3\r\n2,bar\",4", "a,\",3\nb,\",nan", "a,b,\"\nc,d,\"",
        "1,\"x,3\n2,\",\",1.2\xe4\xb8\x87\n3,y\",5"}) {
    EXPECT_TRUE(several(joined)) << joined;
  }
  EXPECT_EQ(read("1,\",3\n3,\",5\n4,\"a\nb\",6\n", kCsv).may_be_several,
            (std::vector<bool>{true, false}));
}

TEST(line_file, texts_of_several_lines_are_no_joined_records) {
  const auto several = [](std::string_view record) { return may_be_several(record, kCsv); };
  const std::string poem = "1,\"" + std::string(119, '\n') + "\",y";
  for (const char* text :
       {poem.c_str(), "1,\"two\nlines\",y", "1,\"prose\nthat goes on, and on, so\",y",
        "1,\"a table\na,b,c\nand more\nof it\",y", "1,\"Sales today:\n1,000 units\",y",
        "1,\"csv:\nid,text,n\n7,\"\"a\"\",3\n8,b,4\nend\",y", "a1,\"Hi Bob, how\nare you, ok\",3",
        "1,u,\"so\nsee a,b,c\"", "a1,\"well,fine\nif so,ok\",3"}) {
    EXPECT_FALSE(several(text)) << text;
  }
  EXPECT_FALSE(may_be_several("1,\"Dear all,\n1,000 people\"", {.separator = ',', .fields = 2}));
  EXPECT_FALSE(may_be_several("1\t\"one\ntwo\tx\"\t3", {.separator = '\t', .fields = 3}));
  EXPECT_FALSE(may_be_several("\"two\nlines\"", {.separator = ',', .fields = 1}));
}

TEST(line_file, a_quote_that_does_not_close_in_its_line_is_an_ordinary_character) {
  const auto fields = [](std::string_view line) {
    LineFields found;
    fields_of_line(line, ',', found);
    return found;
  };
  using Views = std::vector<std::string_view>;
  EXPECT_EQ(fields("a,\"b,c\",d").fields, (Views{"a", "\"b,c\"", "d"}));
  EXPECT_EQ(fields("a,\"b,c\",d").open, std::nullopt);
  EXPECT_EQ(fields("a,\"b,c\"\"d,e").fields, (Views{"a", "\"b", "c\"\"d", "e"}));
  EXPECT_EQ(fields("\"a,b\",\"c,").fields, (Views{"\"a,b\"", "\"c", ""}));
  EXPECT_EQ(fields("\"a,b\",\"c,").open, 1u);
  EXPECT_EQ(fields("").fields, Views{""});
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(line_file, a_quoted_field_of_many_megabytes_is_one_record) {
  const std::string record = "1,\"" + repeated("a line of a long text\n", 150'000) + "\",x";
  ASSERT_GT(record.size(), 3u << 20);
  EXPECT_EQ(read(record + "\n2,b,c\n", kCsv).records, (Texts{record, "2,b,c"}));
}

TEST(line_file, a_quoted_text_of_megabytes_of_records_is_one_record) {
  const std::string record = "1,\"1,a,2\n" + repeated("1,a,2\n", 400'000) + "\",x";
  EXPECT_EQ(read(record + "\n2,b,c\n", kCsv).records, (Texts{record, "2,b,c"}));
}

TEST(line_file, a_quote_joins_no_megabytes_of_records) {
  const std::string others = repeated("2,another record,x\n", 100'000);
  const Read all = read("1,\"torn,x\n" + others + "3,12\",x\n", kCsv);
  EXPECT_EQ(all.records.size(), 100'002u);
  EXPECT_EQ(all.records.front(), "1,\"torn,x");
}

// Each line opens a quote again and none closes: looking for the end from each would take hours.
TEST(line_file, quotes_that_never_close_cost_no_more_than_others) {
  const Read all = read(repeated("x\",\"\n", 1'000'000), kCsv);
  EXPECT_EQ(all.records.size(), 1'000'000u);
  EXPECT_EQ(all.line_count, 1'000'000);
}

TEST(line_file, records_are_the_same_wherever_reading_begins) {
  std::string content;
  for (int i = 0; i < 120'000; ++i) {
    content += i % 7 == 0 ? "1,\"open,x\n" : i % 11 == 0 ? "2,12\",x\n" : "3,\"two\nlines\",z\n";
  }
  const TemporaryFolder folder;
  const LineFile file(folder.write("file", content), "file", LineContent::csv);
  const Read in_pieces = read(content, kCsv);
  ASSERT_GE(in_pieces.pieces, 2u);
  LineCursor whole(file, kCsv);
  whole.begin(file.whole());
  Texts records;
  while (const auto record = whole.next()) records.emplace_back(record->bytes);
  EXPECT_EQ(records, in_pieces.records);
}

TEST(line_file, lines_that_end_in_carriage_returns_alone_are_refused_with_a_remedy) {
  const auto problem = [](std::string_view content, LineContent kind) {
    const TemporaryFolder folder;
    return user_error([&] { LineFile(folder.write("f", content), "f.csv", kind); }).problem();
  };
  const std::string expected =
      "the lines end with carriage returns alone (CR), not with line feeds";
  EXPECT_EQ(problem("id,text\r1,a\r", LineContent::csv), expected);
  EXPECT_EQ(problem("id,text\r1,\"a\nb\"\r", LineContent::csv), expected);
  EXPECT_EQ(problem("{\"a\":1}\r{\"a\":2}\r", LineContent::json_lines), expected);
  for (const char* fine : {"id,text\r", "id,text\r\r\n1,a\r\r\n", "id,text\r\n1,\"a\rb\"\r\n"}) {
    EXPECT_GT(read(fine, kCsv).records.size(), 0u);
  }
}

TEST(line_file, a_quote_inside_an_unquoted_field_opens_nothing) {
  EXPECT_EQ(read("1,5\" screen\n2,ok\n3,\"x\"\n", kCsv).records,
            (Texts{"1,5\" screen", "2,ok", "3,\"x\""}));
}

TEST(line_file, what_is_no_text_is_refused_with_a_remedy) {
  const TemporaryFolder folder;
  const auto refused = [&](std::string_view content) {
    return user_error(
        [&] { LineFile(folder.write("f", content), "raw/f.csv", LineContent::json_lines); });
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
  const LineFile file(path, "f", LineContent::json_lines);
  file.check_unchanged();
  folder.write("f", "a\nb\n");
  EXPECT_THROW(file.check_unchanged(), UserError);
}

}  // namespace
}  // namespace resettle
