#include "corpus/places/place_names.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

// "CN CN-GD"; "US" for a country; "" for an unknown place.
std::string place(std::string_view name) {
  const NamedPlace named = place_named(name);
  return named.region.empty() ? named.country : named.country + " " + named.region;
}

TEST(places, countries_are_known_in_chinese_and_english) {
  for (const char* name : {"美国", "United States", "U.S.", "USA", "the US", "America", "美國"}) {
    EXPECT_EQ(place(name), "US") << name;
  }
  EXPECT_EQ(place("英国"), "GB");
  EXPECT_EQ(place("韩国"), "KR");
  EXPECT_EQ(place("Côte d’Ivoire"), "CI");
  EXPECT_EQ(place("墨西哥"), "MX");
  EXPECT_EQ(place("中国"), "CN");
}

TEST(places, provinces_are_known_in_chinese_and_english) {
  for (const char* name : {"广东", "广东省", "中国广东", "Guangdong", "guangdong"}) {
    EXPECT_EQ(place(name), "CN CN-GD") << name;
  }
  EXPECT_EQ(place("北京"), "CN CN-BJ");
  EXPECT_EQ(place("北京市"), "CN CN-BJ");
  EXPECT_EQ(place("广西壮族自治区"), "CN CN-GX");
  EXPECT_EQ(place("Inner Mongolia"), "CN CN-NM");
  EXPECT_EQ(place("Shaanxi"), "CN CN-SN");
  EXPECT_EQ(place("Shanxi"), "CN CN-SX");
}

TEST(places, a_city_behind_its_province_is_the_province) {
  EXPECT_EQ(place("江苏南京"), "CN CN-JS");
  EXPECT_EQ(place("江苏 南京"), "CN CN-JS");
  EXPECT_EQ(place("中国江苏南京"), "CN CN-JS");
  EXPECT_EQ(place("Guangdong Shenzhen"), "CN CN-GD");
}

TEST(places, hong_kong_macau_and_taiwan_have_their_own_codes_and_a_region) {
  for (const char* name :
       {"中国香港", "香港", "Hong Kong", "Hong Kong SAR China", "中國香港特別行政區"}) {
    EXPECT_EQ(place(name), "HK CN-HK") << name;
  }
  for (const char* name : {"中国澳门", "Macau", "Macao", "Macao SAR China"}) {
    EXPECT_EQ(place(name), "MO CN-MO") << name;
  }
  for (const char* name : {"中国台湾", "台湾", "Taiwan", "台灣"}) {
    EXPECT_EQ(place(name), "TW CN-TW") << name;
  }
}

TEST(places, the_platforms_prefix_is_no_part_of_the_name) {
  EXPECT_EQ(place("IP属地：广东"), "CN CN-GD");
  EXPECT_EQ(place("IP属地: 美国"), "US");
  EXPECT_EQ(place("IP属地美国"), "US");
  EXPECT_EQ(place("来自上海"), "CN CN-SH");
}

TEST(places, a_name_that_is_not_known_has_no_place) {
  for (const char* name : {"", "火星", "somewhere", "未知", "Springfield"}) {
    EXPECT_EQ(place(name), "") << name;
  }
}

}  // namespace
}  // namespace resettle
