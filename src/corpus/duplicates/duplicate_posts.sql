-- The records of posts that do not count, because a newer one of the same post does: the newest by
-- crawl; among equally new ones the last by file and line. `older` says how many came after it.
-- one row per: file, line
-- about: persons
-- reads: raw_posts
WITH repeated AS (
  SELECT post_id
  FROM raw_posts
  GROUP BY post_id
  HAVING COUNT(*) > 1
),
ranked AS (
  SELECT
    post_id,
    file,
    line,
    location,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY post_id ORDER BY crawled_at DESC NULLS LAST, file DESC, line DESC
    ) AS BIGINT) - 1 AS older
  FROM raw_posts
  SEMI JOIN repeated USING (post_id)
)
SELECT file, line, post_id, older, location
FROM ranked
WHERE older > 0
ORDER BY file, line
