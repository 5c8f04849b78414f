-- Which record of each comment counts: the newest by crawl; among equally new ones the last by file
-- and line. A location that the newest record lacks is taken from the newest that has one, since
-- collectors stopped writing it in July 2026.
-- one row per: comment_id
-- reads: raw_comments
WITH ranked AS (
  SELECT
    comment_id,
    file,
    line,
    location,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY comment_id ORDER BY crawled_at NULLS FIRST, file, line
    ) AS BIGINT) AS recency
  FROM raw_comments
)
SELECT
  comment_id,
  MAX_BY(file, recency) AS file,
  MAX_BY(line, recency) AS line,
  MAX_BY(location, recency) FILTER (WHERE location IS NOT NULL) AS location,
  CAST(COUNT(*) AS BIGINT) AS records
FROM ranked
GROUP BY comment_id
ORDER BY comment_id
