-- Each phase: its days, posts and users, the usual day, the highest and the lowest. Among equal days
-- the earliest is named.
-- one row per: phase
-- reads: days, daily_activity, cohort_posts
WITH authors AS (
  SELECT days.phase, CAST(COUNT(DISTINCT cohort_posts.user_id) AS BIGINT) AS users
  FROM cohort_posts
  JOIN days ON days.day = cohort_posts.day
  GROUP BY days.phase
),
ranked AS (
  SELECT
    day,
    phase,
    posts,
    CAST(ROW_NUMBER() OVER (PARTITION BY phase ORDER BY posts DESC, day) AS BIGINT) AS from_top,
    CAST(ROW_NUMBER() OVER (PARTITION BY phase ORDER BY posts, day) AS BIGINT) AS from_bottom
  FROM daily_activity
)
SELECT
  ranked.phase,
  MIN(ranked.day) AS first_day,
  MAX(ranked.day) AS last_day,
  CAST(COUNT(*) AS BIGINT) AS days,
  CAST(SUM(ranked.posts) AS BIGINT) AS posts,
  COALESCE(MAX(authors.users), 0) AS users,
  CAST(SUM(ranked.posts) AS BIGINT) / NULLIF(CAST(COUNT(*) AS DOUBLE), 0e0) AS posts_per_day_mean,
  MEDIAN(CAST(ranked.posts AS DOUBLE)) AS posts_per_day_median,
  MAX(ranked.day) FILTER (WHERE from_top = 1) AS peak_day,
  MAX(ranked.posts) FILTER (WHERE from_top = 1) AS peak_posts,
  MAX(ranked.day) FILTER (WHERE from_bottom = 1) AS trough_day,
  MAX(ranked.posts) FILTER (WHERE from_bottom = 1) AS trough_posts
FROM ranked
LEFT JOIN authors ON authors.phase = ranked.phase
GROUP BY ranked.phase
ORDER BY first_day, ranked.phase
