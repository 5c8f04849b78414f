-- How many of the cohort had which level in each phase, those not observed or not scored among them.
-- one row per: followers_counted, phase_number, level
-- reads: influence_by_phase
WITH versions AS (
  SELECT true AS followers_counted, phase, phase_number, level
  FROM influence_by_phase
  UNION ALL
  SELECT false, phase, phase_number, level_without_followers
  FROM influence_by_phase
),
counted AS (
  SELECT
    followers_counted,
    phase_number,
    MAX(phase) AS phase,
    level,
    CAST(COUNT(*) AS BIGINT) AS users
  FROM versions
  GROUP BY followers_counted, phase_number, level
)
SELECT
  followers_counted,
  phase_number,
  phase,
  level,
  users,
  users / NULLIF(CAST(SUM(users) OVER (PARTITION BY followers_counted, phase_number) AS DOUBLE), 0e0)
    AS user_share
FROM counted
ORDER BY followers_counted, phase_number, level
