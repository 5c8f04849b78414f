#include "analyses/topics/topic_shares.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analyses/findings/made_options_test.h"
#include "analyses/post_facts/made_facts_test.h"
#include "analyses/topics/topic_change_parts.h"
#include "analyses/topics/topic_differences.h"
#include "statistics/association/correlation.h"
#include "statistics/resample/philox.h"

namespace resettle {

FindingsOfLevels topics_findings(const PostFacts& facts, const FindingOptions& options);
FindingsOfLevels topic_rank_findings(const PostFacts& facts, const FindingOptions& options);

namespace {

const std::vector<Scope> kLevels = {Scope::all, Scope::high, Scope::low};
const statistics::ResampleOptions kDraws = {.draws = 200, .seed = 4};

std::string name_of_user(std::uint64_t number) { return "u" + std::to_string(100 + number); }

// Forty authors with tastes of their own; every third is high.
std::vector<MadePost> random_posts(std::uint64_t seed) {
  statistics::Philox random(seed);
  const std::vector<std::string> topics = {"1a", "2c", "5b", "7"};
  std::vector<MadePost> posts;
  for (std::uint64_t author = 0; author < 40; ++author) {
    const std::string& favourite = topics[random.below(topics.size())];
    for (auto left = 1 + random.below(12); left > 0; --left) {
      const bool own = random.below(2) == 0;
      posts.push_back({.user = name_of_user(author),
                       .phase = static_cast<int>(random.below(2)),
                       .topic = own ? favourite : topics[random.below(topics.size())]});
    }
  }
  return posts;
}

std::vector<Level> levels_of(const PostFacts& facts) {
  std::vector<Level> levels;
  for (std::size_t user = 0; user < facts.users.size(); ++user) {
    levels.push_back(user % 3 == 0 ? Level::high : Level::low);
  }
  return levels;
}

TopicCounts counts_of(const PostFacts& facts) {
  TopicCounts counts = topic_counts_of(facts);
  counts.levels = levels_of(facts);
  return counts;
}

TopicCounts counts_of(const std::vector<MadePost>& posts, int phases = 2) {
  return counts_of(made_facts(posts, phases));
}

void expect_equal(const Estimate& a, const Estimate& b) {
  EXPECT_EQ(a.value, b.value);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
}

TEST(topic_shares, an_unlabelled_post_changes_no_share_of_labelled_posts) {
  auto posts = random_posts(1);
  const auto before = topic_shares(counts_of(posts), kLevels, kDraws);
  posts.push_back({.user = name_of_user(0)});
  posts.push_back({.user = name_of_user(7), .phase = 1});
  const auto after = topic_shares(counts_of(posts), kLevels, kDraws);
  for (std::size_t s = 0; s < kLevels.size(); ++s) {
    for (std::size_t t = 0; t < 4; ++t) {
      expect_equal(after[s][t].share, before[s][t].share);
      expect_equal(after[s][t].of_authors, before[s][t].of_authors);
      EXPECT_EQ(after[s][t].residual, before[s][t].residual);
    }
  }
  EXPECT_EQ(before[0][4].posts, 0);
  EXPECT_EQ(after[0][4].posts, 2);
}

TEST(topic_shares, an_author_without_a_label_is_no_cluster) {
  auto posts = random_posts(2);
  const auto before = topic_shares(counts_of(posts), kLevels, kDraws);
  posts.push_back({.user = "v"});  // the last by name, so that the others keep their levels
  const auto after = topic_shares(counts_of(posts), kLevels, kDraws);
  for (std::size_t t = 0; t < 4; ++t) expect_equal(after[0][t].share, before[0][t].share);
  EXPECT_EQ(after[0][0].authors, before[0][0].authors);
}

TEST(topic_shares, the_order_of_posts_changes_no_bit) {
  auto posts = random_posts(3);
  const auto before = topic_shares(counts_of(posts), kLevels, kDraws);
  std::reverse(posts.begin(), posts.end());
  const auto after = topic_shares(counts_of(posts), kLevels, kDraws);
  for (std::size_t s = 0; s < kLevels.size(); ++s) {
    for (std::size_t t = 0; t < 4; ++t) {
      expect_equal(after[s][t].share, before[s][t].share);
      expect_equal(after[s][t].of_authors, before[s][t].of_authors);
    }
  }
}

TEST(topic_shares, a_phase_without_posts_moves_no_other) {
  const auto posts = random_posts(4);
  const auto two = topic_shares_by_phase(counts_of(posts, 2), kLevels, kDraws);
  const auto four = topic_shares_by_phase(counts_of(posts, 4), kLevels, kDraws);
  for (std::size_t t = 0; t < 4; ++t) {
    expect_equal(four[1][0][t].share, two[1][0][t].share);
    EXPECT_EQ(four[1][0][t].rank, two[1][0][t].rank);
    EXPECT_FALSE(four[2][0][t].share.value);
    EXPECT_FALSE(four[2][0][t].share.reason.empty());
  }
}

TEST(topic_shares, an_interval_holds_its_share) {
  const auto shares = topic_shares(counts_of(random_posts(5)), kLevels, kDraws);
  double sum = 0;
  for (std::size_t t = 0; t < 4; ++t) {
    const Estimate& share = shares[0][t].share;
    EXPECT_LT(*share.low, *share.value);
    EXPECT_GT(*share.high, *share.value);
    sum += *share.value;
  }
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(topic_differences, the_interval_by_author_is_wider_than_that_of_independent_posts) {
  const TopicCounts counts = counts_of(random_posts(6));
  const auto difference = *low_less_high(counts, 2);
  const auto shares = topic_shares(counts, kLevels, {.draws = 0});
  EXPECT_NEAR(difference.difference, *shares[2][2].share.value - *shares[1][2].share.value, 1e-14);
  const TopicTable table = level_by_topic(counts);
  EXPECT_GT(table.test->mean_design_effect, 1);
}

TEST(topic_change, its_parts_add_up) {
  const auto changes = topic_change(counts_of(random_posts(7)), {{0, 1}}, {.draws = 0});
  for (const ShareChange& change : changes) {
    double sum = 0;
    for (const ChangePart& part : change.parts) sum += *part.change.value;
    EXPECT_NEAR(sum, *change.change.value, 1e-14);
  }
}

TEST(topic_change, with_the_same_authors_all_of_it_lies_within) {
  const auto counts = counts_of({{.user = "a", .phase = 0, .topic = "1a"},
                                 {.user = "a", .phase = 1, .topic = "5b"},
                                 {.user = "b", .phase = 0, .topic = "5b"},
                                 {.user = "b", .phase = 1, .topic = "5b"}});
  const auto changes = topic_change(counts, {{0, 1}}, {.draws = 0});
  EXPECT_EQ(changes[1].parts[0].change.value, changes[1].change.value);
  EXPECT_EQ(changes[1].parts[1].change.value, 0);
  EXPECT_EQ(changes[1].parts[2].change.value, 0);
  EXPECT_EQ(changes[1].parts[3].change.value, 0);
}

TEST(topic_change, without_authors_of_both_phases_there_is_a_reason) {
  const auto counts = counts_of(
      {{.user = "a", .phase = 0, .topic = "1a"}, {.user = "b", .phase = 1, .topic = "5b"}});
  const auto changes = topic_change(counts, {{0, 1}}, kDraws);
  EXPECT_EQ(changes[0].change.value, -1);
  EXPECT_FALSE(changes[0].parts[0].change.value);
  EXPECT_EQ(changes[0].parts[0].change.reason, "no author wrote a labelled post in both phases");
}

// `author` writes so many posts about each of two topics, in order.
void add_posts(std::vector<MadePost>& posts, const std::string& author, std::int32_t phase,
               int about_food, int about_art) {
  for (int i = 0; i < about_food; ++i) {
    posts.push_back({.user = author, .phase = phase, .topic = "1a"});
  }
  for (int i = 0; i < about_art; ++i) {
    posts.push_back({.user = author, .phase = phase, .topic = "5b"});
  }
}

// Tastes never change; those who write about food go on, all others slow down.
TEST(topic_change, fixed_tastes_with_fading_activity_are_reweighting) {
  std::vector<MadePost> posts;
  for (int a = 0; a < 40; ++a) {
    const std::string author = "u" + std::to_string(100 + a);
    const bool loves_food = a % 2 == 0;
    add_posts(posts, author, 0, loves_food ? 6 : 2, loves_food ? 2 : 6);
    add_posts(posts, author, 1, loves_food ? 6 : 1, loves_food ? 2 : 3);
  }
  const auto changes = topic_change(counts_of(posts), {{0, 1}}, kDraws);
  EXPECT_GT(*changes[0].change.value, .05);
  EXPECT_NEAR(*changes[0].parts[0].change.value, 0, 1e-14);
  EXPECT_NEAR(*changes[0].parts[1].change.value, *changes[0].change.value, 1e-14);
  EXPECT_GT(*changes[0].parts[1].change.low, 0);
}

// Three leave. None of them wrote about art: that every draw of them agrees is no knowledge.
TEST(topic_change, says_how_many_of_those_who_left_wrote_about_the_topic) {
  std::vector<MadePost> posts;
  for (int a = 0; a < 40; ++a) {
    const std::string author = "u" + std::to_string(100 + a);
    add_posts(posts, author, 0, 2 + a % 3, a < 3 ? 0 : 2);
    if (a >= 3) add_posts(posts, author, 1, 2 + a % 2, 2);
  }
  const auto changes = topic_change(counts_of(posts), {{0, 1}}, kDraws);
  EXPECT_EQ(changes[1].parts[3].authors, 3);
  EXPECT_EQ(changes[1].parts[3].authors_of_topic, 0);
  EXPECT_EQ(changes[1].parts[0].authors, 37);
  EXPECT_GT(*changes[1].parts[3].change.value, 0);
}

TEST(topic_change, the_band_of_the_largest_is_wider_than_its_interval) {
  const auto changes = topic_change(counts_of(random_posts(7)), {{0, 1}}, kDraws);
  for (const ShareChange& change : changes) {
    EXPECT_LT(*change.change.band_low, *change.change.value);
    EXPECT_GT(*change.change.band_high - *change.change.band_low,
              *change.change.high - *change.change.low);
  }
}

TEST(topic_stability, the_correlation_of_few_is_spearmans) {
  statistics::Philox random(8);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> first, second;
    for (int i = 0; i < 14; ++i) {
      first.push_back(1 + static_cast<double>(random.below(6)));
      second.push_back(static_cast<double>(random.below(6)));
    }
    EXPECT_NEAR(spearman_of_few(first, second), *statistics::spearman_correlation(first, second),
                1e-12);
  }
}

TEST(topic_stability, a_topic_of_neither_phase_is_no_agreement) {
  EXPECT_EQ(spearman_of_few(std::vector<double>{3, 1, 0, 0}, std::vector<double>{1, 3, 0, 0}), -1);
}

TEST(topics_findings, are_the_gap_in_points_and_the_rank_correlation) {
  const PostFacts facts = made_facts(random_posts(9), 2);
  FindingOptions options = made_options();
  options.resample = kDraws;
  const auto findings = topics_findings(facts, options)(levels_of(facts), options);
  const auto difference = *low_less_high(counts_of(facts), 2);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_NEAR(*findings[0].estimate, 100 * difference.difference, 1e-12);
  EXPECT_LT(*findings[0].low, *findings[0].high);
  EXPECT_TRUE(topic_rank_findings(facts, options)({}, options)[0].estimate);
}

TEST(topics_findings, a_topic_that_no_codebook_has_is_a_reason_and_no_zero) {
  auto posts = random_posts(10);
  for (MadePost& post : posts) post.phase = 0;
  const PostFacts facts = made_facts(posts, 1);
  const FindingOptions options = made_options({{"focus_topic", "9z"}});
  const auto findings = topics_findings(facts, options)(levels_of(facts), options);
  EXPECT_FALSE(findings[0].estimate);
  EXPECT_EQ(findings[0].reason,
            "the codebook has no topic \"9z\": name another as focus_topic under [topics] in "
            "study.toml");
  EXPECT_EQ(topic_rank_findings(facts, options)({}, options)[0].reason,
            "the study has a single phase");
}

}  // namespace
}  // namespace resettle
