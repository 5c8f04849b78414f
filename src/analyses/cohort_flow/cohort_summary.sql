-- Who brought how many users into the cohort, and what decisions changed.
-- one row per: cohort_by
-- reads: cohort, cohort_include, codebook, settings(cohort_by, cohort_scheme)
WITH named AS (
  SELECT COALESCE(codebook.name, settings.cohort_scheme || ': ' || cohort_include.label) AS name
  FROM cohort_include
  CROSS JOIN settings
  LEFT JOIN codebook
    ON codebook.scheme = settings.cohort_scheme AND codebook.label = cohort_include.label
),
names AS (
  SELECT array_join(array_sort(array_agg(name) FILTER (WHERE name IS NOT NULL)), ', ') AS names
  FROM named
),
judges AS (
  SELECT array_join(array_sort(array_agg(judged_by) FILTER (WHERE judged_by IS NOT NULL)), ', ')
    AS names
  FROM (SELECT DISTINCT judged_by FROM cohort WHERE judged_in) AS distinct_judges
),
counted AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS users,
    CAST(COUNT(*) FILTER (WHERE included) AS BIGINT) AS included,
    CAST(COUNT(*) FILTER (WHERE included AND decided IS NULL) AS BIGINT) AS included_undecided,
    CAST(COUNT(*) FILTER (WHERE decided) AS BIGINT) AS decided_in,
    CAST(COUNT(*) FILTER (WHERE NOT decided) AS BIGINT) AS decided_out,
    CAST(COUNT(*) FILTER (WHERE decided IS NULL) AS BIGINT) AS undecided,
    CAST(COUNT(*) FILTER (WHERE judged_in) AS BIGINT) AS judged_in,
    CAST(COUNT(*) FILTER (WHERE NOT judged_in) AS BIGINT) AS judged_out,
    CAST(COUNT(*) FILTER (WHERE judged_label IS NULL) AS BIGINT) AS not_judged,
    CAST(COUNT(*) FILTER (WHERE decided AND NOT COALESCE(judged_in, false)) AS BIGINT)
      AS overruled_in,
    CAST(COUNT(*) FILTER (WHERE NOT decided AND judged_in) AS BIGINT) AS overruled_out
  FROM cohort
)
SELECT
  settings.cohort_by,
  settings.cohort_scheme AS scheme,
  NULLIF(names.names, '') AS include_names,
  NULLIF(judges.names, '') AS judges,
  counted.users,
  counted.included,
  counted.included_undecided,
  counted.decided_in,
  counted.decided_out,
  counted.undecided,
  counted.judged_in,
  counted.judged_out,
  counted.not_judged,
  counted.overruled_in,
  counted.overruled_out
FROM settings
CROSS JOIN names
CROSS JOIN judges
CROSS JOIN counted
ORDER BY cohort_by
