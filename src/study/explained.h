// What the keys of study.toml are that no analysis declares, in words: the methods, `resettle
// settings` and docs/settings.md say this.
#pragma once

#include <string>
#include <vector>

#include "study/sources.h"

namespace resettle {

struct ExplainedKey {
  std::string section;  // as study.toml writes it: "[window]", "[[phase]]"
  std::string name;
  std::string usual;  // without the key; "needed" where there must be one
  std::string explanation;
};

// In the order in which `new` writes the sections.
std::vector<ExplainedKey> explained_keys(const std::vector<DeclaredFormat>& formats);

}  // namespace resettle
