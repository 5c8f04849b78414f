-- The label that counts for each unit of one scheme, and how many there are: that of the annotator
-- who comes first in label_order; of several by one annotator the last by time, file and line.
-- one table per: scheme
-- one row per: unit_kind, unit_id
-- columns: unit_kind text, unit_id text, scheme text, annotator text, revision text, label text,
--   confidence number, labelled_at instant, file text, line integer, labels integer,
--   distinct_labels integer
-- about: persons
-- reads: given_labels(scheme), label_order, settings(scheme)
-- cost: 10
WITH placed AS (
  SELECT
    given.*,
    COALESCE(label_order.position, CASE WHEN given.annotator = 'imported' THEN 1000000 END)
      AS position
  FROM given_labels AS given
  JOIN settings ON settings.scheme = given.scheme
  LEFT JOIN label_order
    ON label_order.scheme = given.scheme AND label_order.annotator = given.annotator
),
ranked AS (
  SELECT
    *,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY unit_kind, unit_id
      ORDER BY position NULLS LAST, labelled_at DESC NULLS LAST, file DESC NULLS LAST,
        line DESC NULLS LAST, annotator
    ) AS BIGINT) AS place
  FROM placed
),
counted AS (
  SELECT
    unit_kind,
    unit_id,
    CAST(COUNT(*) AS BIGINT) AS labels,
    CAST(COUNT(DISTINCT label) AS BIGINT) AS distinct_labels
  FROM placed
  GROUP BY unit_kind, unit_id
)
SELECT
  ranked.unit_kind,
  ranked.unit_id,
  ranked.scheme,
  ranked.annotator,
  CAST(NULL AS STRING) AS revision,
  ranked.label,
  ranked.confidence,
  ranked.labelled_at,
  ranked.file,
  ranked.line,
  counted.labels,
  counted.distinct_labels
FROM ranked
JOIN counted ON counted.unit_kind = ranked.unit_kind AND counted.unit_id = ranked.unit_id
WHERE ranked.place = 1 AND ranked.position IS NOT NULL
ORDER BY ranked.unit_kind, ranked.unit_id
