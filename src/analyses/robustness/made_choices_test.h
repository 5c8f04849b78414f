// Choices for tests: those of a study whose settings are the declared ones but for some.
#pragma once

#include <vector>

#include "analyses/findings/made_options_test.h"
#include "analyses/robustness/choice.h"

namespace resettle {

inline Choices made_choices(const std::map<std::string, Value>& others = {},
                            const std::vector<Value>& evidence = {}) {
  VariedSetting varied = varied_evidence({}, {}, {});
  varied.others = evidence;
  return choices_of(made_options(others).settings, {varied});
}

}  // namespace resettle
