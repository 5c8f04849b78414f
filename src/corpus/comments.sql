-- Every comment once, with the root of its thread, its day, place and language.
-- one row per: comment_id
-- reads: raw_comments, kept_comments, comment_roots, places, comment_languages, settings(timezone)
WITH kept AS (
  SELECT
    raw.*,
    kept_comments.location AS known_location
  FROM raw_comments AS raw
  JOIN kept_comments ON kept_comments.file = raw.file AND kept_comments.line = raw.line
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
  comment_languages.language,
  comment_languages.mixed_language,
  kept.crawled_at AS last_crawl,
  kept.file || ':' || CAST(kept.line AS STRING) AS source
FROM kept
CROSS JOIN settings
LEFT JOIN comment_roots ON comment_roots.comment_id = kept.comment_id
LEFT JOIN places ON places.location = kept.known_location
LEFT JOIN comment_languages ON comment_languages.comment_id = kept.comment_id
ORDER BY kept.comment_id
