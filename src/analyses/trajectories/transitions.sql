-- Users by their levels in neighbouring phases, with the profile's followers in the score and
-- without; pairs of levels that nobody has are rows of zeros. Users who were unobserved or not
-- scored in either phase are left out; phase_levels counts them.
-- one row per: followers_counted, from_number, from_level, to_level
-- reads: influence_by_phase
WITH levels AS (
  SELECT 'inactive' AS level
  UNION ALL
  SELECT 'low'
  UNION ALL
  SELECT 'high'
),
phases AS (
  SELECT DISTINCT phase, phase_number
  FROM influence_by_phase
),
versions AS (
  SELECT true AS followers_counted, user_id, phase_number, level
  FROM influence_by_phase
  UNION ALL
  SELECT false, user_id, phase_number, level_without_followers
  FROM influence_by_phase
),
steps AS (
  SELECT
    before.followers_counted,
    before.phase_number AS from_number,
    before.level AS from_level,
    after.level AS to_level
  FROM versions AS before
  JOIN versions AS after
    ON after.followers_counted = before.followers_counted
    AND after.user_id = before.user_id
    AND after.phase_number = before.phase_number + 1
),
cells AS (
  SELECT
    kinds.followers_counted,
    earlier.phase_number AS from_number,
    earlier.phase AS from_phase,
    later.phase AS to_phase,
    from_levels.level AS from_level,
    to_levels.level AS to_level
  FROM phases AS earlier
  JOIN phases AS later ON later.phase_number = earlier.phase_number + 1
  CROSS JOIN (SELECT true AS followers_counted UNION ALL SELECT false) AS kinds
  CROSS JOIN levels AS from_levels
  CROSS JOIN levels AS to_levels
)
SELECT
  cells.followers_counted,
  cells.from_number,
  MAX(cells.from_phase) AS from_phase,
  MAX(cells.to_phase) AS to_phase,
  cells.from_level,
  cells.to_level,
  CAST(COUNT(steps.from_level) AS BIGINT) AS users
FROM cells
LEFT JOIN steps
  ON steps.followers_counted = cells.followers_counted
  AND steps.from_number = cells.from_number
  AND steps.from_level = cells.from_level
  AND steps.to_level = cells.to_level
GROUP BY cells.followers_counted, cells.from_number, cells.from_level, cells.to_level
ORDER BY cells.followers_counted, cells.from_number, cells.from_level, cells.to_level
