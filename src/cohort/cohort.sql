-- Who is in the study and who said so. Without decisions everyone is; with them whoever they leave
-- out is not.
-- one row per: user_id
-- reads: users, raw_decisions, settings(cohort_by)
SELECT
  users.user_id,
  CASE
    WHEN settings.cohort_by = 'everyone' THEN true
    ELSE COALESCE(raw_decisions.included, false)
  END AS included,
  CASE
    WHEN raw_decisions.included IS NULL THEN NULL
    WHEN raw_decisions.included THEN 'yes'
    ELSE 'no'
  END AS label,
  CASE
    WHEN settings.cohort_by = 'everyone' THEN 'everyone'
    WHEN raw_decisions.included IS NOT NULL THEN 'decisions'
  END AS annotator
FROM users
CROSS JOIN settings
LEFT JOIN (SELECT DISTINCT user_id, included FROM raw_decisions) AS raw_decisions
  ON raw_decisions.user_id = users.user_id
ORDER BY users.user_id
