// What the analysis of topics declares as its findings.
#pragma once

#include <vector>

#include "analyses/findings/finding.h"

namespace resettle {

// self_expression_gap: the share of the focus topic among labelled posts by authors of low less
// that by authors of high influence, in percentage points.
FindingsOfLevels topics_findings(const PostFacts& facts, const FindingOptions& options);

// topic_rank_stability: Spearman's rho of the topics' shares in the first and in the last phase,
// whatever the levels.
FindingsOfLevels topic_rank_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
