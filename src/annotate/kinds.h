// The kinds of annotators that the program has: a folder each, with a source whose header says
// `annotator kind: rule` and that defines rule_annotator(). The list is generated
// (cmake/generate.py).
#pragma once

#include <vector>

#include "study/annotators.h"

namespace resettle {

// In the order of their names.
const std::vector<AnnotatorKind>& annotator_kinds();

}  // namespace resettle
