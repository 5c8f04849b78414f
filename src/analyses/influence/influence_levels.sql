-- The groups that the levels make: how many they are, what they wrote and received.
-- one row per: level
-- reads: influence
WITH grouped AS (
  SELECT
    COALESCE(level, 'unscored') AS level,
    CAST(COUNT(*) AS BIGINT) AS users,
    CAST(SUM(posts) AS BIGINT) AS posts,
    CAST(SUM(likes) AS BIGINT) AS likes,
    CAST(SUM(comments) AS BIGINT) AS comments,
    CAST(SUM(saves) AS BIGINT) AS saves,
    MIN(score) AS score_least,
    MAX(score) AS score_most
  FROM influence
  GROUP BY COALESCE(level, 'unscored')
),
totals AS (
  SELECT
    CAST(SUM(users) AS DOUBLE) AS users,
    CAST(SUM(posts) AS DOUBLE) AS posts,
    CAST(SUM(likes) AS DOUBLE) AS likes
  FROM grouped
)
SELECT
  grouped.level,
  grouped.users,
  grouped.users / NULLIF(totals.users, 0e0) AS user_share,
  grouped.posts,
  grouped.posts / NULLIF(totals.posts, 0e0) AS post_share,
  grouped.likes,
  grouped.likes / NULLIF(totals.likes, 0e0) AS like_share,
  grouped.comments,
  grouped.saves,
  grouped.score_least,
  grouped.score_most
FROM grouped
CROSS JOIN totals
ORDER BY grouped.level
