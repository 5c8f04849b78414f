-- Posts by kind (text, image, video; unknown where the record does not say), with their authors.
-- one row per: kind
-- reads: cohort_posts
WITH counted AS (
  SELECT
    COALESCE(kind, 'unknown') AS kind,
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(DISTINCT user_id) AS BIGINT) AS users
  FROM cohort_posts
  GROUP BY ALL
)
SELECT
  kind,
  posts,
  users,
  posts / NULLIF(CAST(SUM(posts) OVER () AS DOUBLE), 0e0) AS post_share
FROM counted
ORDER BY kind
