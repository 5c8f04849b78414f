// What the analysis of influence declares as its finding.
#pragma once

#include "analyses/findings/finding.h"

namespace resettle {

// high_like_share: the share of all likes on scored authors' posts that those of high influence
// received. High by construction; it says how high.
std::vector<FindingEstimate> influence_findings(const PostFacts& facts,
                                                const std::vector<Level>& levels,
                                                const FindingOptions& options);

}  // namespace resettle
