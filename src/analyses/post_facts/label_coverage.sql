-- How many of the posts that the analyses count have a label, and how many have one that the
-- codebook does not know; without a codebook, how many labels count for nothing since too few people
-- have them.
-- one row per: role
-- reads: cohort_posts, codebook, topic_labels = labels(topic),
--   sentiment_labels = labels(sentiment), post_facts, settings(role_topic, role_sentiment)
WITH given AS (
  SELECT 'topic' AS role, unit_id, label, distinct_labels
  FROM topic_labels
  WHERE unit_kind = 'post'
  UNION ALL
  SELECT 'sentiment', unit_id, label, distinct_labels
  FROM sentiment_labels
  WHERE unit_kind = 'post'
),
roles AS (
  SELECT 'topic' AS role, settings.role_topic AS scheme
  FROM settings
  UNION ALL
  SELECT 'sentiment', settings.role_sentiment
  FROM settings
),
labels AS (
  SELECT roles.role, CAST(COUNT(given.label) AS BIGINT) AS given
  FROM roles
  LEFT JOIN given ON given.role = roles.role
  GROUP BY roles.role
),
books AS (
  SELECT roles.role, CAST(COUNT(codebook.label) AS BIGINT) AS categories
  FROM roles
  LEFT JOIN codebook ON codebook.scheme = roles.scheme
  GROUP BY roles.role
),
of_few AS (
  SELECT 'topic' AS role, CAST(COUNT(DISTINCT topic_labels.label) AS BIGINT) AS labels,
    CAST(COUNT(*) AS BIGINT) AS posts
  FROM post_facts
  JOIN topic_labels ON topic_labels.unit_id = post_facts.post_id AND topic_labels.unit_kind = 'post'
  JOIN books ON books.role = 'topic' AND books.categories = 0
  WHERE post_facts.topic IS NULL
)
SELECT
  roles.role,
  MAX(roles.scheme) AS scheme,
  MAX(books.categories) AS categories,
  MAX(labels.given) AS given,
  CAST(COUNT(cohort_posts.post_id) AS BIGINT) AS posts,
  CAST(COUNT(given.label) AS BIGINT) AS labelled,
  CAST(COUNT(*) FILTER (WHERE given.label IS NOT NULL AND codebook.label IS NULL) AS BIGINT)
    AS outside_codebook,
  CAST(COUNT(*) FILTER (WHERE given.distinct_labels > 1) AS BIGINT) AS disputed,
  COALESCE(MAX(of_few.labels), 0) AS labels_of_few,
  COALESCE(MAX(of_few.posts), 0) AS posts_of_few,
  CAST(COUNT(given.label) AS BIGINT) / NULLIF(CAST(COUNT(cohort_posts.post_id) AS DOUBLE), 0e0)
    AS share_labelled
FROM roles
JOIN books ON books.role = roles.role
JOIN labels ON labels.role = roles.role
LEFT JOIN of_few ON of_few.role = roles.role
LEFT JOIN cohort_posts ON true
LEFT JOIN given ON given.role = roles.role AND given.unit_id = cohort_posts.post_id
LEFT JOIN codebook ON codebook.scheme = roles.scheme AND codebook.label = given.label
GROUP BY roles.role
ORDER BY roles.role
