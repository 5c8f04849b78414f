#include "analyses/post_facts/post_facts.h"

#include <cmath>
#include <map>

#include "analyses/post_facts/made_facts_test.h"
#include "base/testing.h"
#include "engine/testing.h"

namespace resettle {
namespace {

// The three tables as files, from SELECTs.
class PostFactsTest : public testing::Test {
 protected:
  void table(const std::string& name, const std::string& select) {
    const auto file = folder_ / (name + ".parquet");
    test_engine().open({}, {})->write(select, file);
    tables_[name] = {{file}, {}};
  }

  PostFacts read() { return read_post_facts(*test_engine().open(tables_, {}), "topic"); }

  void days() {
    table("days",
          "SELECT * FROM (VALUES (DATE '2025-01-01', 'Before', CAST(1 AS BIGINT)), "
          "(DATE '2025-01-02', 'After', CAST(2 AS BIGINT))) AS t(day, phase, phase_number)");
  }
  void codebook(const std::string& rows) {
    table("codebook",
          "SELECT scheme, label, CAST(position AS BIGINT) AS position, name, "
          "group_label, group_name FROM (VALUES " +
              rows + ") AS t(scheme, label, position, name, group_label, group_name)");
  }
  void posts() {
    table("post_facts",
          "SELECT post_id, user_id, day, CAST(number AS BIGINT) AS phase_number, topic, "
          "CAST(likes AS BIGINT) AS likes, CAST(0 AS BIGINT) AS saves, "
          "CAST(0 AS BIGINT) AS comments, CAST(0 AS BIGINT) AS shares, "
          "CAST(sentiment AS DOUBLE) AS sentiment, CAST(sure AS DOUBLE) AS sentiment_confidence, "
          "CAST(NULL AS BIGINT) AS days_at_crawl FROM (VALUES "
          "('p1', 'u2', DATE '2025-01-02', 2, 'b', 5, 1, 0.9), "
          "('p2', 'u1', DATE '2025-01-01', 1, NULL, NULL, NULL, NULL), "
          "('p3', 'u2', DATE '2025-01-01', 1, 'a', 7, -2, 0.3)) "
          "AS t(post_id, user_id, day, number, topic, likes, sentiment, sure)");
  }

 private:
  TemporaryFolder folder_;
  std::map<std::string, TableFiles> tables_;
};

TEST_F(PostFactsTest, rows_are_sorted_by_author_and_post) {
  days();
  codebook("('topic', 'b', 1, 'Bread', 'x', 'Food'), ('topic', 'a', 2, 'Apples', 'x', 'Food')");
  posts();
  const PostFacts facts = read();
  EXPECT_EQ(facts.users, (std::vector<std::string>{"u1", "u2"}));
  EXPECT_EQ(facts.user, (std::vector<std::int32_t>{0, 1, 1}));
  EXPECT_EQ(facts.phases, (std::vector<std::string>{"Before", "After"}));
  EXPECT_EQ(facts.phase, (std::vector<std::int32_t>{0, 1, 0}));
  EXPECT_TRUE(std::isnan(facts.counts[kLikes][0]));
  EXPECT_EQ(facts.counts[kLikes][1], 5);
}

TEST_F(PostFactsTest, topics_stand_in_the_codebooks_order) {
  days();
  codebook("('topic', 'b', 1, 'Bread', 'x', 'Food'), ('topic', 'a', 2, 'Apples', 'x', 'Food')");
  posts();
  const PostFacts facts = read();
  EXPECT_EQ(facts.topics[0].name, "Bread");
  EXPECT_EQ(facts.topic, (std::vector<std::int32_t>{-1, 0, 1}));
  ASSERT_EQ(facts.groups.size(), 1);
  EXPECT_EQ(facts.groups[0].name, "Food");
  EXPECT_EQ(facts.topic_group, (std::vector<std::int32_t>{-1, 0, 0}));
}

TEST_F(PostFactsTest, without_a_codebook_labels_are_topics) {
  days();
  codebook("('other', 'b', 1, 'Bread', 'x', 'Food')");
  posts();
  const PostFacts facts = read();
  ASSERT_EQ(facts.topics.size(), 2);
  EXPECT_EQ(facts.topics[0].name, "a");
  EXPECT_EQ(facts.topic, (std::vector<std::int32_t>{-1, 1, 0}));
}

TEST(sentiment_counts, only_above_the_bound_or_where_no_confidence_is_said) {
  const PostFacts facts = made_facts({{.user = "a", .sentiment = 1, .confidence = 0.3},
                                      {.user = "a", .sentiment = 1, .confidence = 0.31},
                                      {.user = "a", .sentiment = 1},
                                      {.user = "a"}});
  EXPECT_FALSE(sentiment_counts(facts, 0, 0.3));
  EXPECT_TRUE(sentiment_counts(facts, 1, 0.3));
  EXPECT_TRUE(sentiment_counts(facts, 2, 0.3));
  EXPECT_FALSE(sentiment_counts(facts, 3, 0.3));
}

}  // namespace
}  // namespace resettle
