-- Posts of each author by phase and topic, and what they received, at the topic level of the study:
-- labels or their groups. Posts without a label the codebook knows are the topic "unlabelled"; an
-- author whose influence has no score is "unscored". Sums leave missing counts out; how many posts
-- have each count stands beside.
-- one row per: user_id, phase, topic
-- reads: post_facts, influence, settings(topic_level)
WITH facts AS (
  SELECT
    post_facts.user_id,
    post_facts.phase,
    post_facts.phase_number,
    COALESCE(
      CASE WHEN settings.topic_level = 'group' THEN topic_group ELSE topic END, 'unlabelled'
    ) AS topic,
    post_facts.likes,
    post_facts.saves,
    post_facts.comments,
    post_facts.shares
  FROM post_facts
  CROSS JOIN settings
)
SELECT
  facts.user_id,
  COALESCE(MAX(influence.level), 'unscored') AS level,
  facts.phase,
  MAX(facts.phase_number) AS phase_number,
  facts.topic,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(SUM(facts.likes) AS BIGINT) AS likes,
  CAST(SUM(facts.saves) AS BIGINT) AS saves,
  CAST(SUM(facts.comments) AS BIGINT) AS comments,
  CAST(SUM(facts.shares) AS BIGINT) AS shares,
  CAST(COUNT(facts.likes) AS BIGINT) AS posts_with_likes,
  CAST(COUNT(facts.saves) AS BIGINT) AS posts_with_saves,
  CAST(COUNT(facts.comments) AS BIGINT) AS posts_with_comments,
  CAST(COUNT(facts.shares) AS BIGINT) AS posts_with_shares
FROM facts
LEFT JOIN influence ON influence.user_id = facts.user_id
GROUP BY facts.user_id, facts.phase, facts.topic
ORDER BY facts.user_id, facts.phase, facts.topic
