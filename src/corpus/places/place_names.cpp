#include "corpus/places/place_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <unordered_map>

#include "base/text.h"

namespace resettle {
namespace {

struct Province {
  std::string_view code;  // ISO 3166-2:CN
  std::string_view chinese;
  std::string_view english;
};

// ISO 3166-2:CN, 23 November 2021 edition.
constexpr Province kProvinces[] = {{"AH", "安徽", "Anhui"},
                                   {"BJ", "北京", "Beijing"},
                                   {"CQ", "重庆", "Chongqing"},
                                   {"FJ", "福建", "Fujian"},
                                   {"GD", "广东", "Guangdong"},
                                   {"GS", "甘肃", "Gansu"},
                                   {"GX", "广西", "Guangxi"},
                                   {"GZ", "贵州", "Guizhou"},
                                   {"HA", "河南", "Henan"},
                                   {"HB", "湖北", "Hubei"},
                                   {"HE", "河北", "Hebei"},
                                   {"HI", "海南", "Hainan"},
                                   {"HL", "黑龙江", "Heilongjiang"},
                                   {"HN", "湖南", "Hunan"},
                                   {"JL", "吉林", "Jilin"},
                                   {"JS", "江苏", "Jiangsu"},
                                   {"JX", "江西", "Jiangxi"},
                                   {"LN", "辽宁", "Liaoning"},
                                   {"NM", "内蒙古", "Inner Mongolia"},
                                   {"NX", "宁夏", "Ningxia"},
                                   {"QH", "青海", "Qinghai"},
                                   {"SC", "四川", "Sichuan"},
                                   {"SD", "山东", "Shandong"},
                                   {"SH", "上海", "Shanghai"},
                                   {"SN", "陕西", "Shaanxi"},
                                   {"SX", "山西", "Shanxi"},
                                   {"TJ", "天津", "Tianjin"},
                                   {"XJ", "新疆", "Xinjiang"},
                                   {"XZ", "西藏", "Tibet"},
                                   {"YN", "云南", "Yunnan"},
                                   {"ZJ", "浙江", "Zhejiang"},
                                   {"HK", "香港", "Hong Kong"},
                                   {"MO", "澳门", "Macau"},
                                   {"TW", "台湾", "Taiwan"}};

struct Alias {
  std::string_view name;
  std::string_view country;
};

// Names that platforms and people use beside the standard ones (already in folded form).
constexpr Alias kAliases[] = {{"us", "US"},
                              {"usa", "US"},
                              {"america", "US"},
                              {"theunitedstates", "US"},
                              {"unitedstatesofamerica", "US"},
                              {"theus", "US"},
                              {"theusa", "US"},
                              {"美利坚合众国", "US"},
                              {"uk", "GB"},
                              {"england", "GB"},
                              {"scotland", "GB"},
                              {"wales", "GB"},
                              {"britain", "GB"},
                              {"greatbritain", "GB"},
                              {"英格兰", "GB"},
                              {"mainlandchina", "CN"},
                              {"chinamainland", "CN"},
                              {"prc", "CN"},
                              {"korea", "KR"},
                              {"southkorea", "KR"},
                              {"韩国", "KR"},
                              {"republicofkorea", "KR"},
                              {"northkorea", "KP"},
                              {"uae", "AE"},
                              {"阿联酋", "AE"},
                              {"czechrepublic", "CZ"},
                              {"czechia", "CZ"},
                              {"holland", "NL"},
                              {"thenetherlands", "NL"},
                              {"burma", "MM"},
                              {"russianfederation", "RU"},
                              {"vietnam", "VN"},
                              {"turkey", "TR"},
                              {"türkiye", "TR"},
                              {"波黑", "BA"},
                              {"沙特", "SA"},
                              {"中国大陆", "CN"},
                              {"macao", "MO"},
                              {"newzealand", "NZ"},
                              {"hongkongsarchina", "HK"},
                              {"macaosarchina", "MO"},
                              {"中国澳门", "MO"},
                              {"中国香港", "HK"},
                              {"中国台湾", "TW"}};

std::string fold(std::string_view name) {
  name = trim(name);
  for (const std::string_view prefix : {"IP属地：", "IP属地:", "IP属地", "IP location:", "来自"}) {
    if (name.starts_with(prefix)) name = trim(name.substr(prefix.size()));
  }
  std::string folded;
  for (const char c : name) {
    if (c == ' ' || c == '.' || c == ',' || c == '-' || c == '\'' || c == '(' || c == ')') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return folded;
}

using Names = std::unordered_map<std::string, NamedPlace>;

void add_countries(Names& names) {
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    const icu::Locale country("", *code);
    for (const char* language : {"en", "zh", "zh_Hant"}) {
      icu::UnicodeString display;
      country.getDisplayCountry(icu::Locale(language), display);
      std::string name;
      display.toUTF8String(name);
      names.try_emplace(fold(name), NamedPlace{*code, ""});
    }
  }
}

void add_provinces(Names& names) {
  for (const Province& province : kProvinces) {
    const bool own_country =
        province.code == "HK" || province.code == "MO" || province.code == "TW";
    const NamedPlace place{own_country ? std::string(province.code) : "CN",
                           "CN-" + std::string(province.code)};
    names[fold(province.english)] = place;
    const std::string chinese(province.chinese);
    for (const char* suffix :
         {"", "省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区"}) {
      names[chinese + suffix] = place;
      names["中国" + chinese + suffix] = place;
    }
  }
  names["innermongoliaautonomousregion"] = {"CN", "CN-NM"};
  names["xizang"] = {"CN", "CN-XZ"};
}

// However they are called, these have a code of ISO 3166-1 and one of ISO 3166-2:CN.
void add_regions_of_own_code(Names& names) {
  for (auto& [name, place] : names) {
    const bool own_code = place.country == "HK" || place.country == "MO" || place.country == "TW";
    if (own_code) place.region = "CN-" + place.country;
  }
}

const Names& all_names() {
  static const Names names = [] {
    Names made;
    add_countries(made);
    for (const Alias& alias : kAliases) {
      made[std::string(alias.name)] = {std::string(alias.country), ""};
    }
    add_provinces(made);
    add_regions_of_own_code(made);
    return made;
  }();
  return names;
}

}  // namespace

NamedPlace place_named(std::string_view name) {
  const std::string folded = fold(name);
  const auto found = all_names().find(folded);
  if (found != all_names().end()) return found->second;
  // "江苏南京", "中国江苏南京", "Guangdong Shenzhen": the province is the beginning.
  std::string_view beginning = folded;
  for (const std::string_view country : {"中国", "china"}) {
    if (beginning.starts_with(country)) beginning.remove_prefix(country.size());
  }
  for (const Province& province : kProvinces) {
    if (beginning.starts_with(province.chinese) || beginning.starts_with(fold(province.english))) {
      return all_names().at(std::string(province.chinese));
    }
  }
  return {};
}

std::string_view region_name(std::string_view code) {
  for (const Province& province : kProvinces) {
    if (code.starts_with("CN-") && code.substr(3) == province.code) return province.english;
  }
  return {};
}

}  // namespace resettle
