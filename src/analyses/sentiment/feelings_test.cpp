#include "analyses/sentiment/feelings.h"

#include <gtest/gtest.h>

#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"
#include "analyses/sentiment/drawn_sample.h"
#include "analyses/sentiment/sentiment_gaps.h"
#include "statistics/resample/philox.h"

namespace resettle {

FindingsOfLevels sentiment_findings(const PostFacts& facts, const FindingOptions& options);
FindingsOfLevels warm_topic_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

MadePost felt(const std::string& user, const std::string& topic, double value,
              double confidence = kNoCount) {
  return {.user = user, .topic = topic, .sentiment = value, .confidence = confidence};
}

// Topic 2c is warm and written about by the high, 5b is cold; on each the low are warmer by 1.
PostFacts mixed() {
  return made_facts({felt("a", "2c", 1), felt("a", "2c", 1), felt("a", "5b", -1),
                     felt("b", "2c", 2), felt("b", "5b", 0), felt("b", "5b", 0)});
}

const std::vector<Level> kTwo = {Level::high, Level::low};

FindingEstimate named(const std::vector<FindingEstimate>& findings, const std::string& name) {
  for (const FindingEstimate& finding : findings) {
    if (finding.name == name) return finding;
  }
  ADD_FAILURE() << name;
  return {};
}

TEST(feelings, a_confidence_at_the_bound_is_left_out) {
  const PostFacts facts =
      made_facts({felt("a", "2c", 1, .3), felt("a", "2c", 2, .31), felt("b", "2c", -1)});
  const auto cells = feelings_of(facts, .3);
  double posts = 0, sum = 0;
  for (const FeelingCell& cell : cells.cells) {
    posts += cell.posts;
    sum += cell.sum;
  }
  EXPECT_EQ(posts, 2);
  EXPECT_EQ(sum, 1);
}

TEST(sentiment_findings, compare_levels_on_the_same_topics) {
  const FindingOptions options = made_options();
  const auto findings = sentiment_findings(mixed(), options)(kTwo, options);
  // Over all posts the low are warmer by 2/3 − 1/3; topic by topic by 1.
  EXPECT_DOUBLE_EQ(*named(findings, "sentiment_gap").estimate, 1);
  EXPECT_DOUBLE_EQ(*named(findings, "sentiment_gap_connective").estimate, 1);
  EXPECT_FALSE(
      named(warm_topic_findings(mixed(), options)({}, options), "warmest_topic_gap").estimate);
}

TEST(sentiment_findings, one_connective_topic_does_not_hear_of_the_others) {
  PostFacts facts = mixed();
  facts.sentiment[2] = 2;  // a's post on 5b
  const FindingOptions options = made_options();
  const auto findings = sentiment_findings(facts, options)(kTwo, options);
  EXPECT_DOUBLE_EQ(*named(findings, "sentiment_gap_connective").estimate, 1);
  EXPECT_DOUBLE_EQ(*named(findings, "sentiment_gap").estimate, (1.0 * 3 - 2.0 * 3) / 6);
}

TEST(sentiment_findings, a_warm_topic_is_compared_with_the_others) {
  const FindingOptions options = made_options({{"warm_topic", "2c"}});
  const auto findings = warm_topic_findings(mixed(), options)({}, options);
  EXPECT_DOUBLE_EQ(*named(findings, "warmest_topic_gap").estimate, 4.0 / 3 + 1.0 / 3);
}

TEST(sentiment_findings, connective_topics_that_no_codebook_has_are_a_reason) {
  const FindingOptions options =
      made_options({{"connective_topics", std::vector<std::string>{"x", "y"}}});
  const auto finding =
      named(sentiment_findings(mixed(), options)(kTwo, options), "sentiment_gap_connective");
  EXPECT_FALSE(finding.estimate);
  EXPECT_NE(finding.reason.find("x, y"), std::string::npos);
}

// Authors feel what they feel, whatever their level: nothing is there to find.
FeelingCells clustered_nothing(std::uint64_t seed, std::size_t authors) {
  statistics::Philox random(seed);
  FeelingCells cells{{{"2c", "2c", "2c", "2c"}}, {{"one", 1}}, {}, {}};
  for (std::uint32_t author = 0; author < authors; ++author) {
    cells.levels.push_back(random.below(4) == 0 ? Level::high : Level::low);
    const auto favourite = static_cast<std::int32_t>(random.below(5));
    for (std::int32_t feeling = 0; feeling < 5; ++feeling) {
      const double posts = feeling == favourite ? 30 : 2;
      const double value = feeling - 2;
      cells.cells.push_back({.author = author,
                             .topic = 0,
                             .feeling = feeling,
                             .posts = posts,
                             .sum = value * posts,
                             .squares = value * value * posts});
    }
  }
  return cells;
}

TEST(sample_test, of_independent_posts_finds_what_is_not_there_and_clusters_do_not) {
  double found_by_sample = 0;
  int found_by_clusters = 0;
  for (std::uint64_t study = 0; study < 10; ++study) {
    const FeelingCells cells = clustered_nothing(study, 60);
    found_by_sample += *sample_test(cells, 400, 1).below_05;
    found_by_clusters += clustered_test(cells)->p < .05;
  }
  EXPECT_GT(found_by_sample, 5);
  EXPECT_LE(found_by_clusters, 2);
}

TEST(sample_test, a_sample_is_the_same_for_the_same_seed_and_has_its_size) {
  const FeelingCells cells = clustered_nothing(11, 60);
  const auto once = drawn_feelings(cells, 400, 5, 0);
  EXPECT_EQ(once.counts, drawn_feelings(cells, 400, 5, 0).counts);
  EXPECT_NE(once.counts, drawn_feelings(cells, 400, 6, 0).counts);
  double high = 0, low = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    high += once.counts[i];
    low += once.counts[5 + i];
  }
  EXPECT_EQ(high, 400);
  EXPECT_EQ(low, 400);
}

TEST(sample_test, fewer_posts_than_asked_for_are_all_taken) {
  const FeelingCells cells = clustered_nothing(12, 8);
  EXPECT_EQ(drawn_feelings(cells, 100000, 1, 0).counts, all_feelings(cells).counts);
}

}  // namespace
}  // namespace resettle
