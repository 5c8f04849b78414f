// What the tables of topic engagement share.
#pragma once

#include "analyses/topic_engagement/engagement_scores.h"
#include "base/error.h"
#include "tables/settings.h"

namespace resettle {

inline EngagementStatistic engagement_statistic(const Settings& settings) {
  const auto name = value_of(settings, "statistic").get<std::string>();
  if (name == "mean") return EngagementStatistic::mean;
  if (name == "sum") return EngagementStatistic::sum;
  throw UserError("statistic = \"" + name + "\" in [topic_engagement] is neither mean nor sum",
                  "Write statistic = \"mean\", or \"sum\" to let the number of posts count.");
}

}  // namespace resettle
