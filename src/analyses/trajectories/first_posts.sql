-- For each author of the cohort: the first and the last day with a post, what the posts before the
-- clock of retention received, and how far the author was observed.
-- one row per: user_id
-- about: persons
-- reads: cohort_posts, users, study_window, settings(timezone, retention_start)
WITH author_days AS (
  SELECT DISTINCT user_id, day
  FROM cohort_posts
),
spans AS (
  SELECT user_id, MIN(day) AS first_day, MAX(day) AS last_day
  FROM author_days
  GROUP BY user_id
),
early AS (
  SELECT
    cohort_posts.user_id,
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(SUM(cohort_posts.likes) AS BIGINT) AS likes,
    CAST(SUM(cohort_posts.comments) AS BIGINT) AS comments,
    CAST(SUM(cohort_posts.saves) AS BIGINT) AS saves,
    CAST(SUM(cohort_posts.shares) AS BIGINT) AS shares
  FROM cohort_posts
  CROSS JOIN settings
  JOIN spans ON spans.user_id = cohort_posts.user_id
  WHERE days_between(spans.first_day, cohort_posts.day) < settings.retention_start
  GROUP BY cohort_posts.user_id
)
SELECT
  spans.user_id,
  spans.first_day,
  spans.last_day,
  LEAST(
    study_window.last_day,
    COALESCE(local_date(users.last_crawl, settings.timezone), study_window.last_day)
  ) AS observed_to,
  early.posts,
  users.followers,
  early.likes,
  early.comments,
  early.saves,
  early.shares
FROM spans
CROSS JOIN settings
CROSS JOIN study_window
JOIN early ON early.user_id = spans.user_id
LEFT JOIN users ON users.user_id = spans.user_id
ORDER BY spans.user_id
