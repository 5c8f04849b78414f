// The section that doubts: which checks of the corpus worry, in sentences, and all of them in a
// table.
#pragma once

#include <string>
#include <vector>

#include "report/content.h"

namespace resettle {

// Sentences for the checks whose share is above what passes unsaid; none when nothing worries.
std::vector<std::string> doubts(const std::vector<QualityCheck>& checks);

// `about_labels` are sentences that stand beneath the doubts.
std::string quality_html(const std::vector<QualityCheck>& checks,
                         const std::vector<std::string>& about_labels);

}  // namespace resettle
