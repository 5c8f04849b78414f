-- Posts of each author by phase, topic and feeling. A feeling whose confidence is not above
-- min_confidence is "low confidence", a post without one that has a value "no label"; values between
-- two of the five levels are counted with the nearest. Sums are of the values themselves; weights
-- are ln(1 + likes) of the posts that have likes.
-- one row per: user_id, phase, topic, feeling
-- reads: post_facts, influence, settings(topic_level, min_confidence)
WITH facts AS (
  SELECT
    post_facts.user_id,
    post_facts.phase,
    post_facts.phase_number,
    COALESCE(
      CASE WHEN settings.topic_level = 'group' THEN topic_group ELSE topic END, 'unlabelled'
    ) AS topic,
    CASE
      WHEN sentiment IS NULL THEN 'no label'
      WHEN sentiment_confidence <= settings.min_confidence THEN 'low confidence'
      WHEN sentiment < -15e-1 THEN 'very negative'
      WHEN sentiment < -5e-1 THEN 'negative'
      WHEN sentiment < 5e-1 THEN 'neutral'
      WHEN sentiment < 15e-1 THEN 'positive'
      ELSE 'very positive'
    END AS feeling,
    sentiment AS value,
    CASE WHEN likes >= 0 THEN LN(1 + likes) END AS weight
  FROM post_facts
  CROSS JOIN settings
)
SELECT
  facts.user_id,
  COALESCE(MAX(influence.level), 'unscored') AS level,
  facts.phase,
  MAX(facts.phase_number) AS phase_number,
  facts.topic,
  facts.feeling,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(SUM(CAST(value AS DECIMAL(38, 12))) AS DOUBLE) AS value_sum,
  CAST(SUM(CAST(value * value AS DECIMAL(38, 12))) AS DOUBLE) AS square_sum,
  CAST(COUNT(weight) AS BIGINT) AS posts_with_likes,
  CAST(SUM(CAST(weight AS DECIMAL(38, 12))) AS DOUBLE) AS weight_sum,
  CAST(SUM(CAST(value * weight AS DECIMAL(38, 12))) AS DOUBLE) AS weighted_sum
FROM facts
LEFT JOIN influence ON influence.user_id = facts.user_id
GROUP BY facts.user_id, facts.phase, facts.topic, facts.feeling
ORDER BY facts.user_id, facts.phase, facts.topic, facts.feeling
