#include "analyses/trajectories/trajectories_findings.h"

#include <gtest/gtest.h>

#include "analyses/post_facts/made_facts_test.h"
#include "analyses/robustness/specified.h"

namespace resettle {
namespace {

// Two phases of ten days. All post in the first; "stays" posts in the second too.
PostFacts two_phases() {
  return made_facts({{.user = "crawled_early", .day = 20'001},
                     {.user = "gone", .day = 20'002},
                     {.user = "stays", .day = 20'003},
                     {.user = "stays", .phase = 1, .day = 20'011}},
                    2);
}

FindingEstimate silent_in(const PostFacts& facts, std::optional<Day> last_seen) {
  FindingOptions options;
  options.active_posts = 1;
  options.retention_gap = 3;
  options.last_seen = {last_seen, 20'040, {}};
  options.resample.draws = 0;
  return trajectories_findings(facts, options)({}, options).at(0);
}

TEST(fell_silent, leaves_out_who_was_not_watched_to_the_end) {
  EXPECT_EQ(two_phases().last_day(), 20'019);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), 20'015).estimate, 1.0 / 2);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), 20'016).estimate, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*silent_in(two_phases(), {}).estimate, 2.0 / 3);
}

TEST(fell_silent, an_earlier_end_is_watched_by_who_looked_until_then) {
  const PostFacts shorter = specified(two_phases(), {.end_days = 7});
  EXPECT_EQ(shorter.last_day(), 20'012);
  EXPECT_DOUBLE_EQ(*silent_in(shorter, 20'008).estimate, 1.0 / 2);
  EXPECT_DOUBLE_EQ(*silent_in(shorter, 20'009).estimate, 2.0 / 3);
}

}  // namespace
}  // namespace resettle
