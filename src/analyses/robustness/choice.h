// The choices of the study that `multiverse` makes otherwise: each changes one setting. Those of
// the analyses are declared in analysis.toml; those that tables are read under come with the study
// (study/annotators.h).
#pragma once

#include <string>
#include <vector>

#include "study/annotators.h"
#include "tables/settings.h"

namespace resettle {

struct ChoiceValue {
  std::string shown;
  Value value;  // of the setting
};

struct Choice {
  std::string name;   // its column of `multiverse`
  std::string title;  // on the specification curve
  std::string note;   // what its values are; empty: they say so themselves
  std::string setting;
  bool of_tables = false;           // tables are read under the other values
  std::vector<ChoiceValue> values;  // the study's own first
};

using Choices = std::vector<Choice>;

// Of a study with these settings. What the study leaves no room for is no value.
Choices choices_of(const Settings& settings, const std::vector<VariedSetting>& of_tables);

// What makers read of them, and back.
Setting choices_setting(const Choices& choices);
Choices read_choices(const Value& setting);

}  // namespace resettle
