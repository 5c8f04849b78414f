-- Posts of each phase, and those on a weekend.
-- one row per: phase
-- reads: days, cohort_posts
SELECT
  days.phase,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(COUNT(*) FILTER (WHERE iso_weekday(cohort_posts.day) >= 6) AS BIGINT) AS weekend_posts
FROM cohort_posts
JOIN days ON days.day = cohort_posts.day
GROUP BY days.phase
ORDER BY days.phase
