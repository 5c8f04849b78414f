#include "ingest/json_lines.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

struct Parsed {
  explicit Parsed(std::vector<std::string> keys) : json(std::move(keys)) {}

  const Parsed& operator()(std::string_view text, bool torn = false) {
    kept = std::string(text);
    notes = {};
    const Refusal refused = json.parse({.bytes = kept, .line = 1, .is_last_and_torn = torn}, notes);
    refusal = refused ? refused->text : "";
    return *this;
  }
  std::string operator[](std::size_t key) const {
    return json.has(key) ? std::string(json[key]) : "absent";
  }

  JsonLines json;
  std::string kept;
  LineNotes notes;
  std::string refusal;
};

TEST(json_lines, strings_are_unescaped) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "x\n\"y\" \u4f60"})")[0], "x\n\"y\" 你");
}

TEST(json_lines, numbers_are_as_written) {
  Parsed line({"a"});
  for (const char* number : {"7040000000000000001", "1.50", "1e5", "-0", "123456789012345678901"}) {
    EXPECT_EQ(line(std::string("{\"a\": ") + number + " }")[0], number);
  }
}

TEST(json_lines, null_and_missing_keys_are_absent) {
  Parsed line({"a", "b"});
  line(R"({"a": null})");
  EXPECT_EQ(line[0], "absent");
  EXPECT_EQ(line[1], "absent");
}

TEST(json_lines, a_key_that_is_null_is_still_named) {
  Parsed line({"a", "b"});
  line(R"({"a": null})");
  EXPECT_TRUE(line.json.names(0));
  EXPECT_FALSE(line.json.names(1));
}

TEST(json_lines, what_is_below_null_is_named) {
  Parsed line({"author.id", "author.name.first", "authored", "user.id"});
  line(R"({"author": null})");
  EXPECT_EQ(line[0], "absent");
  EXPECT_TRUE(line.json.names(0));
  EXPECT_TRUE(line.json.names(1));
  EXPECT_FALSE(line.json.names(2));
  EXPECT_FALSE(line.json.names(3));
  line(R"({"author": {"name": null}})");
  EXPECT_FALSE(line.json.names(0));
  EXPECT_TRUE(line.json.names(1));
  EXPECT_EQ(line(R"({"author": {"id": "1"}})")[0], "1");
}

TEST(json_lines, a_key_written_with_escapes_is_that_key) {
  Parsed line({"note_id", "user.id"});
  line(R"({"note\u005fid": "1", "\u0075ser": {"i\u0064": "2"}, "note_id\u0078": "3"})");
  EXPECT_EQ(line[0], "1");
  EXPECT_EQ(line[1], "2");
  EXPECT_EQ(line(R"({"note_id\ud800": "3", "user": {"id": "4"}})")[1], "4");
}

TEST(json_lines, lists_and_objects_come_as_json) {
  Parsed line({"a", "b"});
  line(R"({"a": ["x", 1], "b": {"c": {}}})");
  EXPECT_EQ(line[0], R"(["x", 1])");
  EXPECT_EQ(line[1], R"({"c": {}})");
}

TEST(json_lines, paths_reach_into_objects) {
  Parsed line({"user.id", "user.info.fans", "id"});
  line(R"({"id": "1", "user": {"id": "2", "info": {"fans": 3, "id": "x"}}})");
  EXPECT_EQ(line[0], "2");
  EXPECT_EQ(line[1], "3");
  EXPECT_EQ(line[2], "1");
}

TEST(json_lines, the_order_of_keys_may_change_from_line_to_line) {
  Parsed line({"a", "b", "c"});
  line(R"({"a": 1, "b": 2, "c": 3})");
  line(R"({"c": 4, "x": 0, "a": 5})");
  EXPECT_EQ(line[0] + line[1] + line[2], "5absent4");
  line(R"({"b": 6, "a": 7, "c": 8})");
  EXPECT_EQ(line[0] + line[1] + line[2], "768");
}

TEST(json_lines, what_the_line_before_held_is_gone) {
  Parsed line({"a", "b"});
  line(R"({"a": 1, "b": 2})");
  EXPECT_EQ(line(R"({"b": 3})")[0], "absent");
}

TEST(json_lines, a_lone_surrogate_becomes_a_replacement_character_and_is_counted) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "x\ud83dy"})")[0], "x\xef\xbf\xbdy");
  EXPECT_TRUE(line.notes.repaired);
  EXPECT_EQ(line(R"({"a": "x\ude00y"})")[0], "x\xef\xbf\xbdy");
}

TEST(json_lines, a_pair_of_surrogates_is_joined) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "\ud83d\ude00"})")[0], "😀");
  EXPECT_FALSE(line.notes.repaired);
  EXPECT_EQ(line(R"({"a": "\ud83d\ud83d\ude00"})")[0], "\xef\xbf\xbd😀");
}

TEST(json_lines, an_escaped_backslash_before_u_is_no_escape) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "\\ud83d"})")[0], "\\ud83d");
  EXPECT_FALSE(line.notes.repaired);
}

TEST(json_lines, nul_becomes_a_replacement_character_and_is_counted) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "x\u0000y"})")[0], "x\xef\xbf\xbdy");
  EXPECT_TRUE(line.notes.repaired);
  EXPECT_EQ(line(std::string_view("{\"a\": \"x\0y\"}", 12))[0], "x\xef\xbf\xbdy");
  EXPECT_TRUE(line.notes.repaired);
}

TEST(json_lines, a_gb18030_line_is_decoded_and_told) {
  Parsed line({"a"});
  EXPECT_EQ(line("{\"a\": \"\xd7\xaa\xd2\xc6\"}")[0], "转移");
  EXPECT_TRUE(line.notes.gb18030);
}

TEST(json_lines, a_torn_last_line_is_told_from_a_malformed_one) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": "x)", true).refusal, "torn last line");
  EXPECT_EQ(line(R"({"a": "x)").refusal, "malformed JSON");
  EXPECT_EQ(line(R"({"a": "x"})", true).refusal, "");
}

TEST(json_lines, what_is_no_object_is_refused) {
  Parsed line({"a"});
  EXPECT_EQ(line("[1]").refusal, "no JSON object");
  EXPECT_EQ(line("hello").refusal, "no JSON object");
}

TEST(json_lines, nothing_may_follow_the_object) {
  Parsed line({"a"});
  EXPECT_EQ(line(R"({"a": 1}{"a": 2})").refusal, "malformed JSON");
  EXPECT_EQ(line(R"({"a": 1} x)").refusal, "malformed JSON");
  EXPECT_EQ(line(R"({"a": 1}  )").refusal, "");
}

TEST(json_lines, cut_anywhere_a_line_is_refused_and_never_crashes) {
  Parsed line({"a", "b.c"});
  const std::string whole = R"({"x": [1, {"y": "\u4f60"}], "a": "t\ud83d\ude00", "b": {"c": 1.5}})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(line(whole.substr(0, size)).refusal, "") << size;
  }
  EXPECT_EQ(line(whole).refusal, "");
}

}  // namespace
}  // namespace resettle
