-- Where posts and comments were written, by country and by Chinese province, as the platform showed
-- it; unknown where it did not, or where the name is not known. Users are counted where their
-- profile says. Shares are of all posts, of all comments of the level. People wrote a post or a
-- comment there, or live there by their profile; the unknown place is nobody's.
-- one row per: level, place
-- of people: place (people)
-- reads: cohort_posts, cohort_comments, users, cohort
-- cost: 15
WITH members AS (
  SELECT users.user_id, users.country, users.region
  FROM users
  JOIN cohort ON cohort.user_id = users.user_id AND cohort.included
),
events AS (
  SELECT 'post' AS unit, country, region, likes, saves, comments, shares, user_id
  FROM cohort_posts
  UNION ALL
  SELECT 'comment', country, region, NULL, NULL, NULL, NULL, user_id
  FROM cohort_comments
  UNION ALL
  SELECT 'user', country, region, NULL, NULL, NULL, NULL, user_id
  FROM members
),
placed AS (
  SELECT 'country' AS level, COALESCE(country, 'unknown') AS place, events.*
  FROM events
  UNION ALL
  SELECT 'province', COALESCE(region, 'unknown'), events.*
  FROM events
  WHERE country = 'CN' OR region IS NOT NULL
),
counted AS (
  SELECT
    level,
    place,
    CAST(COUNT(*) FILTER (WHERE unit = 'post') AS BIGINT) AS posts,
    CAST(COUNT(*) FILTER (WHERE unit = 'user') AS BIGINT) AS users,
    CAST(COUNT(*) FILTER (WHERE unit = 'comment') AS BIGINT) AS comments,
    CAST(COUNT(DISTINCT user_id) FILTER (WHERE unit = 'comment') AS BIGINT) AS commenters,
    CAST(COUNT(DISTINCT user_id) AS BIGINT) AS people,
    CAST(SUM(likes) AS BIGINT) AS likes_received,
    CAST(SUM(saves) AS BIGINT) AS saves_received,
    CAST(SUM(placed.comments) AS BIGINT) AS comments_received,
    CAST(SUM(shares) AS BIGINT) AS shares_received,
    MEDIAN(CAST(likes AS DOUBLE)) AS likes_median
  FROM placed
  GROUP BY level, place
)
SELECT
  level,
  place,
  posts,
  posts / NULLIF(CAST(SUM(posts) OVER (PARTITION BY level) AS DOUBLE), 0e0) AS post_share,
  users,
  comments,
  comments / NULLIF(CAST(SUM(comments) OVER (PARTITION BY level) AS DOUBLE), 0e0) AS comment_share,
  commenters,
  CASE WHEN place <> 'unknown' THEN people END AS people,
  likes_received,
  saves_received,
  comments_received,
  shares_received,
  likes_median
FROM counted
ORDER BY level, place
