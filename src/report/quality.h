// The section that doubts: what worries, in sentences, and every check of the corpus in a table.
#pragma once

#include <string>
#include <vector>

#include "report/content.h"

namespace resettle {

// `about_labels` are sentences that stand beneath the worries.
std::string quality_html(const std::vector<QualityCheck>& checks, const std::vector<Worry>& worries,
                         const std::vector<std::string>& about_labels);

}  // namespace resettle
