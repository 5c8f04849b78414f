-- Who is in the curves of retention and who is not, with the reason.
-- one row per: status
-- reads: retained_users
SELECT
  status,
  CAST(COUNT(*) AS BIGINT) AS users,
  CAST(COUNT(*) FILTER (WHERE left_for_good) AS BIGINT) AS events
FROM retained_users
GROUP BY status
ORDER BY status
