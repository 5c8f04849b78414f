-- Posts and comments by language; unknown is a language, though nobody's. Shares are of all posts, of
-- all comments. People wrote a post or a comment in it.
-- one row per: language
-- of people: language (people)
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
written AS (
  SELECT language, user_id
  FROM cohort_posts
  UNION
  SELECT language, user_id
  FROM cohort_comments
),
writers AS (
  SELECT language, CAST(COUNT(user_id) AS BIGINT) AS people
  FROM written
  WHERE language <> 'unknown'
  GROUP BY language
),
joined AS (
  SELECT
    language,
    COALESCE(posted.posts, 0) AS posts,
    COALESCE(posted.users, 0) AS users,
    COALESCE(posted.mixed_posts, 0) AS mixed_posts,
    COALESCE(commented.comments, 0) AS comments,
    writers.people
  FROM posted
  FULL OUTER JOIN commented USING (language)
  LEFT JOIN writers USING (language)
)
SELECT
  language,
  posts,
  users,
  people,
  mixed_posts,
  posts / NULLIF(CAST(SUM(posts) OVER () AS DOUBLE), 0e0) AS post_share,
  comments,
  comments / NULLIF(CAST(SUM(comments) OVER () AS DOUBLE), 0e0) AS comment_share
FROM joined
ORDER BY language
