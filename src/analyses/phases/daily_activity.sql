-- Posts, users and engagement of each day of the window; days without posts are rows of zeros. The
-- seven-day mean is centred and empty where the window does not hold all seven days. Likes are empty
-- where no post of the day says how many it has.
-- one row per: day
-- reads: days, users, cohort, cohort_posts, cohort_comments
WITH posted AS (
  SELECT
    day,
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(DISTINCT user_id) AS BIGINT) AS active_users,
    CAST(SUM(likes) AS BIGINT) AS likes
  FROM cohort_posts
  GROUP BY day
),
first_posts AS (
  SELECT user_id, MIN(day) AS day
  FROM cohort_posts
  GROUP BY user_id
),
arrived AS (
  SELECT day, CAST(COUNT(*) AS BIGINT) AS new_users
  FROM first_posts
  GROUP BY day
),
registered AS (
  SELECT users.registered_day AS day, CAST(COUNT(*) AS BIGINT) AS registrations
  FROM users
  JOIN cohort ON cohort.user_id = users.user_id AND cohort.included
  GROUP BY users.registered_day
),
received AS (
  SELECT day, CAST(COUNT(*) AS BIGINT) AS comments_received
  FROM cohort_comments
  GROUP BY day
),
joined AS (
  SELECT
    days.day,
    days.phase,
    COALESCE(posted.posts, 0) AS posts,
    COALESCE(posted.active_users, 0) AS active_users,
    COALESCE(arrived.new_users, 0) AS new_users,
    COALESCE(registered.registrations, 0) AS registrations,
    COALESCE(received.comments_received, 0) AS comments_received,
    CASE WHEN posted.posts IS NULL THEN 0 ELSE posted.likes END AS likes
  FROM days
  LEFT JOIN posted USING (day)
  LEFT JOIN arrived USING (day)
  LEFT JOIN registered USING (day)
  LEFT JOIN received USING (day)
)
SELECT
  day,
  phase,
  posts,
  CASE
    WHEN COUNT(*) OVER seven = 7 THEN CAST(SUM(posts) OVER seven AS BIGINT) / 7e0
  END AS posts_mean_7,
  active_users,
  new_users,
  registrations,
  comments_received,
  likes
FROM joined
WINDOW seven AS (ORDER BY day ROWS BETWEEN 3 PRECEDING AND 3 FOLLOWING)
ORDER BY day
