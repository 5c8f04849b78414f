-- From all accounts to the cohort: how many users, with how many posts and comments, each step kept
-- and left out.
-- one row per: step
-- reads: cohort, posts, comments
WITH post_counts AS (
  SELECT user_id, CAST(COUNT(*) AS BIGINT) AS posts
  FROM posts
  WHERE user_id IS NOT NULL
  GROUP BY user_id
),
comment_counts AS (
  SELECT posts.user_id, CAST(COUNT(*) AS BIGINT) AS comments
  FROM comments
  JOIN posts ON posts.post_id = comments.post_id
  WHERE posts.user_id IS NOT NULL
  GROUP BY posts.user_id
),
members AS (
  SELECT
    cohort.included,
    cohort.label,
    COALESCE(post_counts.posts, 0) AS posts,
    COALESCE(comment_counts.comments, 0) AS comments
  FROM cohort
  LEFT JOIN post_counts USING (user_id)
  LEFT JOIN comment_counts USING (user_id)
),
steps AS (
  SELECT
    1 AS step,
    'accounts with a profile or a post' AS stage,
    true AS kept,
    CAST(NULL AS STRING) AS reason,
    members.*
  FROM members
  UNION ALL
  SELECT 2, 'not left out by a decision', label IS DISTINCT FROM 'no', 'decided: no', members.*
  FROM members
  UNION ALL
  SELECT 3, 'in the cohort', included, 'no decision', members.*
  FROM members
  WHERE label IS DISTINCT FROM 'no'
)
SELECT
  CAST(step AS BIGINT) AS step,
  stage,
  CAST(COUNT(*) FILTER (WHERE kept) AS BIGINT) AS users_kept,
  CAST(COUNT(*) FILTER (WHERE NOT kept) AS BIGINT) AS users_left_out,
  CAST(COALESCE(SUM(posts) FILTER (WHERE kept), 0) AS BIGINT) AS posts_kept,
  CAST(COALESCE(SUM(posts) FILTER (WHERE NOT kept), 0) AS BIGINT) AS posts_left_out,
  CAST(COALESCE(SUM(comments) FILTER (WHERE kept), 0) AS BIGINT) AS comments_kept,
  CAST(COALESCE(SUM(comments) FILTER (WHERE NOT kept), 0) AS BIGINT) AS comments_left_out,
  reason
FROM steps
GROUP BY step, stage, reason
ORDER BY step
