// What the analysis of influence declares as its finding.
#pragma once

#include "analyses/findings/finding.h"

namespace resettle {

// high_like_share: the share of all likes on scored authors' posts that those of high influence
// received. High by construction; it says how high.
FindingsOfLevels influence_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
