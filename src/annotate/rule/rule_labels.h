// What rules say of users, as the study asks or with more or fewer kinds of evidence asked for.
#pragma once

#include <cstdint>

#include "tables/maker.h"

namespace resettle {

// Writes the labels of every annotator of kind rule when each asks for `more` kinds of evidence
// than the study says (fewer below 0), but at least one and at most those it has a list for. Makers
// that call it declare: cohort_evidence, settings(annotators).
void make_rule_labels_with(Making& making, std::int64_t more);

}  // namespace resettle
