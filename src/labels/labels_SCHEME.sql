-- The label that counts for each unit of one scheme, and how many there are. Only imported labels
-- exist so far; among several of one unit the last by time, file and line counts.
-- one row per: unit_kind, unit_id
-- reads: raw_labels, settings(scheme)
WITH ranked AS (
  SELECT
    raw_labels.*,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY unit_kind, unit_id ORDER BY labelled_at NULLS FIRST, file, line
    ) AS BIGINT) AS recency
  FROM raw_labels
  JOIN settings ON settings.scheme = raw_labels.scheme
)
SELECT
  unit_kind,
  unit_id,
  MAX(scheme) AS scheme,
  MAX_BY(annotator, recency) AS annotator,
  CAST(NULL AS STRING) AS revision,
  MAX_BY(label, recency) AS label,
  MAX_BY(confidence, recency) AS confidence,
  MAX_BY(labelled_at, recency) AS labelled_at,
  CAST(COUNT(*) AS BIGINT) AS labels,
  CAST(COUNT(DISTINCT label) AS BIGINT) AS distinct_labels
FROM ranked
GROUP BY unit_kind, unit_id
ORDER BY unit_kind, unit_id
