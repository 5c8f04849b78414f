#include "analyses/topic_engagement/engagement_scores.h"

#include <gtest/gtest.h>

#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"

namespace resettle {

FindingsOfLevels topic_engagement_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

// Three topics before, two after, all by authors of high influence but the last.
PostFacts small() {
  return made_facts({{"a", 0, 15, 1, 3, 1, "1a"},
                     {"b", 0, 30, 4, 0, 5, "1b"},
                     {"b", 0, 3, 8, 1, 0, "5b"},
                     {"a", 1, 5, 1, 1, 1, "1a"},
                     {"b", 1, 7, 3, 2, 0, "5b"},
                     {"c", 0, 9999, 9, 9, 9, "1a"}},
                    2);
}

const std::vector<Level> kLevels = {Level::high, Level::high, Level::low};

struct Scored {
  EngagementCells cells;
  std::vector<TopicEngagement> rows;
  std::vector<EngagementScale> scales;
  std::vector<Estimate> scores;
};

Scored scored(const PostFacts& facts, EngagementStatistic statistic) {
  Scored result{of_high(engagement_cells_of(facts), kLevels), {}, {}, {}};
  result.rows = topic_engagements(result.cells, statistic);
  result.scales = scales_of(result.rows, result.cells.phases.size());
  result.scores =
      engagement_scores(result.cells, statistic, result.rows, result.scales, {.draws = 0});
  return result;
}

// Computed by hand from the paper's formulas: min–max, entropy weights, sum.
TEST(engagement_scores, are_the_papers) {
  const Scored result = scored(small(), EngagementStatistic::mean);
  const double by_phase[] = {0.4085681808879384, 0.6215414720367206, 0.30950709183073555, .25, .75};
  const double pooled[] = {0.3178277420073327, 0.7058355310771236, 0.31794621303165665,
                           0.1327778571940173, 0.20720748667499655};
  ASSERT_EQ(result.rows.size(), 5u);
  for (std::size_t row = 0; row < 5; ++row) {
    EXPECT_NEAR(*result.scores[row].value, by_phase[row], 1e-14);
    EXPECT_NEAR(*result.scores[5 + row].value, pooled[row], 1e-14);
  }
  EXPECT_NEAR(result.scales.back().metrics[kLikes]->weight, 0.24953005818413154, 1e-14);
  EXPECT_NEAR(result.scales.back().metrics[kShares]->entropy, 0.49477624083645333, 1e-14);
}

TEST(engagement_scores, the_unit_of_a_count_means_nothing) {
  PostFacts facts = small();
  const Scored before = scored(facts, EngagementStatistic::mean);
  for (double& saves : facts.counts[kSaves]) saves *= 8;
  const Scored after = scored(facts, EngagementStatistic::mean);
  for (std::size_t i = 0; i < before.scores.size(); ++i) {
    EXPECT_NEAR(*after.scores[i].value, *before.scores[i].value, 1e-14);
  }
}

TEST(engagement_scores, an_interval_stays_around_its_score_and_needs_two_authors) {
  std::vector<MadePost> posts;
  for (int a = 0; a < 30; ++a) {
    posts.push_back({"u" + std::to_string(10 + a), 0, 10.0 + a % 4, 2.0, 1.0, 1.0, "1a"});
    posts.push_back({"u" + std::to_string(10 + a), 0, 40.0 + a % 5, 1.0, 3.0, 0.0, "5b"});
    posts.push_back({"u" + std::to_string(10 + a), 0, 20.0 + a % 3, 4.0, 2.0, 2.0, "7"});
  }
  const PostFacts facts = made_facts(posts);
  const auto cells = engagement_cells_of(facts);
  const auto rows = topic_engagements(cells, EngagementStatistic::mean);
  const auto scales = scales_of(rows, 1);
  const auto scores =
      engagement_scores(cells, EngagementStatistic::mean, rows, scales, {.draws = 200});
  for (const Estimate& score : scores) {
    EXPECT_LE(*score.low, *score.value);
    EXPECT_GE(*score.high, *score.value);
  }
}

TEST(topic_engagement_findings, follow_the_pooled_score) {
  FindingOptions options = made_options({{"trend_topic", "5b"}});
  const auto finding = topic_engagement_findings(small(), options)(kLevels, options).at(0);
  EXPECT_NEAR(*finding.estimate, 0.20720748667499655 - 0.31794621303165665, 1e-14);
  options.settings["trend_topic"].value = "1b";
  EXPECT_EQ(topic_engagement_findings(small(), options)(kLevels, options).at(0).reason,
            "the topic has no post by high influence in a phase");
  options.settings["trend_topic"].value = "9z";
  EXPECT_FALSE(topic_engagement_findings(small(), options)(kLevels, options).at(0).estimate);
}

TEST(topic_engagement_findings, follow_sums_where_the_study_does) {
  const PostFacts facts = made_facts({{"a", 0, 10, 1, 3, 1, "1a"},
                                      {"a", 0, 20, 1, 3, 1, "1a"},
                                      {"b", 0, 30, 4, 0, 5, "1b"},
                                      {"a", 1, 5, 1, 1, 1, "1a"},
                                      {"b", 1, 7, 3, 2, 0, "1b"},
                                      {"c", 0, 9999, 9, 9, 9, "1a"}},
                                     2);
  for (const bool is_sum : {false, true}) {
    const FindingOptions options =
        made_options({{"trend_topic", "1a"}, {"statistic", is_sum ? "sum" : "mean"}});
    const Scored all = scored(facts, is_sum ? EngagementStatistic::sum : EngagementStatistic::mean);
    const auto pooled = [&](std::size_t row) { return *all.scores[all.rows.size() + row].value; };
    EXPECT_DOUBLE_EQ(*topic_engagement_findings(facts, options)(kLevels, options).at(0).estimate,
                     pooled(2) - pooled(0));
  }
}

}  // namespace
}  // namespace resettle
