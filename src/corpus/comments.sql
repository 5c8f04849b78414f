-- Every comment once, with the root of its thread, its day and its place. A location that the newest
-- record lacks is the newest known one. They lie as in the files: nothing is sorted then, and what
-- stands together in a file, such as the comments of one post, takes less room.
-- one row per: comment_id
-- about: persons
-- reads: raw_comments, duplicate_comments, comment_roots, places, settings(timezone)
-- cost: 50
WITH known_locations AS (
  SELECT comment_id, MIN_BY(location, older) AS location
  FROM duplicate_comments
  WHERE location IS NOT NULL
  GROUP BY comment_id
),
kept AS (
  SELECT
    raw.*,
    COALESCE(raw.location, known_locations.location) AS known_location
  FROM raw_comments AS raw
  ANTI JOIN duplicate_comments
    ON duplicate_comments.file = raw.file AND duplicate_comments.line = raw.line
  LEFT JOIN known_locations ON known_locations.comment_id = raw.comment_id
)
SELECT
  kept.comment_id,
  kept.post_id,
  kept.user_id,
  kept.parent_id,
  COALESCE(comment_roots.root_id, kept.comment_id) AS root_id,
  kept.created_at,
  local_date(kept.created_at, settings.timezone) AS day,
  kept.body,
  kept.likes,
  kept.replies,
  kept.known_location AS location,
  places.country,
  places.region,
  kept.language,
  kept.mixed_language,
  kept.crawled_at AS last_crawl,
  kept.file AS source,
  kept.line
FROM kept
CROSS JOIN settings
LEFT JOIN comment_roots ON comment_roots.comment_id = kept.comment_id
LEFT JOIN places ON places.location = kept.known_location
ORDER BY source, kept.line
