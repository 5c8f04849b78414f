-- The comments that the analyses count: on the cohort's posts inside the window, and themselves
-- inside the window. Without their text, in the order of the files.
-- one row per: comment_id
-- about: persons
-- reads: comments, cohort_posts, study_window, settings(timezone)
-- cost: 25
SELECT
  comments.comment_id,
  comments.post_id,
  comments.user_id,
  comments.day,
  local_hour(comments.created_at, settings.timezone) AS hour,
  comments.likes,
  comments.country,
  comments.region,
  comments.language,
  comments.mixed_language
FROM comments
CROSS JOIN settings
CROSS JOIN study_window
SEMI JOIN cohort_posts ON cohort_posts.post_id = comments.post_id
WHERE comments.day >= study_window.first_day AND comments.day <= study_window.last_day
ORDER BY comments.source, comments.line
