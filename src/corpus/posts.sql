-- Every post once, with its day in the study's zone, its place and its language.
-- one row per: post_id
-- reads: raw_posts, kept_posts, places, post_languages, settings(timezone)
WITH kept AS (
  SELECT
    raw.*,
    kept_posts.location AS known_location
  FROM raw_posts AS raw
  JOIN kept_posts ON kept_posts.file = raw.file AND kept_posts.line = raw.line
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
  post_languages.language,
  post_languages.mixed_language,
  kept.keyword,
  kept.crawled_at AS last_crawl,
  kept.file || ':' || CAST(kept.line AS STRING) AS source
FROM kept
CROSS JOIN settings
LEFT JOIN places ON places.location = kept.known_location
LEFT JOIN post_languages ON post_languages.post_id = kept.post_id
ORDER BY kept.post_id
