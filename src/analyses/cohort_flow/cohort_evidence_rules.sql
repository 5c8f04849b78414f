-- The countries, languages and phrases of the study that spoke for users, each user by the one that
-- was found most often, and how many of these users are in the cohort.
-- one row per: annotator, kind, rule
-- of people: rule (users)
-- reads: cohort_evidence, cohort
SELECT
  cohort_evidence.annotator,
  cohort_evidence.kind,
  cohort_evidence.rule,
  CAST(COUNT(*) AS BIGINT) AS users,
  CAST(COUNT(*) FILTER (WHERE cohort.included) AS BIGINT) AS included
FROM cohort_evidence
JOIN cohort ON cohort.user_id = cohort_evidence.user_id
WHERE cohort_evidence.matched
GROUP BY cohort_evidence.annotator, cohort_evidence.kind, cohort_evidence.rule
ORDER BY cohort_evidence.annotator, cohort_evidence.kind, cohort_evidence.rule
