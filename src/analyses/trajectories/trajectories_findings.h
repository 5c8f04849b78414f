// What the analysis of trajectories declares as its findings.
#pragma once

#include "analyses/findings/finding.h"

namespace resettle {

// fell_silent: of the users active in the last phase but one, the share that was inactive in the
// last; who was silent because nobody looked is left out. An interval over users.
FindingsOfLevels trajectories_findings(const PostFacts& facts, const FindingOptions& options);

// retained_30_days: of the users whose clock of retention starts, the share still there 30 days
// later, from the curve of Kaplan and Meier with its log–log interval, whatever the levels. The row
// `all` of the table retention_summary.
FindingsOfLevels retention_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
