-- Posts and comments by language; unknown is a language. Shares are of all posts, of all comments.
-- one row per: language
-- reads: cohort_posts, cohort_comments
WITH posted AS (
  SELECT
    language,
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(DISTINCT user_id) AS BIGINT) AS users,
    CAST(COUNT(*) FILTER (WHERE mixed_language) AS BIGINT) AS mixed_posts
  FROM cohort_posts
  GROUP BY language
),
commented AS (
  SELECT language, CAST(COUNT(*) AS BIGINT) AS comments
  FROM cohort_comments
  GROUP BY language
),
joined AS (
  SELECT
    language,
    COALESCE(posted.posts, 0) AS posts,
    COALESCE(posted.users, 0) AS users,
    COALESCE(posted.mixed_posts, 0) AS mixed_posts,
    COALESCE(commented.comments, 0) AS comments
  FROM posted
  FULL OUTER JOIN commented USING (language)
)
SELECT
  language,
  posts,
  users,
  mixed_posts,
  posts / NULLIF(CAST(SUM(posts) OVER () AS DOUBLE), 0e0) AS post_share,
  comments,
  comments / NULLIF(CAST(SUM(comments) OVER () AS DOUBLE), 0e0) AS comment_share
FROM joined
ORDER BY language
