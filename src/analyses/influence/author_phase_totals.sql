-- The same of each phase, for everybody in the cohort. A user whose last crawl lies more than
-- retention_gap days before the phase's end was not observed to it: no posts may be no looking.
-- one row per: user_id, phase
-- about: persons
-- reads: cohort, cohort_posts, users, days, settings(timezone, retention_gap)
WITH phases AS (
  SELECT phase, phase_number, MAX(day) AS last_day
  FROM days
  WHERE phase IS NOT NULL
  GROUP BY phase, phase_number
),
received AS (
  SELECT
    cohort_posts.user_id,
    days.phase,
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(SUM(cohort_posts.likes) AS BIGINT) AS likes,
    CAST(SUM(cohort_posts.comments) AS BIGINT) AS comments,
    CAST(SUM(cohort_posts.saves) AS BIGINT) AS saves,
    CAST(SUM(cohort_posts.shares) AS BIGINT) AS shares
  FROM cohort_posts
  JOIN days ON days.day = cohort_posts.day
  GROUP BY cohort_posts.user_id, days.phase
),
members AS (
  SELECT
    cohort.user_id,
    users.followers,
    local_date(users.last_crawl, settings.timezone) AS last_seen,
    settings.retention_gap
  FROM cohort
  CROSS JOIN settings
  LEFT JOIN users ON users.user_id = cohort.user_id
  WHERE cohort.included
)
SELECT
  members.user_id,
  phases.phase,
  phases.phase_number,
  COALESCE(received.posts, 0) AS posts,
  members.last_seen IS NULL
    OR days_between(members.last_seen, phases.last_day) <= members.retention_gap AS is_observed,
  members.followers,
  received.likes,
  received.comments,
  received.saves,
  received.shares
FROM members
CROSS JOIN phases
LEFT JOIN received ON received.user_id = members.user_id AND received.phase = phases.phase
ORDER BY members.user_id, phases.phase
