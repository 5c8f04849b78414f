// The cohort as its rule would choose it if it asked for one kind of evidence fewer or more: copies
// of the tables between the rule's labels and the multiverse, which reads them.
#pragma once

#include <vector>

#include "study/study.h"
#include "tables/maker.h"

namespace resettle {

// Of the makers rule_labels_looser and rule_labels_stricter leaves those that change who is in the
// cohort of this study, and adds for each the copies (`cohort_looser` and so on). `makers` name
// their tables as the study does. Throws UserError where a scheme has a copy's name.
void make_other_cohorts(const Study& study, std::vector<Maker>& makers);

}  // namespace resettle
