-- From all accounts to the cohort: how many users, with how many posts and comments, each step kept,
-- left out and added. What a step keeps is what the next one begins with; only decisions add, and
-- only where there is a scheme that they may overrule.
-- one row per: step
-- reads: cohort, posts, comments, settings(cohort_by)
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
    settings.cohort_by,
    cohort.included,
    cohort.judged_label,
    COALESCE(cohort.judged_in, false) AS judged_in,
    cohort.decided,
    COALESCE(post_counts.posts, 0) AS posts,
    COALESCE(comment_counts.comments, 0) AS comments
  FROM cohort
  CROSS JOIN settings
  LEFT JOIN post_counts USING (user_id)
  LEFT JOIN comment_counts USING (user_id)
),
steps AS (
  SELECT
    1 AS step,
    'collected' AS stage,
    true AS was_in,
    true AS is_in,
    CAST(NULL AS STRING) AS reason,
    posts,
    comments
  FROM members
  UNION ALL
  SELECT 2, 'in the cohort', true, included, CAST(NULL AS STRING), posts, comments
  FROM members
  WHERE cohort_by = 'everyone'
  UNION ALL
  SELECT 2, 'not left out by a decision', true, COALESCE(decided, true), 'decided: no', posts,
    comments
  FROM members
  WHERE cohort_by = 'decisions'
  UNION ALL
  SELECT 3, 'in the cohort', COALESCE(decided, true), included, 'no decision', posts, comments
  FROM members
  WHERE cohort_by = 'decisions'
  UNION ALL
  SELECT 2, 'judged', true, judged_label IS NOT NULL, 'too little is known of them to judge', posts,
    comments
  FROM members
  WHERE cohort_by = 'scheme'
  UNION ALL
  SELECT 3, 'judged to belong', judged_label IS NOT NULL, judged_in, 'judged not to belong', posts,
    comments
  FROM members
  WHERE cohort_by = 'scheme'
  UNION ALL
  SELECT 4, 'in the cohort', judged_in, included, 'by decision', posts, comments
  FROM members
  WHERE cohort_by = 'scheme'
)
SELECT
  CAST(step AS BIGINT) AS step,
  stage,
  CAST(COUNT(*) FILTER (WHERE is_in) AS BIGINT) AS users_kept,
  CAST(COUNT(*) FILTER (WHERE was_in AND NOT is_in) AS BIGINT) AS users_left_out,
  CAST(COUNT(*) FILTER (WHERE is_in AND NOT was_in) AS BIGINT) AS users_added,
  CAST(COALESCE(SUM(posts) FILTER (WHERE is_in), 0) AS BIGINT) AS posts_kept,
  CAST(COALESCE(SUM(posts) FILTER (WHERE was_in AND NOT is_in), 0) AS BIGINT) AS posts_left_out,
  CAST(COALESCE(SUM(posts) FILTER (WHERE is_in AND NOT was_in), 0) AS BIGINT) AS posts_added,
  CAST(COALESCE(SUM(comments) FILTER (WHERE is_in), 0) AS BIGINT) AS comments_kept,
  CAST(COALESCE(SUM(comments) FILTER (WHERE was_in AND NOT is_in), 0) AS BIGINT)
    AS comments_left_out,
  CAST(COALESCE(SUM(comments) FILTER (WHERE is_in AND NOT was_in), 0) AS BIGINT)
    AS comments_added,
  reason
FROM steps
GROUP BY step, stage, reason
ORDER BY step
