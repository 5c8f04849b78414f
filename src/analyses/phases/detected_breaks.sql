-- The days on which daily posting changed course, each beside the day nearest to it that the study
-- names: the first day of a phase (but for the window's own beginning) or an event. Of two that are
-- equally near the phase is named, then the earlier.
-- one row per: number
-- reads: break_search, daily_activity, study_events
WITH phase_starts AS (
  SELECT phase AS name, MIN(day) AS day
  FROM daily_activity
  GROUP BY phase
),
named_days AS (
  SELECT day, 'phase' AS kind, 1 AS turn, name
  FROM phase_starts
  WHERE day > (SELECT MIN(day) FROM daily_activity)
  UNION ALL
  SELECT day, 'event' AS kind, 2 AS turn, name
  FROM study_events
),
apart AS (
  SELECT
    search.number,
    named.kind,
    named.name,
    named.turn,
    named.day,
    CAST(days_between(named.day, search.day) AS BIGINT) AS days
  FROM break_search AS search
  CROSS JOIN named_days AS named
  WHERE search.kind IN ('jump', 'kink')
),
nearest AS (
  SELECT *
  FROM apart
  QUALIFY CAST(
    ROW_NUMBER() OVER (PARTITION BY number ORDER BY ABS(days), turn, day, name) AS BIGINT
  ) = 1
)
SELECT
  search.number,
  search.day,
  search.low,
  search.high,
  search.kind,
  search.gain,
  search.p,
  search.ratio,
  search.growth_before,
  search.growth_after,
  nearest.kind AS nearest_kind,
  nearest.name AS nearest_name,
  nearest.days AS nearest_days,
  ABS(nearest.days) <= 3 AS nearest_close
FROM break_search AS search
LEFT JOIN nearest ON nearest.number = search.number
WHERE search.kind IN ('jump', 'kink')
ORDER BY search.number
