-- Who is in the study and who said so. A decision about a user counts before anything else; without
-- one, the user's label in the cohort's scheme; without a scheme, whoever no decision names is out;
-- without decisions too, everyone is in.
-- one row per: user_id
-- about: persons
-- reads: users, raw_decisions, judged_labels = labels(cohort), cohort_include, settings(cohort_by)
WITH decided AS (
  SELECT DISTINCT user_id, included
  FROM raw_decisions
),
judged AS (
  SELECT
    given.unit_id AS user_id,
    given.label,
    given.annotator,
    cohort_include.label IS NOT NULL AS judged_in
  FROM judged_labels AS given
  LEFT JOIN cohort_include ON cohort_include.label = given.label
  WHERE given.unit_kind = 'user'
)
SELECT
  users.user_id,
  COALESCE(decided.included, judged.judged_in, settings.cohort_by = 'everyone') AS included,
  CASE
    WHEN decided.included THEN 'yes'
    WHEN NOT decided.included THEN 'no'
    ELSE judged.label
  END AS label,
  CASE
    WHEN decided.included IS NOT NULL THEN 'decisions'
    WHEN settings.cohort_by = 'everyone' THEN 'everyone'
    ELSE judged.annotator
  END AS annotator,
  judged.label AS judged_label,
  judged.annotator AS judged_by,
  judged.judged_in,
  decided.included AS decided
FROM users
CROSS JOIN settings
LEFT JOIN decided ON decided.user_id = users.user_id
LEFT JOIN judged ON judged.user_id = users.user_id
ORDER BY users.user_id
