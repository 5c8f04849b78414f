// What the analysis of trajectories declares as its finding.
#pragma once

#include "analyses/findings/finding.h"

namespace resettle {

// fell_silent: of the users active in the last phase but one, the share that was inactive in the
// last; who was silent because nobody looked is left out. An interval over users.
FindingsOfLevels trajectories_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
