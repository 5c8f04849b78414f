-- What of the data a reader must know: the checks whose share is above what passes unsaid, and what
-- is the matter with window, phases, events and score. Terminal, report and this table say the same.
-- one row per: position, code, detail
-- reads: quality, nothing_counted, stretched_window, study_phases, study_events, study_window, days,
--   influence_weights, settings(min_age_days)
WITH limits AS (
  -- Without a detail: each of the check. A check worries if its share is above this.
  SELECT 'lines_in_quarantine' AS code, 2 AS position, 'lines in quarantine' AS check_name,
    'all' AS detail, 0e0 AS above
  UNION ALL SELECT 'lines_joined', 3, 'lines joined by a quote', 'all', 0e0
  UNION ALL SELECT 'many_duplicates', 5, 'duplicates dropped', 'posts', 0.2e0
  UNION ALL SELECT 'many_duplicates', 5, 'duplicates dropped', 'comments', 0.2e0
  UNION ALL SELECT 'posts_without_author', 6, 'posts without their author', 'all', 0e0
  UNION ALL SELECT 'comments_without_post', 7, 'comments without their post', 'all', 0e0
  UNION ALL SELECT 'labels_without_unit', 8, 'labels without their unit', NULL, 0e0
  UNION ALL SELECT 'decisions_without_user', 9, 'decisions without their user', 'all', 0e0
  UNION ALL SELECT 'files_without_records', 10, 'files without records', 'all', 0e0
  UNION ALL SELECT 'time_missing', 11, 'time missing', NULL, 0e0
  UNION ALL SELECT 'ids_refused', 12, 'ids refused', 'all', 0e0
  UNION ALL SELECT 'times_refused', 12, 'times refused', 'all', 0e0
  UNION ALL SELECT 'characters_replaced', 13, 'lines with characters replaced', 'all', 0e0
  UNION ALL SELECT 'age_not_known', 14, 'age of posts at the crawl', 'not known', 0e0
  UNION ALL SELECT 'collected_young', 14, 'age of posts at the crawl', 'younger than 7 days', 0.05e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'posts.likes', 0.01e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'posts.saves', 0.01e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'posts.comments', 0.01e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'posts.shares', 0.01e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'comments.likes', 0.2e0
  UNION ALL SELECT 'counts_missing', 15, 'counts missing', 'users.followers', 0.2e0
  UNION ALL SELECT 'counts_approximate', 15, 'counts approximate', 'posts.likes', 0.01e0
  UNION ALL SELECT 'place_unknown', 16, 'place unknown', NULL, 0.1e0
  UNION ALL SELECT 'profiles_missing', 17, 'authors without a profile', 'all', 0.01e0
  UNION ALL SELECT 'comments_incomplete', 18, 'comments kept by the post''s own count',
    'posts with fewer', 0.1e0
  UNION ALL SELECT 'kind_unknown', 19, 'kind missing or unknown', 'posts', 0.01e0
  UNION ALL SELECT 'crawl_not_known', 19, 'last crawl of a user', 'not known', 0.01e0
  UNION ALL SELECT 'language_unknown', 19, 'language', 'posts: unknown', 0.1e0
  UNION ALL SELECT 'labels_outside_codebook', 30, 'labels outside the codebook', NULL, 0e0
),
-- Where records that are missed may be: in quarantine.
aside AS (
  SELECT
    CASE detail WHEN 'comments' THEN 'comments_incomplete' ELSE 'comments_without_post' END AS code,
    count
  FROM quality
  WHERE check_name = 'records set aside'
),
-- A study of posts alone cannot have lost comments.
no_comments AS (
  SELECT 'comments_incomplete' AS code
  FROM quality
  WHERE check_name = 'comments without their post' AND total = 0
),
of_checks AS (
  SELECT
    limits.position,
    limits.code,
    quality.detail,
    quality.count,
    quality.total,
    quality.share,
    aside.count AS set_aside,
    CAST(NULL AS DATE) AS day,
    CAST(NULL AS DATE) AS next_day,
    quality.example
  FROM limits
  JOIN quality ON quality.check_name = limits.check_name
    AND quality.detail = COALESCE(limits.detail, quality.detail)
  CROSS JOIN settings
  LEFT JOIN aside ON aside.code = limits.code
  ANTI JOIN no_comments ON no_comments.code = limits.code
  WHERE quality.share > limits.above
    AND (settings.min_age_days > 0 OR limits.code <> 'age_not_known')
),
of_window AS (
  SELECT 4 AS position, 'window_stretched' AS code, side AS detail, posts AS count, day, next_day,
    example
  FROM stretched_window
  UNION ALL
  SELECT 21, 'phase_without_day', study_phases.phase, NULL, NULL, NULL, NULL
  FROM study_phases
  ANTI JOIN days ON days.phase = study_phases.phase
  UNION ALL
  SELECT 22, 'event_outside_window', study_events.name, NULL, MIN(study_events.day), NULL, NULL
  FROM study_events
  CROSS JOIN study_window
  WHERE study_events.day < study_window.first_day OR study_events.day > study_window.last_day
  GROUP BY study_events.name
),
-- Where nothing is counted, that is the matter and not the calendar.
nothing AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS causes
  FROM nothing_counted
),
all_worries AS (
  SELECT position, code, detail, count, total, share, set_aside, day, next_day, example
  FROM of_checks
  UNION ALL
  SELECT of_window.position, of_window.code, of_window.detail, of_window.count, NULL, NULL, NULL,
    of_window.day, of_window.next_day, of_window.example
  FROM of_window
  CROSS JOIN nothing
  WHERE nothing.causes = 0
  UNION ALL
  SELECT 1, 'nothing_counted', reason || '; ' || remedy, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM nothing_counted
  UNION ALL
  -- The rows of metrics that are in the score say what is the matter with all of it.
  SELECT DISTINCT 20, 'influence_score', reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM influence_weights
  WHERE scope_number = 0 AND weight IS NOT NULL AND reason IS NOT NULL
)
SELECT
  code,
  detail,
  CAST(position AS BIGINT) AS position,
  CAST(count AS BIGINT) AS count,
  CAST(total AS BIGINT) AS total,
  CAST(share AS DOUBLE) AS share,
  CAST(set_aside AS BIGINT) AS set_aside,
  day,
  next_day,
  example
FROM all_worries
ORDER BY position, code, detail
