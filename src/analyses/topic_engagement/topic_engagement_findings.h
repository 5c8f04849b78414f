// What the analysis of topic engagement declares as its finding.
#pragma once

#include <vector>

#include "analyses/findings/finding.h"

namespace resettle {

// topic_engagement_trend: the pooled score of the trend topic in the last phase less that in the
// first, from mean counts of posts by authors of high influence.
FindingsOfLevels topic_engagement_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
