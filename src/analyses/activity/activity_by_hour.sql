-- Posts and comments of each weekday (1 Monday … 7 Sunday) and hour of the study's zone.
-- one row per: weekday, hour
-- reads: cohort_posts, cohort_comments
WITH grid AS (
  SELECT CAST(d.i AS BIGINT) + 1 AS weekday, CAST(h.i AS BIGINT) AS hour
  FROM range(0, 7) AS d(i)
  CROSS JOIN range(0, 24) AS h(i)
),
posted AS (
  SELECT iso_weekday(day) AS weekday, hour, CAST(COUNT(*) AS BIGINT) AS posts
  FROM cohort_posts
  GROUP BY ALL
),
commented AS (
  SELECT iso_weekday(day) AS weekday, hour, CAST(COUNT(*) AS BIGINT) AS comments
  FROM cohort_comments
  GROUP BY ALL
)
SELECT
  grid.weekday,
  grid.hour,
  COALESCE(posted.posts, 0) AS posts,
  COALESCE(commented.comments, 0) AS comments
FROM grid
LEFT JOIN posted USING (weekday, hour)
LEFT JOIN commented USING (weekday, hour)
ORDER BY weekday, hour
