-- Labels that the codebook of their scheme does not have: how many, and where the first is. They are
-- shown on the terminal alone: what no codebook has may be about a person. Without a codebook labels
-- stand as they came, and none is foreign.
-- one row per: scheme, label
-- about: persons
-- reads: raw_labels, codebook
WITH by_file AS (
  SELECT
    scheme,
    label,
    file,
    MIN(line) AS line,
    CAST(COUNT(*) AS BIGINT) AS count
  FROM raw_labels
  GROUP BY scheme, label, file
)
SELECT
  by_file.scheme,
  by_file.label,
  CAST(SUM(by_file.count) AS BIGINT) AS count,
  MIN(by_file.file) AS file,
  MIN_BY(by_file.line, by_file.file) AS line
FROM by_file
LEFT JOIN codebook ON codebook.scheme = by_file.scheme AND codebook.label = by_file.label
WHERE codebook.label IS NULL
  AND EXISTS (SELECT 1 FROM codebook AS book WHERE book.scheme = by_file.scheme)
GROUP BY by_file.scheme, by_file.label
ORDER BY by_file.scheme, by_file.label
