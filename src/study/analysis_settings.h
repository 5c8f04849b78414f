// The settings that the analyses declare, as study.toml sets them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "study/codebook.h"
#include "tables/settings.h"

namespace resettle {

class TomlSection;

// An analysis' setting as analysis.toml declares it: its default gives the type.
struct DeclaredSetting {
  std::string section;
  std::string name;
  Setting default_value;
  // What a number may be at least and at most.
  std::optional<double> least = {}, most = {};
  bool or_zero = false;  // it may be 0 besides
  // What a text, or each text of a list, may be; empty: anything.
  std::vector<std::string> choices = {};
  // The role whose scheme's labels it names; empty: none.
  std::string labels_of = {};
};

// Reads the sections of all declared settings, each checked, by name. `roles` (role → scheme) and
// the codebooks say which labels a setting may name.
std::map<std::string, Setting> read_analysis_settings(
    TomlSection& page, const std::vector<DeclaredSetting>& declared,
    const std::vector<Codebook>& codebooks, const std::map<std::string, std::string>& roles);

}  // namespace resettle
