-- What the multiverse says of each finding: in how many specifications it could be had, in how many
-- it lay on the same side as the study's own, and how far it went. A share of its own has no side, so
-- nothing is compared. Specifications that differ in what a finding does not look at repeat its
-- estimate: `distinct_estimates` says how many there are. An estimate of too few authors to be said
-- is only counted, in `too_few_authors`. Of a finding whose own rests on too few neither a number nor
-- its side stands here, as in the report's sentences; the reason does.
-- one row per: finding
-- reads: multiverse, findings
WITH told AS (
  SELECT
    multiverse.finding,
    multiverse.specification,
    multiverse.unit,
    multiverse.estimate AS any_estimate,
    CASE WHEN multiverse.authors >= findings.least_authors THEN multiverse.estimate END AS estimate,
    CASE WHEN multiverse.authors >= findings.least_authors THEN multiverse.agrees END AS agrees
  FROM multiverse
  JOIN findings ON findings.finding = multiverse.finding
),
summaries AS (
  SELECT
    finding,
    MAX(unit) AS unit,
    MAX(estimate) FILTER (WHERE specification = 0) AS own_estimate,
    CAST(COUNT(*) AS BIGINT) AS specifications,
    CAST(COUNT(estimate) AS BIGINT) AS with_estimate,
    CAST(COUNT(any_estimate) - COUNT(estimate) AS BIGINT) AS too_few_authors,
    CAST(COUNT(DISTINCT estimate) AS BIGINT) AS distinct_estimates,
    CAST(COUNT(agrees) AS BIGINT) AS compared,
    CAST(COUNT(*) FILTER (WHERE agrees) AS BIGINT) AS agree,
    MIN(estimate) AS least,
    MEDIAN(estimate) AS median,
    MAX(estimate) AS most
  FROM told
  GROUP BY finding
),
judged AS (
  SELECT
    summaries.*,
    findings.authors < findings.least_authors AND findings.estimate IS NOT NULL AS is_withheld,
    findings.authors,
    findings.least_authors,
    findings.reason
  FROM summaries
  JOIN findings ON findings.finding = summaries.finding
)
SELECT
  finding,
  unit,
  CASE WHEN NOT is_withheld THEN own_estimate END AS own_estimate,
  specifications,
  with_estimate,
  distinct_estimates,
  too_few_authors,
  compared,
  CASE WHEN NOT is_withheld THEN agree END AS agree,
  CASE WHEN NOT is_withheld THEN least END AS least,
  CASE WHEN NOT is_withheld THEN median END AS median,
  CASE WHEN NOT is_withheld THEN most END AS most,
  CASE
    WHEN is_withheld THEN 'too few authors to say: it would rest on '
      || CAST(authors AS STRING) || ', and ' || CAST(least_authors AS STRING) || ' are asked for'
    WHEN own_estimate IS NULL THEN reason
  END AS reason
FROM judged
ORDER BY finding
