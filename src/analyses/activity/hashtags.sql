-- Hashtags of the cohort's posts, in lower case: in how many posts, by how many users.
-- one row per: hashtag
-- of people: hashtag (users)
-- reads: cohort_posts
WITH tagged AS (
  SELECT DISTINCT post_id, user_id, LOWER(tag.col) AS hashtag
  FROM cohort_posts
  CROSS JOIN LATERAL explode(cohort_posts.hashtags) AS tag(col)
)
SELECT
  hashtag,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(COUNT(DISTINCT user_id) AS BIGINT) AS users
FROM tagged
GROUP BY hashtag
ORDER BY hashtag
