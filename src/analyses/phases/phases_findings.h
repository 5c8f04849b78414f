// The finding of this analysis: posts a day of the last phase over those of the phase before it.
// Levels do not matter here. One name, always: without two phases, or without posts in them, there
// is no estimate, and the reason says so.
#pragma once

#include <vector>

#include "analyses/findings/finding.h"

namespace resettle {

FindingsOfLevels phases_findings(const PostFacts& facts, const FindingOptions& options);

}  // namespace resettle
