-- Posts of a long window, a row a stretch that a figure can show: weeks from Monday on if the window
-- has more than 1,500 days, months if it has more than 4,200, nothing if it has fewer. The window may
-- cut its first and its last stretch, so that posts a day are the numbers to compare.
-- one row per: first_day
-- reads: daily_activity
WITH counted AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS days
  FROM daily_activity
),
dated AS (
  SELECT
    daily_activity.day,
    daily_activity.posts,
    CASE WHEN counted.days > 4200 THEN 'month' ELSE 'week' END AS period,
    CASE
      WHEN counted.days > 4200 THEN 1 - CAST(EXTRACT(DAY FROM daily_activity.day) AS BIGINT)
      ELSE 1 - iso_weekday(daily_activity.day)
    END AS to_start
  FROM daily_activity
  CROSS JOIN counted
  WHERE counted.days > 1500
),
placed AS (
  SELECT day, posts, period, CAST(date_add(day, CAST(to_start AS INT)) AS DATE) AS start
  FROM dated
),
summed AS (
  SELECT
    period,
    start,
    MIN(day) AS first_day,
    MAX(day) AS last_day,
    CAST(date_add(MAX(day), 1) AS DATE) AS next_day,
    CAST(COUNT(*) AS BIGINT) AS days,
    CAST(SUM(posts) AS BIGINT) AS posts
  FROM placed
  GROUP BY period, start
)
SELECT
  period,
  first_day,
  last_day,
  days,
  CASE
    WHEN period = 'week' THEN days = 7
    ELSE first_day = start AND CAST(EXTRACT(DAY FROM summed.next_day) AS BIGINT) = 1
  END AS whole,
  posts,
  posts / NULLIF(CAST(days AS DOUBLE), 0e0) AS posts_per_day
FROM summed
ORDER BY first_day
