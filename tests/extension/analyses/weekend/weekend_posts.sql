-- Posts of each phase, and those on a weekend.
-- one row per: phase
-- reads: days, cohort_posts, settings(weekend)
SELECT
  days.phase,
  CAST(COUNT(*) AS BIGINT) AS posts,
  CAST(COUNT(*) FILTER (
    WHERE iso_weekday(cohort_posts.day) BETWEEN
      CASE WHEN settings.weekend = 'saturday_sunday' THEN 6 ELSE 5 END
      AND CASE WHEN settings.weekend = 'saturday_sunday' THEN 7 ELSE 6 END
  ) AS BIGINT) AS weekend_posts
FROM cohort_posts
JOIN days ON days.day = cohort_posts.day
CROSS JOIN settings
GROUP BY days.phase
ORDER BY days.phase
