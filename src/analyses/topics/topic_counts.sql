-- Posts of each author by phase and topic, and what they received, at the topic level of the study:
-- labels or their groups. Posts without a label the codebook knows are the topic "unlabelled"; an
-- author whose influence has no score is "unscored". Sums leave missing counts out; how many posts
-- have each count stands beside. Authors and topics are numbered, for statistics that read this often.
-- one row per: user_id, phase, topic
-- about: persons
-- reads: post_facts, influence, topic_list, settings(topic_level)
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
  CAST(DENSE_RANK() OVER (ORDER BY facts.user_id) AS BIGINT) AS author,
  COALESCE(MAX(influence.level), 'unscored') AS level,
  facts.phase,
  MAX(facts.phase_number) AS phase_number,
  facts.topic,
  MAX(topic_list.position) AS position,
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
JOIN topic_list ON topic_list.topic = facts.topic
LEFT JOIN influence ON influence.user_id = facts.user_id
GROUP BY facts.user_id, facts.phase, facts.topic
ORDER BY facts.user_id, facts.phase, facts.topic
