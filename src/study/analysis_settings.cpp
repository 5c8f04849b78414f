#include "study/analysis_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

// A number that the analysis cannot take would come out as an empty table.
void refuse_out_of_range(TomlSection& section, const DeclaredSetting& declared, double value) {
  const auto usual = [&] {
    return fmt::format("{} is usual.", format_number(declared.default_value.value.get<double>()));
  };
  if (declared.or_zero && value == 0) return;
  if (declared.least && value < *declared.least) {
    section.refuse(
        declared.name,
        fmt::format("{} is below {}{}", format_number(value), format_number(*declared.least),
                    declared.or_zero ? " and not 0" : ""),
        usual());
  }
  if (declared.most && value > *declared.most) {
    section.refuse(
        declared.name,
        fmt::format("{} is above {}", format_number(value), format_number(*declared.most)),
        usual());
  }
}

void refuse_unknown_choice(const TomlSection& section, const DeclaredSetting& declared,
                           const std::vector<std::string>& values) {
  if (values.empty()) section.refuse(declared.name, "the list is empty", "Name at least one.");
  std::set<std::string> seen;
  for (const std::string& value : values) {
    if (seen.insert(value).second) continue;
    section.refuse(declared.name, fmt::format("\"{}\" stands there twice", value),
                   "Delete one of them.");
  }
  if (declared.choices.empty()) return;
  for (const std::string& value : values) {
    section.check_one_of(declared.name, value, declared.choices);
  }
}

Setting read_setting(TomlSection& section, const DeclaredSetting& declared) {
  Setting setting = declared.default_value;
  const std::string& name = declared.name;
  switch (setting.type) {
    case ColumnType::boolean:
      if (const auto value = section.boolean(name)) setting.value = *value;
      break;
    case ColumnType::integer:
      if (const auto value = section.integer(name)) {
        refuse_out_of_range(section, declared, static_cast<double>(*value));
        setting.value = *value;
      }
      break;
    case ColumnType::number:
      if (const auto value = section.number(name)) {
        refuse_out_of_range(section, declared, *value);
        setting.value = *value;
      }
      break;
    default:
      if (declared.default_value.value.is_list()) {
        if (const auto value = section.text_list(name)) {
          refuse_unknown_choice(section, declared, *value);
          setting.value = *value;
        }
      } else if (const auto value = section.text(name)) {
        refuse_unknown_choice(section, declared, {*value});
        setting.value = *value;
      }
  }
  return setting;
}

// What a setting may name of the scheme that a role has: labels, and groups where the tables tell
// those apart. None without a codebook.
std::vector<std::string> nameable_labels(const std::vector<Codebook>& codebooks,
                                         const std::string& scheme, bool by_group) {
  std::vector<std::string> labels, groups;
  for (const Codebook& codebook : codebooks) {
    if (codebook.scheme != scheme) continue;
    for (const Category& category : codebook.categories) {
      labels.push_back(category.label);
      const bool is_new = std::count(groups.begin(), groups.end(), category.group) == 0;
      if (is_new) groups.push_back(category.group);
    }
  }
  if (by_group) labels.insert(labels.end(), groups.begin(), groups.end());
  return labels;
}

}  // namespace

std::map<std::string, Setting> read_analysis_settings(
    TomlSection& page, const std::vector<DeclaredSetting>& declared,
    const std::vector<Codebook>& codebooks, const std::map<std::string, std::string>& roles) {
  std::map<std::string, TomlSection> sections;
  std::map<std::string, Setting> settings;
  for (const DeclaredSetting& setting : declared) {
    settings[setting.name] = setting.default_value;
    if (sections.contains(setting.section)) continue;
    if (auto section = page.section(setting.section)) {
      sections.emplace(setting.section, std::move(*section));
    }
  }
  for (const DeclaredSetting& setting : declared) {
    const auto section = sections.find(setting.section);
    if (section != sections.end()) settings[setting.name] = read_setting(section->second, setting);
  }
  for (const auto& [name, section] : sections) section.refuse_unknown_keys();
  // A topic that the codebook does not have would come out as a finding without an estimate.
  // Defaults are those of one codebook and are not the user's word: they pass.
  const auto level = settings.find("topic_level");
  const bool by_group = level != settings.end() && level->second.value == "group";
  for (const DeclaredSetting& setting : declared) {
    const auto section = sections.find(setting.section);
    if (setting.labels_of.empty() || section == sections.end()) continue;
    if (!section->second.has(setting.name)) continue;
    const auto labels = nameable_labels(codebooks, roles.at(setting.labels_of), by_group);
    if (labels.empty()) continue;
    const Value& value = settings.at(setting.name).value;
    for (const Value& label : value.is_list() ? value.elements() : std::vector<Value>{value}) {
      section->second.check_one_of(setting.name, label.get<std::string>(), labels);
    }
  }
  return settings;
}

}  // namespace resettle
