// What the analysis of sentiment declares as its findings.
#pragma once

#include <vector>

#include "analyses/findings/finding.h"

namespace resettle {

// sentiment_gap: how much warmer posts of low influence felt than those of high influence on the
// same topics. sentiment_gap_connective: the same on the topics on which cultures meet; arXiv
// 2510.18894 says in its abstract that there the high are warmer, and in section 6.4 that the low
// are warmer nearly everywhere.
FindingsOfLevels sentiment_findings(const PostFacts& facts, const FindingOptions& options);

// warmest_topic_gap: mean of the warm topic less that of all others, whatever the levels.
FindingsOfLevels warm_topic_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
