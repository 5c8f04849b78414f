-- What the analyses count of each post of the cohort in the window: author, phase, counts and the
-- labels that count. A label that its codebook does not know is no label here. Without a codebook a
-- topic is the label itself, if posts of least_authors people have it, and a feeling has no value.
-- one row per: post_id
-- about: persons
-- reads: cohort_posts, days, codebook, topic_labels = labels(topic),
--   sentiment_labels = labels(sentiment), settings(role_topic, role_sentiment, least_authors)
WITH topics AS (
  SELECT
    topic_labels.unit_id AS post_id,
    topic_labels.label,
    categories.group_label,
    categories.label IS NOT NULL AS is_known
  FROM topic_labels
  CROSS JOIN settings
  LEFT JOIN codebook AS categories
    ON categories.scheme = settings.role_topic AND categories.label = topic_labels.label
  WHERE topic_labels.unit_kind = 'post'
),
feelings AS (
  SELECT
    sentiment_labels.unit_id AS post_id,
    categories.value,
    sentiment_labels.confidence
  FROM sentiment_labels
  CROSS JOIN settings
  JOIN codebook AS categories
    ON categories.scheme = settings.role_sentiment AND categories.label = sentiment_labels.label
  WHERE sentiment_labels.unit_kind = 'post'
),
topic_codebook AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS categories
  FROM codebook
  JOIN settings ON settings.role_topic = codebook.scheme
),
-- What no codebook has was written by somebody, and may be about somebody.
labels_of_enough AS (
  SELECT topics.label
  FROM topics
  JOIN cohort_posts ON cohort_posts.post_id = topics.post_id
  CROSS JOIN settings
  GROUP BY topics.label
  HAVING COUNT(DISTINCT cohort_posts.user_id) >= MAX(settings.least_authors)
),
uncoded AS (
  SELECT topics.post_id, topics.label
  FROM topics
  CROSS JOIN topic_codebook
  JOIN labels_of_enough ON labels_of_enough.label = topics.label
  WHERE topic_codebook.categories = 0
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
  CASE WHEN topics.is_known THEN topics.label ELSE uncoded.label END AS topic,
  CASE WHEN topics.is_known THEN topics.group_label ELSE uncoded.label END AS topic_group,
  feelings.value AS sentiment,
  CASE WHEN feelings.value IS NOT NULL THEN feelings.confidence END AS sentiment_confidence
FROM cohort_posts
JOIN days ON days.day = cohort_posts.day
LEFT JOIN topics ON topics.post_id = cohort_posts.post_id
LEFT JOIN uncoded ON uncoded.post_id = cohort_posts.post_id
LEFT JOIN feelings ON feelings.post_id = cohort_posts.post_id
ORDER BY cohort_posts.post_id
