// Options of findings for tests: the settings of the analyses as they are declared, but for some.
#pragma once

#include <map>
#include <string>

#include "analyses/analysis.h"
#include "analyses/findings/finding.h"

namespace resettle {

inline FindingOptions made_options(const std::map<std::string, Value>& others = {},
                                   std::size_t draws = 0) {
  FindingOptions options;
  for (const DeclaredSetting& setting : declared_settings()) {
    options.settings[setting.name] = setting.default_value;
  }
  for (const auto& [name, value] : others) options.settings.at(name).value = value;
  options.resample.draws = draws;
  return options;
}

}  // namespace resettle
