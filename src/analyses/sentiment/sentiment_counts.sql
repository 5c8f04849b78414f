-- Posts of each author by phase, topic and feeling. A feeling whose confidence is not above
-- min_confidence is "low confidence", a post without one that has a value "no label"; values between
-- two of the five levels are counted with the nearest. Sums are of the values themselves; weights
-- are ln(1 + likes) of the posts that have likes. Authors, topics and feelings are numbered, for
-- statistics that read this often.
-- one row per: user_id, phase, topic, feeling
-- about: persons
-- reads: post_facts, influence, topic_list, settings(topic_level, min_confidence)
WITH facts AS (
  SELECT
    post_facts.user_id,
    post_facts.phase,
    post_facts.phase_number,
    COALESCE(
      CASE WHEN settings.topic_level = 'group' THEN topic_group ELSE topic END, 'unlabelled'
    ) AS topic,
    CASE
      WHEN sentiment IS NULL THEN -2
      WHEN sentiment_confidence <= settings.min_confidence THEN -1
      WHEN sentiment < -15e-1 THEN 0
      WHEN sentiment < -5e-1 THEN 1
      WHEN sentiment < 5e-1 THEN 2
      WHEN sentiment < 15e-1 THEN 3
      ELSE 4
    END AS feeling_number,
    sentiment AS value,
    CASE WHEN likes >= 0 THEN LN(1 + likes) END AS weight
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
  CASE facts.feeling_number
    WHEN -2 THEN 'no label'
    WHEN -1 THEN 'low confidence'
    WHEN 0 THEN 'very negative'
    WHEN 1 THEN 'negative'
    WHEN 2 THEN 'neutral'
    WHEN 3 THEN 'positive'
    ELSE 'very positive'
  END AS feeling,
  CAST(facts.feeling_number AS BIGINT) AS feeling_number,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(SUM(CAST(value AS DECIMAL(38, 12))) AS DOUBLE) AS value_sum,
  CAST(SUM(CAST(value * value AS DECIMAL(38, 12))) AS DOUBLE) AS square_sum,
  CAST(COUNT(weight) AS BIGINT) AS posts_with_likes,
  CAST(SUM(CAST(weight AS DECIMAL(38, 12))) AS DOUBLE) AS weight_sum,
  CAST(SUM(CAST(value * weight AS DECIMAL(38, 12))) AS DOUBLE) AS weighted_sum
FROM facts
JOIN topic_list ON topic_list.topic = facts.topic
LEFT JOIN influence ON influence.user_id = facts.user_id
GROUP BY facts.user_id, facts.phase, facts.topic, facts.feeling_number
ORDER BY facts.user_id, facts.phase, facts.topic, feeling
