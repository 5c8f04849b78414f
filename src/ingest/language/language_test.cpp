#include "ingest/language/language.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

std::string code(std::string_view text) { return language_of(text).code; }

TEST(voting_text, hashtags_links_mentions_stickers_and_emoji_do_not_vote) {
  EXPECT_EQ(voting_text("#tiktokrefugee hello #小红书[话题]# there"), "hello there");
  EXPECT_EQ(voting_text("hello https://example.org/a?b=c there www.example.org"), "hello there");
  EXPECT_EQ(voting_text("@someone hello"), "hello");
  EXPECT_EQ(voting_text("真的[笑哭R][doge]吗"), "真的 吗");
  EXPECT_EQ(voting_text("hello 😀🇺🇸❤️"), "hello");
}

TEST(voting_text, tags_without_a_space_between_them_do_not_vote) {
  EXPECT_EQ(voting_text("#a[话题]##b[话题]#好"), "好");
}

TEST(voting_text, chinese_behind_a_link_votes) {
  EXPECT_EQ(voting_text("https://example.org/a你好"), "你好");
}

TEST(voting_text, a_long_bracket_is_text_and_an_open_one_too) {
  EXPECT_EQ(voting_text("[this is a whole sentence in brackets] yes"),
            "this is a whole sentence in brackets yes");
  EXPECT_EQ(voting_text("[笑"), "笑");
}

TEST(language, text_in_which_nothing_votes_is_unknown) {
  for (const char* text : {"", "   ", "#tiktokrefugee #rednote", "😀😀", "[doge]", "123 456",
                           "https://example.org", "!!!"}) {
    EXPECT_EQ(code(text), "unknown") << text;
    EXPECT_FALSE(language_of(text).mixed) << text;
  }
}

TEST(language, text_without_a_known_n_gram_is_not_english) {
  // lid.176 answers "en .12, ca .09, de .08" to whatever it has never seen.
  for (const char* text : {"ⴰⴱⴳ", "ᚠᚢᚦ", "𐌰𐌱𐌲"}) EXPECT_EQ(code(text), "unknown") << text;
}

TEST(language, han_without_kana_is_chinese) {
  EXPECT_EQ(code("欢迎来到小红书"), "zh");
  EXPECT_EQ(code("哈哈"), "zh");
  EXPECT_EQ(code("歡迎來到小紅書"), "zh");
}

TEST(language, kana_is_japanese) { EXPECT_EQ(code("小紅書へようこそ"), "ja"); }

TEST(language, hangul_is_korean) { EXPECT_EQ(code("샤오홍슈에 오신 것을 환영합니다"), "ko"); }

TEST(language, latin_text_goes_to_the_model) {
  EXPECT_EQ(code("everyone has been so kind and welcoming so far"), "en");
  EXPECT_EQ(code("todos han sido muy amables conmigo desde que llegué aquí"), "es");
  EXPECT_EQ(code("tout le monde est tellement gentil avec moi ici"), "fr");
}

TEST(language, chinese_hashtags_do_not_make_an_english_text_chinese) {
  const Language language = language_of("I moved here yesterday #小红书[话题]# #美国人[话题]#");
  EXPECT_EQ(language.code, "en");
  EXPECT_FALSE(language.mixed);
}

TEST(language, a_text_with_its_translation_is_mixed) {
  const Language language =
      language_of("everyone has been so kind and welcoming so far | 到目前为止每个人都非常友善");
  EXPECT_TRUE(language.mixed);
  EXPECT_EQ(language.code, "en");
}

TEST(language, one_foreign_word_does_not_make_a_text_mixed) {
  EXPECT_FALSE(language_of("我今天刚刚从TikTok搬到这里来大家好请多多关照").mixed);
}

TEST(language, broken_utf8_does_not_vote) { EXPECT_EQ(code("\xff\xfe\x80"), "unknown"); }

}  // namespace
}  // namespace resettle
