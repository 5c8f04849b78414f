// What the tables of topic engagement share.
#pragma once

#include "analyses/topic_engagement/engagement_scores.h"
#include "base/error.h"
#include "tables/maker.h"

namespace resettle {

inline EngagementStatistic engagement_statistic(const Making& making) {
  const auto name = making.setting("statistic").get<std::string>();
  if (name == "mean") return EngagementStatistic::mean;
  if (name == "sum") return EngagementStatistic::sum;
  throw UserError("statistic = \"" + name + "\" in [topic_engagement] is neither mean nor sum",
                  "Write statistic = \"mean\", or \"sum\" to let the number of posts count.");
}

}  // namespace resettle
