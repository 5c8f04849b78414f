-- The posts that the analyses count: of the cohort, inside the window. Without their text.
-- one row per: post_id
-- about: persons
-- reads: posts, cohort, study_window, settings(timezone)
SELECT
  posts.post_id,
  posts.user_id,
  posts.created_at,
  posts.day,
  local_hour(posts.created_at, settings.timezone) AS hour,
  posts.kind,
  posts.hashtags,
  posts.likes,
  posts.saves,
  posts.comments,
  posts.shares,
  posts.country,
  posts.region,
  posts.language,
  posts.mixed_language,
  posts.last_crawl
FROM posts
CROSS JOIN settings
CROSS JOIN study_window
SEMI JOIN (SELECT user_id FROM cohort WHERE included) AS members
  ON members.user_id = posts.user_id
WHERE posts.day >= study_window.first_day AND posts.day <= study_window.last_day
ORDER BY posts.post_id
