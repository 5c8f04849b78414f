-- The records of comments that do not count, because a newer one of the same comment does: the newest by
-- crawl; among equally new ones the last by file and line. `older` says how many came after it.
-- one row per: file, line
-- about: persons
-- reads: raw_comments
WITH repeated AS (
  SELECT comment_id
  FROM raw_comments
  GROUP BY comment_id
  HAVING COUNT(*) > 1
),
ranked AS (
  SELECT
    comment_id,
    file,
    line,
    location,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY comment_id ORDER BY crawled_at DESC NULLS LAST, file DESC, line DESC
    ) AS BIGINT) - 1 AS older
  FROM raw_comments
  SEMI JOIN repeated USING (comment_id)
)
SELECT file, line, comment_id, older, location
FROM ranked
WHERE older > 0
ORDER BY file, line
