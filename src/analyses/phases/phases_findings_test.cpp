#include <gtest/gtest.h>

#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"

namespace resettle {

FindingsOfLevels phases_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

FindingEstimate finding_in(const PostFacts& facts) {
  const FindingOptions options = made_options({}, 200);
  const auto found = phases_findings(facts, options)({}, options);
  EXPECT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "posts_per_day_ratio");
  return found[0];
}

TEST(phases_findings, compare_posts_a_day_of_the_last_two_phases_only) {
  PostFacts facts = made_facts({{.user = "a", .phase = 0},
                                {.user = "a", .phase = 1},
                                {.user = "a", .phase = 2},
                                {.user = "a", .phase = 2},
                                {.user = "b", .phase = 1},
                                {.user = "b", .phase = 2},
                                {.user = "b", .phase = 2}},
                               3);
  facts.phase_days = {3, 20, 10};
  const FindingEstimate found = finding_in(facts);
  EXPECT_EQ(found.estimate, 4.0);  // 4 posts in 10 days over 2 in 20
  EXPECT_FALSE(found.low);         // both authors have the same ratio: no width, so no interval
  EXPECT_FALSE(found.high);
}

TEST(phases_findings, rest_on_the_authors_of_the_phase_that_has_fewer) {
  const auto found = finding_in(made_facts({{.user = "a", .phase = 0},
                                            {.user = "a", .phase = 1},
                                            {.user = "b", .phase = 1},
                                            {.user = "b", .phase = 1}},
                                           2));
  EXPECT_EQ(found.authors, 1);
}

TEST(phases_findings, one_phase_has_nothing_to_compare) {
  const FindingEstimate found = finding_in(made_facts({{.user = "a"}}));
  EXPECT_FALSE(found.estimate);
  EXPECT_NE(found.reason, "");
}

TEST(phases_findings, a_phase_without_posts_is_named) {
  const FindingEstimate found = finding_in(made_facts({{.user = "a", .phase = 1}}, 2));
  EXPECT_FALSE(found.estimate);
  EXPECT_EQ(found.reason, "there are no posts in phase 1");
}

TEST(phases_findings, one_author_has_a_ratio_without_an_interval) {
  const FindingEstimate found =
      finding_in(made_facts({{.user = "a", .phase = 0}, {.user = "a", .phase = 1}}, 2));
  EXPECT_EQ(found.estimate, 1.0);
  EXPECT_FALSE(found.low);
  EXPECT_NE(found.reason, "");
}

}  // namespace
}  // namespace resettle
