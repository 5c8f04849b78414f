#include "analyses/analysis.h"

#include <algorithm>

#include "resources.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

AnalysisTable read_table(TomlSection& section) {
  AnalysisTable table;
  table.name = section.needed_text("name", "daily_activity");
  table.caption = section.needed_text("caption", "Each day of the window.");
  table.shown = section.boolean("shown").value_or(true);
  table.order_by = section.text("order_by").value_or("");
  table.drawn = section.boolean("drawn").value_or(true);
  table.figure_rows = section.integer("figure_rows");
  table.page_rows = section.integer("page_rows").value_or(table.page_rows);
  table.titles = section.text_map("titles");
  table.formats = section.text_map("formats");
  return table;
}

// The default's type is the setting's.
Setting read_default(TomlSection& section) {
  const toml::node* node = section.node("default");
  if (node == nullptr) section.refuse("default", "the setting has no default", "Add: default = 3");
  if (const auto* value = node->as_boolean()) return {ColumnType::boolean, value->get()};
  if (const auto* value = node->as_integer()) return {ColumnType::integer, value->get()};
  if (const auto* value = node->as_floating_point()) return {ColumnType::number, value->get()};
  if (const auto* value = node->as_string()) return {ColumnType::text, value->get()};
  // A list of texts is for makers in C++.
  if (node->is_array()) return {ColumnType::text, *section.text_list("default")};
  section.refuse("default", "a setting is true or false, a number, a text or a list of texts",
                 "Write one of them.");
}

std::vector<Value> read_values(TomlSection& section, const std::string& key) {
  std::vector<Value> values;
  const toml::node* node = section.node(key);
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr) section.refuse(key, "it is no list", "Write: " + key + " = [0, 7]");
  for (const toml::node& item : *list) {
    if (const auto* number = item.as_integer()) {
      values.emplace_back(number->get());
    } else if (const auto* real = item.as_floating_point()) {
      values.emplace_back(real->get());
    } else if (const auto* text = item.as_string()) {
      values.emplace_back(text->get());
    } else {
      section.refuse(key, "a value is a number or a text", "Write one of them.");
    }
  }
  return values;
}

// How the setting is varied; none if it is not.
std::optional<DeclaredChoice> read_variation(TomlSection& section, const AnalysisSetting& setting) {
  if (!section.has("varied")) return std::nullopt;
  DeclaredChoice choice;
  choice.name = choice.setting = setting.name;
  choice.values = read_values(section, "varied");
  choice.title = section.needed_text("varied_title", "High share");
  choice.position = section.integer("varied_position").value_or(0);
  return choice;
}

DeclaredChoice read_choice(TomlSection& section) {
  DeclaredChoice choice;
  choice.name = section.needed_text("name", "followers");
  choice.title = section.needed_text("title", "Followers");
  choice.position = section.integer("position").value_or(0);
  choice.note = section.text("note").value_or("");
  if (const auto list = section.text("member_of")) {
    choice.setting = *list;
    choice.member = choice.name;
    return choice;
  }
  choice.values = read_values(section, "values");
  choice.own = choice.values.front();
  return choice;
}

AnalysisSetting read_setting(TomlSection& section) {
  AnalysisSetting setting;
  setting.name = section.needed_text("name", "high_share");
  setting.default_value = read_default(section);
  setting.explanation = section.needed_text("explanation", "The share of users called high.");
  setting.least = section.number("least");
  setting.most = section.number("most");
  setting.or_zero = section.boolean("or_zero").value_or(false);
  setting.choices = section.text_list("choices").value_or(std::vector<std::string>{});
  setting.labels_of = section.text("labels_of").value_or("");
  return setting;
}

}  // namespace

Analysis read_analysis(const std::string& name, std::string_view text) {
  const std::string file = "analyses/" + name + "/analysis.toml";
  const toml::table root = parse_toml(text, file);
  TomlSection page(root, file, "analysis.toml");
  Analysis analysis;
  analysis.name = name;
  analysis.title = page.needed_text("title", "Activity over time");
  analysis.place = page.integer("place").value_or(0);
  analysis.question = page.needed_text("question", "How much was posted each day?");
  analysis.in_summary = page.boolean("in_summary").value_or(false);
  analysis.roles = page.text_list("roles").value_or(std::vector<std::string>{});
  analysis.also_reads = page.text_list("also_reads").value_or(std::vector<std::string>{});
  for (TomlSection& section : page.sections("table")) {
    analysis.tables.push_back(read_table(section));
    section.refuse_unknown_keys();
  }
  for (TomlSection& section : page.sections("setting")) {
    analysis.settings.push_back(read_setting(section));
    if (auto choice = read_variation(section, analysis.settings.back())) {
      analysis.choices.push_back(std::move(*choice));
    }
    section.refuse_unknown_keys();
  }
  for (TomlSection& section : page.sections("choice")) {
    analysis.choices.push_back(read_choice(section));
    section.refuse_unknown_keys();
  }
  for (TomlSection& section : page.sections("finding")) {
    analysis.findings.push_back({section.needed_text("name", "posts_ratio"),
                                 section.needed_text("title", "Posts a day, later ÷ earlier"),
                                 section.needed_text("wording", "posts a day, later ÷ earlier"),
                                 section.needed_text("above", "There were {size} times as many."),
                                 section.text("below").value_or(""),
                                 section.number("no_difference").value_or(0),
                                 section.text("topic_setting").value_or("")});
    section.refuse_unknown_keys();
  }
  page.refuse_unknown_keys();
  return analysis;
}

namespace {

std::vector<Analysis> read_analyses() {
  constexpr std::string_view kBefore = "analyses/";
  constexpr std::string_view kAfter = "/analysis.toml";
  std::vector<Analysis> analyses;
  for (const std::string_view resource_name : resource_names()) {
    if (!resource_name.starts_with(kBefore) || !resource_name.ends_with(kAfter)) continue;
    const std::string_view folder =
        resource_name.substr(kBefore.size(), resource_name.size() - kBefore.size() - kAfter.size());
    analyses.push_back(read_analysis(std::string(folder), resource(resource_name)));
  }
  std::stable_sort(analyses.begin(), analyses.end(), [](const Analysis& a, const Analysis& b) {
    return std::tie(a.place, a.name) < std::tie(b.place, b.name);
  });
  return analyses;
}

}  // namespace

const std::vector<Analysis>& all_analyses() {
  static const std::vector<Analysis> analyses = read_analyses();
  return analyses;
}

std::vector<DeclaredSetting> declared_settings() {
  std::vector<DeclaredSetting> declared;
  for (const Analysis& analysis : all_analyses()) {
    for (const AnalysisSetting& setting : analysis.settings) {
      declared.push_back({analysis.name, setting.name, setting.default_value, setting.least,
                          setting.most, setting.or_zero, setting.choices, setting.labels_of});
    }
  }
  return declared;
}

std::vector<DeclaredChoice> declared_choices() {
  std::vector<DeclaredChoice> declared;
  for (const Analysis& analysis : all_analyses()) {
    declared.insert(declared.end(), analysis.choices.begin(), analysis.choices.end());
  }
  std::stable_sort(declared.begin(), declared.end(),
                   [](const auto& a, const auto& b) { return a.position < b.position; });
  return declared;
}

std::vector<std::string> missing_roles(const Analysis& analysis, const Study& study) {
  std::vector<std::string> missing;
  for (const std::string& role : analysis.roles) {
    if (!study.roles.contains(role)) missing.push_back(role);
  }
  return missing;
}

}  // namespace resettle
