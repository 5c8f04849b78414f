#include "annotate/rule/phrases.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

// The numbers of the phrases that the text holds.
std::vector<std::size_t> found_in(std::string_view text, const std::vector<std::string>& phrases) {
  std::vector<bool> found(phrases.size());
  std::string folded;
  PhraseFinder(phrases).find(text, folded, found);
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) numbers.push_back(i);
  }
  return numbers;
}

using Numbers = std::vector<std::size_t>;

TEST(phrases, are_found_whatever_their_case_and_white_space) {
  EXPECT_EQ(found_in("Hi! I’M FROM  THE\nUSA.", {"i'm from the usa"}), Numbers{0});
  EXPECT_EQ(found_in("SOY ESTADOUNIDENSE, ¿Y TÚ? SOY DE ÉL", {"soy estadounidense", "soy de él"}),
            (Numbers{0, 1}));
  EXPECT_EQ(found_in("来自ＵＳＡ的朋友", {"usa"}), Numbers{0});
  EXPECT_EQ(found_in("ЖИВУ В США", {"живу в сша"}), Numbers{0});
}

TEST(phrases, of_scripts_that_part_words_are_whole_words) {
  EXPECT_EQ(found_in("usability, jusa, usa1, éusa, usaé", {"usa"}), Numbers{});
  EXPECT_EQ(found_in("USA人", {"usa"}), Numbers{0});
  EXPECT_EQ(found_in("#usa", {"usa"}), Numbers{0});
  EXPECT_EQ(found_in("from texas", {"from tex"}), Numbers{});
}

TEST(phrases, of_han_are_found_anywhere) {
  EXPECT_EQ(found_in("大家好我在美国上学", {"我在美国", "美国人"}), Numbers{0});
  EXPECT_EQ(found_in("我是美国人", {"我在美国", "美国人"}), Numbers{1});
}

TEST(phrases, that_overlap_or_hold_one_another_are_all_found) {
  EXPECT_EQ(found_in("i live in new york city", {"new york", "live in new york city", "york city"}),
            (Numbers{0, 1, 2}));
  EXPECT_EQ(found_in("she is american", {"he", "is american", "hers"}), Numbers{1});
}

TEST(phrases, a_failed_beginning_does_not_hide_a_later_match) {
  EXPECT_EQ(found_in("我我在美国", {"我在美国"}), Numbers{0});
  EXPECT_EQ(found_in("aab", {"ab"}), Numbers{});
  EXPECT_EQ(found_in("a ab", {"ab"}), Numbers{0});
}

TEST(phrases, empty_ones_and_malformed_texts_find_nothing) {
  EXPECT_EQ(found_in("anything", {"", "  "}), Numbers{});
  EXPECT_EQ(found_in("\xff\xc3 usa \xe4\xb8", {"usa"}), Numbers{0});
  EXPECT_EQ(found_in("", {"usa"}), Numbers{});
  EXPECT_EQ(found_in("\xff\xff\xff\xff\xff\xff\xff\xff usa", {"usa"}), Numbers{0});
  EXPECT_EQ(found_in("ȺȺȺȺȺȺȺȺ", {"ⱥⱥⱥⱥⱥⱥⱥⱥ"}), Numbers{0});
}

}  // namespace
}  // namespace resettle
