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
  posts / CAST(SUM(posts) OVER () AS DOUBLE) AS post_share
FROM counted
ORDER BY kind
