// JSON lines, read as a table's, as MediaCrawler's, and told by `new`.
#include "ingest/detect.h"
#include "ingest/testing.h"
#include "target.h"

namespace resettle::fuzz {

std::vector<std::string> seeds(const std::filesystem::path&) {
  return {
      R"({"note_id": "65a1b2c3000000001203f4e5", "type": "normal", "title": "Hello", "desc": "Hi #a[话题]# ", "time": 1736856480000, "user_id": "5f3c9a7e000000000101d2c4", "liked_count": "7.6万", "collected_count": "10+", "comment_count": "", "share_count": 3, "ip_location": "美国", "tag_list": "a,b", "last_modify_ts": 1740000000000}
)",
      R"({"comment_id": "c1", "create_time": 1736856480000, "ip_location": "上海", "note_id": "n1", "content": "哈哈\ud83d\ude00", "user_id": "u1", "sub_comment_count": "0", "parent_comment_id": 0, "like_count": "28k"}
{"comment_id": "c2", "create_time": 1736856480000, "note_id": "n1", "content": null, "user_id": "u2", "parent_comment_id": "c1"}
)",
      R"({"user_id": "5f3c9a7e000000000101d2c4", "nickname": "n", "gender": "Female", "desc": "moved", "ip_location": "IP属地：广东", "follows": "12", "fans": "1.2w", "interaction": 5, "tag_list": "{\"profession\": \"x\"}"}
{"note_id": "n2", "sentiment": "Positive", "category": "1a", "time": 1736856480}
)",
      "{\"note_id\": 7040000000000000001, \"content\": {\"text\": \"x\"}, \"tag_list\": "
      "[\"a\", \"b\"], \"liked_count\": -0, \"time\": \"2025-01-14T04:08:00.5+08:00\"}\r\n\n"};
}

std::vector<std::string> words() {
  return {"{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "true",
          "false",
          "\\u0000",
          "\\ud800",
          "\\u005f",
          "\\",
          "\"",
          "\n",
          "NaN",
          "Infinity",
          "1e999",
          "-1",
          "\"note_id\"",
          "\"comment_id\"",
          "\"user_id\"",
          "\"content\": {\"text\": ",
          "\"tag_list\": \"[\\\"\\\\u0000x\\\"]\"",
          "\xef\xbb\xbf",
          "\xff",
          "\xed\xa0\x80",
          "\xc4\xe3",
          "#",
          "话题]#",
          "万"};
}

void run(const std::string& input, const std::filesystem::path& folder) {
  const Imported table(
      {.format = "table", .kind = "posts", .timezone = "UTC", .columns = {{"post_id", "note_id"}}},
      "posts.jsonl", input);
  table.query("SELECT * FROM raw_posts");
  const Imported made({.format = "mediacrawler"}, "posts.jsonl", input);
  for (const char* name : {"raw_posts", "raw_comments", "raw_users", "raw_labels", "quarantine"}) {
    made.query(std::string("SELECT * FROM ") + name);
  }
  put(folder / "posts.jsonl", input);
  detect(folder / "posts.jsonl");
}

}  // namespace resettle::fuzz
