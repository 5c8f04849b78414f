#include "simulate/texts/hashtags.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/text.h"

namespace resettle::simulation {
namespace {

using std::string_view;

// The head of the distribution, most used first.
constexpr auto kHead = std::to_array<string_view>({"tiktokrefugee",
                                                   "tiktok",
                                                   "tiktok_refugee",
                                                   "american",
                                                   "refugee",
                                                   "usa",
                                                   "tiktokban",
                                                   "hello",
                                                   "抖音难民",
                                                   "america",
                                                   "rednote",
                                                   "english",
                                                   "tiktokrefugees",
                                                   "foreigner",
                                                   "美国人",
                                                   "china",
                                                   "friends",
                                                   "美国",
                                                   "vlog",
                                                   "art",
                                                   "cat",
                                                   "funny",
                                                   "music",
                                                   "food",
                                                   "ootd",
                                                   "小红书",
                                                   "meme",
                                                   "外国人",
                                                   "culture",
                                                   "我的日常",
                                                   "newhere",
                                                   "dance",
                                                   "learnchinese",
                                                   "学中文",
                                                   "makeup",
                                                   "pets",
                                                   "fitness",
                                                   "cooking",
                                                   "travel",
                                                   "萌宠",
                                                   "美食",
                                                   "mom",
                                                   "drawing",
                                                   "英语学习",
                                                   "bookworm",
                                                   "livestream",
                                                   "tiktokrefugee🇺🇸",
                                                   "今日穿搭",
                                                   "cosplay",
                                                   "handmade",
                                                   "gaming",
                                                   "nature",
                                                   "晚安",
                                                   "throwback",
                                                   "hairstyle",
                                                   "skincare",
                                                   "thrift",
                                                   "family",
                                                   "随手拍",
                                                   "日常碎片"});

// The tail is made of a subject and an ending: many tags are used once or twice.
constexpr auto kSubjects = std::to_array<string_view>(
    {"ohio",   "texas",     "knit",      "pasta",   "sunset",  "guitar", "puppy",   "quilt",
     "coffee", "garden",    "skate",     "vinyl",   "camping", "noodle", "sketch",  "piano",
     "farm",   "thrifting", "sourdough", "pottery", "running", "nurse",  "teacher", "snow",
     "beach",  "tattoo",    "poetry",    "baking",  "chess",   "birds"});
constexpr auto kEndings = std::to_array<string_view>(
    {"life", "2025", "lover", "time", "daily", "diary", "tok", "club", "vibes", "_usa", "分享",
     "日记", "world", "moments", "challenge", "girl", "fan", "ideas"});

constexpr double kTopicalTags = 0.3;

std::string draw_tag(Random& random) {
  if (random.chance(0.22)) {
    return std::string(kSubjects[random.below(kSubjects.size())]) +
           std::string(kEndings[random.below(kEndings.size())]);
  }
  // Log-uniform ranks: Zipf's law with exponent one.
  const double rank = std::exp(random.uniform() * std::log(static_cast<double>(kHead.size()) + 1));
  std::string tag(kHead[std::min(static_cast<std::size_t>(rank), kHead.size()) - 1]);
  if (random.chance(0.12) && tag[0] >= 'a' && tag[0] <= 'z') tag[0] += 'A' - 'a';
  return tag;
}

std::size_t count_tags(Random& random) {
  static constexpr double kWeights[] = {52, 13, 10, 8, 6, 4, 3, 2, 1, 1};
  const std::size_t count = random.weighted(kWeights);
  return count < 9 ? count : 9 + random.below(10);
}

}  // namespace

std::vector<std::string> draw_tags(Random& random, std::span<const string_view> topical) {
  std::vector<std::string> tags;
  std::vector<std::string> lowered;
  for (std::size_t n = count_tags(random); n > 0; --n) {
    std::string tag = random.chance(kTopicalTags)
                          ? std::string(topical[random.below(topical.size())])
                          : draw_tag(random);
    std::string lower = lower_ascii(tag);
    if (std::find(lowered.begin(), lowered.end(), lower) != lowered.end()) continue;
    tags.push_back(std::move(tag));
    lowered.push_back(std::move(lower));
  }
  return tags;
}

}  // namespace resettle::simulation
