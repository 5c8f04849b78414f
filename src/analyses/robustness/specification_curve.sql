-- The specifications of the finding that wavered most, in the order of their estimates: of those
-- with authors enough to be a headline the one with the smallest share on the study's own side, and
-- among equals the one whose estimates lie furthest apart for their size. An estimate of too few
-- authors is none.
-- one row per: place
-- reads: multiverse, multiverse_summary, findings
WITH agreement AS (
  SELECT
    multiverse_summary.finding,
    agree / NULLIF(CAST(compared AS DOUBLE), 0e0) AS same_side,
    (most - least) / NULLIF(ABS(median), 0e0) AS relative_range
  FROM multiverse_summary
  JOIN findings ON findings.finding = multiverse_summary.finding
  WHERE compared > 0 AND findings.authors >= findings.least_authors
),
ranked AS (
  SELECT
    finding,
    CAST(ROW_NUMBER() OVER (
      ORDER BY same_side NULLS LAST, relative_range DESC NULLS LAST, finding
    ) AS BIGINT) AS wavering
  FROM agreement
),
chosen AS (
  SELECT finding
  FROM ranked
  WHERE wavering = 1
)
SELECT
  CAST(ROW_NUMBER() OVER (ORDER BY multiverse.estimate, multiverse.specification) AS BIGINT)
    AS place,
  multiverse.*
FROM multiverse
JOIN chosen ON chosen.finding = multiverse.finding
JOIN findings ON findings.finding = multiverse.finding
WHERE multiverse.estimate IS NOT NULL AND multiverse.authors >= findings.least_authors
ORDER BY place
