-- The first and last day that the study counts: as study.toml says, or else the first and last day
-- with a post, of the cohort or not.
-- one row per: first_day
-- reads: posts, settings(first_day, last_day)
WITH own AS (
  SELECT MIN(day) AS first_day, MAX(day) AS last_day
  FROM posts
)
SELECT
  COALESCE(settings.first_day, own.first_day) AS first_day,
  COALESCE(settings.last_day, own.last_day) AS last_day
FROM settings
CROSS JOIN own
ORDER BY first_day
