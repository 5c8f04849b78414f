-- The calendar of the study: every day of the window with its phase. Without phases in study.toml
-- there is one, the window. 120,000 days reach from 1973 to 2286, the times that imports believe.
-- one row per: day
-- reads: study_window, study_phases
WITH calendar AS (
  SELECT date_add(study_window.first_day, CAST(r.i AS INT)) AS day
  FROM range(0, 120000) AS r(i)
  CROSS JOIN study_window
  WHERE r.i <= days_between(study_window.first_day, study_window.last_day)
)
SELECT
  CAST(calendar.day AS DATE) AS day,
  MAX_BY(study_phases.phase, study_phases.number) AS phase,
  MAX(study_phases.number) AS phase_number,
  iso_weekday(calendar.day) AS weekday
FROM calendar
LEFT JOIN study_phases
  ON study_phases.first_day IS NULL OR study_phases.first_day <= calendar.day
GROUP BY calendar.day
ORDER BY day
