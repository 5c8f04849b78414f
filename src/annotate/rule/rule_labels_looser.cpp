// As rule_labels, where each rule asks for one kind of evidence fewer, if it can. Made only where
// that can change who is in the cohort.
// one row per: scheme, annotator, unit_id
// reads: cohort_evidence, settings(annotators)
// version: 1
#include "annotate/rule/rule_labels.h"

namespace resettle {
void make_rule_labels_looser(Making& making) { make_rule_labels_with(making, -1); }
}  // namespace resettle
