// Invented people: names made of adjectives, animals and dishes, places as the platform shows them.
#include <array>
#include <string_view>

#include "base/hash.h"
#include "base/text.h"
#include "simulate/population.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

using std::string_view;

constexpr auto kMoods = std::to_array<string_view>(
    {"Quiet", "Sunny", "Sleepy", "Tiny", "Lucky", "Velvet", "Wandering", "Salty", "Cosmic", "Paper",
     "Maple", "Midnight", "Pocket", "Crispy", "Gentle", "Neon", "Foggy", "Rusty"});
constexpr auto kCreatures = std::to_array<string_view>(
    {"Otter", "Heron", "Dumpling", "Cactus", "Teapot", "Raccoon", "Moth", "Pickle", "Comet",
     "Badger", "Waffle", "Fern", "Lantern", "Pelican", "Biscuit", "Turnip", "Kayak", "Magpie"});
constexpr auto kMoodsZh = std::to_array<string_view>(
    {"爱吃", "想要", "早起的", "不困的", "路过的", "认真的", "下雨天的", "会飞的", "今天的",
     "迷路的", "快乐", "奶油味的", "慢慢的", "晒太阳的"});
constexpr auto kCreaturesZh =
    std::to_array<string_view>({"小鱼", "番茄", "橘猫", "柚子", "豆腐", "年糕", "海獭", "云朵",
                                "土豆", "汤圆", "松鼠", "萝卜", "企鹅", "薄荷", "小熊", "栗子"});

constexpr auto kProvinces = std::to_array<string_view>(
    {"广东",   "江苏", "浙江", "上海", "北京",   "四川", "山东",     "河南",
     "湖北",   "福建", "湖南", "安徽", "河北",   "辽宁", "重庆",     "陕西",
     "江西",   "天津", "广西", "云南", "黑龙江", "吉林", "山西",     "贵州",
     "内蒙古", "甘肃", "新疆", "海南", "宁夏",   "青海", "中国香港", "中国台湾"});
constexpr auto kCountries = std::to_array<string_view>(
    {"英国", "加拿大", "澳大利亚", "日本", "德国", "墨西哥", "法国", "新加坡", "马来西亚", "韩国",
     "巴西", "西班牙", "意大利", "新西兰", "菲律宾", "泰国"});

template <std::size_t n>
string_view pick(const std::array<string_view, n>& words, Random& random) {
  return words[random.below(n)];
}

// Large provinces first: a squared uniform favours the head of the list.
string_view province(Random& random) {
  const double u = random.uniform();
  return kProvinces[static_cast<std::size_t>(u * u * kProvinces.size())];
}

std::string english_name(Random& random) {
  std::string name(pick(kMoods, random));
  if (random.chance(0.6)) name += ' ';
  name += pick(kCreatures, random);
  if (random.chance(0.45)) name += std::to_string(random.below(1'000));
  return name;
}

std::string chinese_name(Random& random) {
  std::string name(random.chance(0.75) ? pick(kMoodsZh, random) : "小");
  name += pick(kCreaturesZh, random);
  if (random.chance(0.25)) name += std::to_string(random.below(100));
  return name;
}

void complete(Profile& profile) {
  profile.creator_hash.resize(16);
  sha256_hex_into(profile.user_id, profile.creator_hash.data(), 16);
}

}  // namespace

std::string make_id(Seconds created, std::uint64_t random) {
  std::string id;
  append_hex(id, static_cast<std::uint64_t>(created), 8);
  append_hex(id, random);
  return id;
}

std::string masked(const std::string& nickname) {
  std::size_t first_end = 0;
  next_code_point(nickname, first_end);
  std::size_t last = nickname.size() - 1;
  while (last > 0 && (nickname[last] & 0xC0) == 0x80) --last;
  return nickname.substr(0, first_end) + "***" + nickname.substr(last);
}

Profile profile_of(const Population& population, std::size_t user) {
  Random random(population.seed, Purpose::kProfile, user);
  Profile profile;
  profile.key = random.next();
  profile.user_id = make_id(population.users[user].registered, profile.key);
  const double where = random.uniform();
  if (population.in_cohort(user)) {
    profile.nickname = random.chance(0.88) ? english_name(random) : chinese_name(random);
    profile.location = where < 0.95    ? "美国"
                       : where < 0.975 ? pick(kCountries, random)
                                       : province(random);
  } else {
    profile.nickname = random.chance(0.4) ? english_name(random) : chinese_name(random);
    profile.location = where < 0.1   ? "美国"
                       : where < 0.6 ? province(random)
                                     : pick(kCountries, random);
  }
  complete(profile);
  return profile;
}

Profile commenter(std::uint64_t seed, std::uint64_t index) {
  Random random(seed, Purpose::kCommenter, index);
  Profile profile;
  profile.key = random.next();
  // Between January 2014 and October 2024: before anything in the files.
  profile.user_id =
      make_id(1'388'534'400 + static_cast<Seconds>(random.below(341'000'000)), profile.key);
  const double where = random.uniform();
  const bool chinese = where < 0.8;
  profile.location = chinese ? province(random) : where < 0.9 ? "美国" : pick(kCountries, random);
  profile.nickname = chinese ? chinese_name(random) : english_name(random);
  complete(profile);
  return profile;
}

}  // namespace resettle::simulation
