-- What the multiverse says of each finding: in how many specifications it could be had, in how many
-- it lay on the same side as the study's own, and how far it went. A share of its own has no side, so
-- nothing is compared. Specifications that differ in what a finding does not look at repeat its
-- estimate: `distinct_estimates` says how many there are.
-- one row per: finding
-- reads: multiverse
SELECT
  finding,
  MAX(unit) AS unit,
  MAX(estimate) FILTER (WHERE specification = 0) AS own_estimate,
  CAST(COUNT(*) AS BIGINT) AS specifications,
  CAST(COUNT(estimate) AS BIGINT) AS with_estimate,
  CAST(COUNT(DISTINCT estimate) AS BIGINT) AS distinct_estimates,
  CAST(COUNT(agrees) AS BIGINT) AS compared,
  CAST(COUNT(*) FILTER (WHERE agrees) AS BIGINT) AS agree,
  MIN(estimate) AS least,
  MEDIAN(estimate) AS median,
  MAX(estimate) AS most
FROM multiverse
GROUP BY finding
ORDER BY finding
