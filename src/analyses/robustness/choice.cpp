#include "analyses/robustness/choice.h"

#include <algorithm>

#include "analyses/analysis.h"
#include "base/text.h"

namespace resettle {
namespace {

std::string shown(const Value& value) {
  return value.is_double() ? format_number(value.get<double>()) : value.text();
}

// With the member in front, or without it.
ChoiceValue member_value(std::vector<std::string> list, const std::string& member, bool with) {
  std::erase(list, member);
  if (with) list.insert(list.begin(), member);
  return {with ? "with" : "without", list};
}

// A list that would have nothing left keeps the member.
std::vector<ChoiceValue> values_of_member(const std::vector<std::string>& own,
                                          const std::string& member) {
  const bool with = std::count(own.begin(), own.end(), member) > 0;
  std::vector<ChoiceValue> values = {member_value(own, member, with)};
  const ChoiceValue other = member_value(own, member, !with);
  if (!other.value.elements().empty()) values.push_back(other);
  return values;
}

std::vector<ChoiceValue> values_of(const Value& own, const std::vector<Value>& all) {
  std::vector<ChoiceValue> values = {{shown(own), own}};
  for (const Value& value : all) {
    if (!(value == own)) values.push_back({shown(value), value});
  }
  return values;
}

Choice choice_of(const DeclaredChoice& declared, const Settings& settings) {
  Choice choice = {.name = declared.name,
                   .title = declared.title,
                   .note = declared.note,
                   .setting = declared.setting.empty() ? declared.name : declared.setting};
  const Value& own = declared.setting.empty() ? declared.own : value_of(settings, declared.setting);
  choice.values = declared.member.empty()
                      ? values_of(own, declared.values)
                      : values_of_member(own.get<std::vector<std::string>>(), declared.member);
  return choice;
}

Choice choice_of(const VariedSetting& varied) {
  Choice choice = {.name = varied.name,
                   .title = varied.title,
                   .note = varied.note,
                   .setting = varied.name,
                   .of_tables = true};
  choice.values = {{varied.own_shown, varied.own}};
  for (const Value& other : varied.others) choice.values.push_back({shown(other), other});
  return choice;
}

}  // namespace

Choices choices_of(const Settings& settings, const std::vector<VariedSetting>& of_tables) {
  Choices choices;
  for (const DeclaredChoice& declared : declared_choices()) {
    choices.push_back(choice_of(declared, settings));
  }
  for (const VariedSetting& varied : of_tables) choices.push_back(choice_of(varied));
  return choices;
}

Setting choices_setting(const Choices& choices) {
  std::vector<Value> all;
  for (const Choice& choice : choices) {
    std::vector<Value> values;
    for (const ChoiceValue& one : choice.values) {
      values.push_back(Value::object({{"shown", one.shown}, {"value", one.value}}));
    }
    all.push_back(Value::object({{"name", choice.name},
                                 {"title", choice.title},
                                 {"note", choice.note},
                                 {"setting", choice.setting},
                                 {"of_tables", choice.of_tables},
                                 {"values", values}}));
  }
  return {ColumnType::text, all};
}

Choices read_choices(const Value& setting) {
  Choices choices;
  for (const Value& one : setting.elements()) {
    Choice choice = {.name = one.at("name").text(),
                     .title = one.at("title").text(),
                     .note = one.at("note").text(),
                     .setting = one.at("setting").text(),
                     .of_tables = one.at("of_tables").get<bool>()};
    for (const Value& value : one.at("values").elements()) {
      choice.values.push_back({value.at("shown").text(), value.at("value")});
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace resettle
