-- Every post once, with its day in the study's zone and its place. A location that the newest record
-- lacks is the newest known one, since collectors stopped writing it in July 2026.
-- one row per: post_id
-- about: persons
-- reads: raw_posts, duplicate_posts, places, settings(timezone)
-- cost: 10
WITH known_locations AS (
  SELECT post_id, MIN_BY(location, older) AS location
  FROM duplicate_posts
  WHERE location IS NOT NULL
  GROUP BY post_id
),
kept AS (
  SELECT
    raw.*,
    COALESCE(raw.location, known_locations.location) AS known_location
  FROM raw_posts AS raw
  ANTI JOIN duplicate_posts
    ON duplicate_posts.file = raw.file AND duplicate_posts.line = raw.line
  LEFT JOIN known_locations ON known_locations.post_id = raw.post_id
)
SELECT
  kept.post_id,
  kept.user_id,
  kept.created_at,
  local_date(kept.created_at, settings.timezone) AS day,
  kept.kind,
  kept.title,
  kept.body,
  kept.hashtags,
  kept.likes,
  kept.saves,
  kept.comments,
  kept.shares,
  kept.approximate,
  kept.known_location AS location,
  places.country,
  places.region,
  kept.language,
  kept.mixed_language,
  kept.keyword,
  kept.crawled_at AS last_crawl,
  kept.file AS source,
  kept.line
FROM kept
CROSS JOIN settings
LEFT JOIN places ON places.location = kept.known_location
ORDER BY kept.post_id
