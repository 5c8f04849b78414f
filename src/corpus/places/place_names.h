// Countries (ISO 3166-1 alpha-2) and Chinese provinces (ISO 3166-2:CN) from the names that
// platforms show, in Chinese and English.
#pragma once

#include <string>
#include <string_view>

namespace resettle {

struct NamedPlace {
  std::string country;  // "US"; empty when the name is unknown
  std::string region;   // "CN-GD"; empty when the name is a country's or unknown
};

// Case, white space, full stops and prefixes such as "IP属地：" do not matter. "中国香港" is HK
// with the region CN-HK; Macau and Taiwan likewise.
NamedPlace place_named(std::string_view name);

// "CN-NM" → "Inner Mongolia"; empty for a code that is not a Chinese province's.
std::string_view region_name(std::string_view code);

}  // namespace resettle
