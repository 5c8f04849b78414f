#include "ingest/testing.h"

namespace resettle {
namespace {

Source source() { return {.format = "mediacrawler", .registered_from_id = true}; }

Imported import(std::string_view lines) { return Imported(source(), "raw/x.jsonl", lines); }

constexpr std::string_view kOldPost =
    R"({"note_id": "65a1b2c3000000001203f4e5", "type": "normal", "title": "Hello", "desc": "Hi all #rednote[话题]# ", "video_url": "", "time": 1736856480000, "last_update_time": 1736856490000, "user_id": "5f3c9a7e000000000101d2c4", "nickname": "nick", "avatar": "https://example.org/a.png", "liked_count": "7.6万", "collected_count": "10+", "comment_count": "", "share_count": "3", "ip_location": "美国", "image_list": "", "tag_list": "tiktokrefugee,hello", "last_modify_ts": 1740000000000, "note_url": "https://example.org", "source_keyword": "refugee", "xsec_token": "t"})";
constexpr std::string_view kNewPost =
    R"({"note_id": "65a1b2c3000000001203f4e5", "type": "video", "title": "Hello", "desc": "Hi", "time": 1736856480000, "creator_hash": "866e1908dc4fafc3", "nickname": "首***尾", "liked_count": "80000", "tag_list": "", "last_modify_ts": 1783000000000})";

TEST(mediacrawler, a_post_of_the_old_schema_is_a_row) {
  const Imported made = import(std::string(kOldPost) + "\n");
  EXPECT_EQ(made.query("SELECT file, line, byte, post_id, user_id, created_at, kind, title, body "
                       "FROM raw_posts"),
            "raw/x.jsonl,1,0,0bd33cf4906e5d78490f,5c23a2c4efa7eb026381,2025-01-14T12:08:00Z,image,"
            "Hello,Hi all #rednote[话题]# \n");
  EXPECT_EQ(made.query("SELECT hashtags, likes, saves, comments, shares, approximate, "
                       "counts_as_written, location, keyword, crawled_at FROM raw_posts"),
            "[tiktokrefugee|hello],76000,10,,3,[likes|saves],likes=7.6万;saves=10+,美国,refugee,"
            "2025-02-19T21:20:00Z\n");
}

TEST(mediacrawler, a_post_of_the_new_schema_is_a_row) {
  EXPECT_EQ(import(std::string(kNewPost) + "\n")
                .query("SELECT post_id, user_id, kind, likes, saves, approximate, location, "
                       "author_registered_at FROM raw_posts"),
            "0bd33cf4906e5d78490f,5c23a2c4efa7eb026381,video,80000,,[],,\n");
}

TEST(mediacrawler, old_ids_and_new_hashes_are_one_user) {
  EXPECT_EQ(import(std::string(kOldPost) + "\n" + std::string(kNewPost) + "\n")
                .query("SELECT CAST(COUNT(*) AS BIGINT) AS n, CAST(COUNT(DISTINCT user_id) AS "
                       "BIGINT) AS u FROM raw_posts"),
            "2,1\n");
}

TEST(mediacrawler, the_day_an_id_was_made_is_read_before_it_is_hashed) {
  // 0x5f3c9a7e = 1597807230 s.
  EXPECT_EQ(
      import(std::string(kOldPost) + "\n").query("SELECT author_registered_at FROM raw_posts"),
      "2020-08-19T03:20:30Z\n");
}

TEST(mediacrawler, an_id_that_tells_a_time_after_the_crawl_or_before_rednote_tells_nothing) {
  EXPECT_EQ(import(R"({"user_id": "7f3c9a7e000000000101d2c4", "last_modify_ts": 1740000000000}
{"user_id": "40000000000000000101d2c4", "last_modify_ts": 1740000000000}
)")
                .query("SELECT registered_at FROM raw_users"),
            "\n\n");
}

TEST(mediacrawler, a_profile_is_a_row) {
  const Imported made = import(
      R"({"user_id": "5f3c9a7e000000000101d2c4", "nickname": "n", "gender": "Female", "avatar": "a", "desc": "moved here", "ip_location": "IP属地：广东", "follows": "12", "fans": "1.2w", "interaction": "1千+", "tag_list": "{\"profession\": \"x\"}", "last_modify_ts": 1740000000000}
)");
  EXPECT_EQ(made.query("SELECT user_id, followers, following, interactions, approximate, gender, "
                       "bio, location, crawled_at, extra FROM raw_users"),
            "5c23a2c4efa7eb026381,12000,12,1000,[followers|interactions],female,moved here,"
            "IP属地：广东,2025-02-19T21:20:00Z,\n");
}

TEST(mediacrawler, gender_comes_in_several_forms) {
  EXPECT_EQ(import(R"({"user_id": "a", "gender": "Female"}
{"user_id": "b", "gender": "Male"}
{"user_id": "c", "gender": null}
{"user_id": "d", "gender": "女"}
{"user_id": "e", "gender": "男"}
{"user_id": "f", "gender": ""}
)")
                .query("SELECT gender FROM raw_users ORDER BY line"),
            "female\nmale\n\nfemale\nmale\n\n");
}

TEST(mediacrawler, a_root_has_no_parent_and_a_reply_has_the_comment_that_it_answers) {
  const Imported made = import(
      R"({"comment_id": "c1", "create_time": 1736856480000, "ip_location": "上海", "note_id": "n1", "content": "哈哈[笑哭R]", "user_id": "u1", "sub_comment_count": "0", "pictures": "", "parent_comment_id": 0, "last_modify_ts": 1740000000000, "like_count": "28k"}
{"comment_id": "c2", "note_id": "n1", "content": "b", "parent_comment_id": "", "sub_comment_count": "2"}
{"comment_id": "c3", "note_id": "n1", "content": "c", "parent_comment_id": "c1", "sub_comment_count": 0}
)");
  EXPECT_EQ(made.query("SELECT body, likes, replies, parent_id IS NULL AS root FROM raw_comments "
                       "ORDER BY line"),
            "哈哈[笑哭R],28000,0,true\nb,,2,true\nc,,0,false\n");
  EXPECT_EQ(made.query("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM raw_comments AS a JOIN "
                       "raw_comments AS b ON a.parent_id = b.comment_id"),
            "1\n");
}

TEST(mediacrawler, a_parent_is_a_comment_with_the_same_id) {
  EXPECT_EQ(import(R"({"comment_id": "c3", "note_id": "n1", "parent_comment_id": "c1"}
)")
                .query("SELECT file FROM raw_comments WHERE parent_id IS NULL"),
            "");
}

TEST(mediacrawler, the_anonymous_user_is_nobody) {
  EXPECT_EQ(
      import(R"({"comment_id": "c1", "note_id": "n1", "user_id": "anonymous user"}
{"note_id": "n1", "user_id": null}
)")
          .query("SELECT user_id IS NULL AS u FROM raw_comments UNION ALL SELECT user_id IS NULL "
                 "FROM raw_posts"),
      "true\ntrue\n");
}

TEST(mediacrawler, a_title_that_only_repeats_the_beginning_of_the_text_is_none) {
  std::string body;
  for (int i = 0; i < 300; ++i) body += "搬";
  const std::string beginning = body.substr(0, 255 * 3);
  EXPECT_EQ(import("{\"note_id\": \"a\", \"title\": \"" + beginning + "\", \"desc\": \"" + body +
                   "\"}\n{\"note_id\": \"b\", \"title\": \"hi\", \"desc\": \"hi\"}\n"
                   "{\"note_id\": \"c\", \"title\": \"hi\", \"desc\": \"hi there\"}\n")
                .query("SELECT title FROM raw_posts ORDER BY line"),
            "\n\nhi\n");
}

TEST(mediacrawler, without_a_tag_list_the_text_tells_the_hashtags) {
  EXPECT_EQ(import(R"({"note_id": "a", "desc": "x #y[话题]# #z", "tag_list": ""}
{"note_id": "b", "desc": "x #y"}
{"note_id": "c", "desc": "x"}
)")
                .query("SELECT hashtags FROM raw_posts ORDER BY line"),
            "[y|z]\n[y]\n[]\n");
}

TEST(mediacrawler, the_papers_listing_gives_labels) {
  const Imported made = import(
      R"({"note_id": "a", "desc": "x", "sentiment": "Very Positive", "score": 0.91, "category": "1a"}
{"note_id": "b", "desc": "y", "sentiment": "Neutral", "score": "", "category": ""}
{"note_id": "c", "desc": "z"}
)");
  EXPECT_EQ(
      made.query("SELECT line, unit_kind, scheme, annotator, label, confidence FROM raw_labels "
                 "ORDER BY line, scheme"),
      "1,post,sentiment,imported,Very Positive,0.91\n1,post,topic,imported,1a,\n"
      "2,post,sentiment,imported,Neutral,\n");
  EXPECT_EQ(made.query("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM raw_labels JOIN raw_posts ON "
                       "raw_labels.unit_id = raw_posts.post_id AND raw_labels.line = "
                       "raw_posts.line"),
            "3\n");
}

TEST(mediacrawler, the_papers_computed_columns_are_kept_raw_and_not_used) {
  const Imported made = import(
      R"({"user_id": "a", "fans": "5", "like_count": 99, "avg_likes": 1.50, "influence_level": "say \"high\"\\", "post_count": "7"}
)");
  EXPECT_EQ(
      made.query("SELECT followers, interactions, extra FROM raw_users"),
      R"(5,,{"post_count":7,"like_count":99,"avg_likes":1.50,"influence_level":"say \"high\"\\"})"
      "\n");
}

