-- What the analyses count of each post of the cohort in the window: author, phase, counts and the
-- labels that count. A label that its codebook does not know is no label here; without a codebook
-- a topic is the label itself, and a feeling has no value.
-- one row per: post_id
-- reads: cohort_posts, days, codebook, labels_TOPIC, labels_SENTIMENT, settings(role_topic, role_sentiment)
WITH topics AS (
  SELECT
    labels_TOPIC.unit_id AS post_id,
    labels_TOPIC.label,
    categories.group_label,
    categories.label IS NOT NULL AS is_known
  FROM labels_TOPIC
  CROSS JOIN settings
  LEFT JOIN codebook AS categories
    ON categories.scheme = settings.role_topic AND categories.label = labels_TOPIC.label
  WHERE labels_TOPIC.unit_kind = 'post'
),
feelings AS (
  SELECT
    labels_SENTIMENT.unit_id AS post_id,
    categories.value,
    labels_SENTIMENT.confidence
  FROM labels_SENTIMENT
  CROSS JOIN settings
  JOIN codebook AS categories
    ON categories.scheme = settings.role_sentiment AND categories.label = labels_SENTIMENT.label
  WHERE labels_SENTIMENT.unit_kind = 'post'
),
topic_codebook AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS categories
  FROM codebook
  JOIN settings ON settings.role_topic = codebook.scheme
)
SELECT
  cohort_posts.post_id,
  cohort_posts.user_id,
  cohort_posts.day,
  days.phase,
  days.phase_number,
  cohort_posts.likes,
  cohort_posts.saves,
  cohort_posts.comments,
  cohort_posts.shares,
  days_between(utc_date(cohort_posts.created_at), utc_date(cohort_posts.last_crawl)) AS days_at_crawl,
  CASE
    WHEN topics.is_known OR topic_codebook.categories = 0 THEN topics.label
  END AS topic,
  CASE
    WHEN topics.is_known THEN topics.group_label
    WHEN topic_codebook.categories = 0 THEN topics.label
  END AS topic_group,
  feelings.value AS sentiment,
  CASE WHEN feelings.value IS NOT NULL THEN feelings.confidence END AS sentiment_confidence
FROM cohort_posts
CROSS JOIN topic_codebook
JOIN days ON days.day = cohort_posts.day
LEFT JOIN topics ON topics.post_id = cohort_posts.post_id
LEFT JOIN feelings ON feelings.post_id = cohort_posts.post_id
ORDER BY cohort_posts.post_id
