// What the analysis of engagement declares as its finding.
#pragma once

#include "analyses/findings/finding.h"

namespace resettle {

// engagement_gap_split: how many times as many likes the average post of high-influence authors
// received over the window, levels made of a random half of each author's posts and compared on the
// other half; with levels of phases, those of the half of each phase. The levels given, which are
// made of all posts, are not used.
FindingsOfLevels engagement_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