TEST(mediacrawler, what_cannot_be_read_is_in_quarantine_with_place_and_reason) {
  const Imported made = import(R"({"note_id": "a", "liked_count": "赞"}
{"comment_id": "c", "note_id": "n", "create_time": "soon"}
not json
{"nickname": "x"}
{"note_id": "7.04E+18"}
{"note_id": "b", "user_id": "7.04E+18"}
{"note_id": "c"}
{"note_id": "d", "time": "3天前"}
{"note_id": "to)");
  EXPECT_EQ(made.query("SELECT line, byte, kind, reason FROM quarantine ORDER BY line"),
            "1,0,posts,likes is no count\n"
            "2,39,comments,created_at is no time\n"
            "3,98,,no JSON object\n"
            "4,107,,neither comment_id, note_id nor user_id\n"
            "5,125,posts,post_id was rounded by a spreadsheet\n"
            "6,149,posts,user_id was rounded by a spreadsheet\n"
            "8,206,posts,created_at is relative to when it was looked at\n"
            "9,242,,torn last line\n");
  EXPECT_EQ(made.query("SELECT lines, post_records, comment_records, quarantined FROM raw_files"),
            "9,1,0,8\n");
  EXPECT_EQ(made.count("records"), 1);
  EXPECT_EQ(made.count("quarantined"), 8);
}

TEST(mediacrawler, quarantine_holds_no_text_of_the_record) {
  EXPECT_EQ(import("{\"note_id\": \"a\", \"liked_count\": \"my secret\"}\n")
                .query("SELECT reason FROM quarantine"),
            "likes is no count\n");
}

TEST(mediacrawler, a_comment_without_its_id_is_no_post) {
  const Imported made = import(R"({"comment_id": null, "note_id": "n", "content": "x"}
{"note_id": "n", "content": "x", "parent_comment_id": 0, "sub_comment_count": "0"}
)");
  EXPECT_EQ(made.query("SELECT line, kind, reason FROM quarantine ORDER BY line"),
            "1,comments,comment_id is missing\n2,comments,comment_id is missing\n");
}

TEST(mediacrawler, a_post_without_its_id_is_no_profile) {
  EXPECT_EQ(import(R"({"note_id": null, "user_id": "u", "desc": "x"}
)")
                .query("SELECT line, kind, reason FROM quarantine"),
            "1,posts,post_id is missing\n");
}

TEST(mediacrawler, a_rounded_parent_is_refused) {
  EXPECT_EQ(import(R"({"comment_id": "c", "note_id": "n", "parent_comment_id": "7.04E+18"}
)")
                .query("SELECT reason FROM quarantine"),
            "parent_id was rounded by a spreadsheet\n");
}

TEST(mediacrawler, kinds_may_be_mixed_in_one_file) {
  EXPECT_EQ(import(R"({"user_id": "u"}
{"note_id": "n", "user_id": "u"}
{"comment_id": "c", "note_id": "n"}

{"note_id": "m"}
)")
                .query("SELECT lines, blank_lines, user_records, post_records, comment_records "
                       "FROM raw_files"),
            "5,1,1,2,1\n");
}

TEST(mediacrawler, lines_of_mixed_encoding_are_decided_one_by_one) {
  const Imported made = import(
      "{\"note_id\": \"a\", \"desc\": \"搬家\"}\n{\"note_id\": \"b\", \"desc\": "
      "\"\xd7\xaa\xd2\xc6\"}\n{\"note_id\": \"c\", \"desc\": \"搬家\xe5\xb0了\"}\n");
  EXPECT_EQ(made.query("SELECT body FROM raw_posts ORDER BY line"),
            "搬家\n转移\n搬家\xef\xbf\xbd\xef\xbf\xbd了\n");
  EXPECT_EQ(made.query("SELECT decoded_gb18030, repaired FROM raw_files"), "1,1\n");
}

TEST(mediacrawler, an_empty_file_is_a_file) {
  EXPECT_EQ(import("").query("SELECT lines, post_records, quarantined FROM raw_files"), "0,0,0\n");
}

}  // namespace
}  // namespace resettle
