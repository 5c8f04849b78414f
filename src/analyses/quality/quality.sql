-- Can the corpus be trusted: every check with how many, out of how many, and where one example is.
-- Checks that measure something carry a value and its unit instead of a share; those that measure a
-- day carry the day as their example. No value of fewer than least_authors people is named.
-- one row per: check_name, detail
-- reads: raw_files, quarantine, raw_users, raw_posts, raw_comments, raw_labels, raw_decisions, foreign_labels,
--   duplicate_posts, duplicate_comments, posts, comments, users, settings(least_authors)
-- cost: 30
WITH files AS (
  SELECT
    CAST(COALESCE(
      SUM(user_records + post_records + comment_records + label_records + quarantined
        + continued_lines), 0
    ) AS BIGINT) AS lines,
    CAST(COALESCE(SUM(continued_lines), 0) AS BIGINT) AS continued,
    CAST(COALESCE(SUM(joined_lines), 0) AS BIGINT) AS joined,
    CAST(COALESCE(SUM(decoded_gb18030), 0) AS BIGINT) AS decoded,
    CAST(COALESCE(SUM(repaired), 0) AS BIGINT) AS repaired,
    MIN(file) FILTER (WHERE decoded_gb18030 > 0) AS decoded_file,
    MIN(file) FILTER (WHERE repaired > 0) AS repaired_file,
    MIN(file) FILTER (WHERE continued_lines > 0) AS continued_file,
    MIN(file || ':' || CAST(joined_from AS STRING) || '–' || CAST(joined_to AS STRING))
      FILTER (WHERE joined_order = 1) AS joined_place
  FROM (
    SELECT
      *,
      CAST(ROW_NUMBER() OVER (ORDER BY joined_to - joined_from DESC NULLS LAST, file) AS BIGINT)
        AS joined_order
    FROM raw_files
  ) AS read
),
first_foreign_labels AS (
  SELECT
    scheme,
    MIN(file || ':' || CAST(line AS STRING)) AS example
  FROM (
    SELECT
      scheme,
      file,
      line,
      CAST(ROW_NUMBER() OVER (PARTITION BY scheme ORDER BY file, line) AS BIGINT) AS nth
    FROM foreign_labels
  ) AS told
  WHERE nth = 1
  GROUP BY scheme
),
refused AS (
  SELECT
    code,
    CAST(SUM(lines) AS BIGINT) AS count,
    MIN(file || ':' || CAST(line AS STRING)) AS example
  FROM quarantine
  GROUP BY code
),
-- A line that is no record at all may be any that its file holds.
set_aside AS (
  SELECT quarantine.file, quarantine.line, quarantine.records, quarantine.kind
  FROM quarantine
  WHERE quarantine.kind IS NOT NULL
  UNION ALL
  SELECT quarantine.file, quarantine.line, quarantine.records, 'posts'
  FROM quarantine
  JOIN raw_files ON raw_files.file = quarantine.file
  WHERE quarantine.kind IS NULL AND raw_files.post_records > 0
  UNION ALL
  SELECT quarantine.file, quarantine.line, quarantine.records, 'comments'
  FROM quarantine
  JOIN raw_files ON raw_files.file = quarantine.file
  WHERE quarantine.kind IS NULL AND raw_files.comment_records > 0
),
all_refused AS (
  SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) AS count, MIN(example) AS example
  FROM refused
),
post_counts AS (
  SELECT 'posts.likes' AS detail, likes AS value, source, line FROM posts
  UNION ALL SELECT 'posts.saves', saves, source, line FROM posts
  UNION ALL SELECT 'posts.comments', comments, source, line FROM posts
  UNION ALL SELECT 'posts.shares', shares, source, line FROM posts
  UNION ALL SELECT 'comments.likes', likes, source, line FROM comments
  UNION ALL SELECT 'users.followers', followers, source, line FROM users
),
approximate AS (
  SELECT 'posts.' || which.col AS detail, source, line
  FROM posts
  CROSS JOIN LATERAL explode(posts.approximate) AS which(col)
),
own_counts AS (
  SELECT post_id, posts.comments AS own
  FROM posts
  WHERE posts.comments IS NOT NULL
),
collected AS (
  SELECT post_id, CAST(COUNT(*) AS BIGINT) AS collected
  FROM comments
  GROUP BY post_id
),
coverage AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(*) FILTER (WHERE COALESCE(collected.collected, 0) < own_counts.own) AS BIGINT)
      AS incomplete,
    CAST(SUM(COALESCE(collected.collected, 0)) AS BIGINT) AS collected,
    CAST(SUM(own_counts.own) AS BIGINT) AS own
  FROM own_counts
  LEFT JOIN collected USING (post_id)
),
-- By file first: the file's name is then put before one line of it, not before all.
post_languages AS (
  SELECT language, source, MIN(CAST(line AS STRING)) AS line, CAST(COUNT(*) AS BIGINT) AS count
  FROM posts
  GROUP BY language, source
),
comment_languages AS (
  SELECT language, source, MIN(CAST(line AS STRING)) AS line, CAST(COUNT(*) AS BIGINT) AS count
  FROM comments
  GROUP BY language, source
),
shown_post_languages AS (
  SELECT language
  FROM posts
  CROSS JOIN settings
  GROUP BY language
  HAVING language = 'unknown' OR COUNT(DISTINCT user_id) >= MAX(settings.least_authors)
),
shown_comment_languages AS (
  SELECT language
  FROM comments
  CROSS JOIN settings
  GROUP BY language
  HAVING language = 'unknown' OR COUNT(DISTINCT user_id) >= MAX(settings.least_authors)
),
languages AS (
  SELECT 'posts' AS units, COALESCE(shown.language, 'of few people') AS language, made.count,
    made.source || ':' || made.line AS example
  FROM post_languages AS made
  LEFT JOIN shown_post_languages AS shown ON shown.language = made.language
  UNION ALL
  SELECT 'comments', COALESCE(shown.language, 'of few people'), made.count,
    made.source || ':' || made.line
  FROM comment_languages AS made
  LEFT JOIN shown_comment_languages AS shown ON shown.language = made.language
),
ages AS (
  SELECT CAST(days_between(utc_date(created_at), utc_date(last_crawl)) AS BIGINT) AS age, source, line
  FROM posts
  WHERE created_at IS NOT NULL AND last_crawl IS NOT NULL
),
lost_labels AS (
  SELECT scheme, unit_kind, file, line
  FROM raw_labels
  ANTI JOIN posts ON posts.post_id = raw_labels.unit_id
  WHERE unit_kind = 'post'
  UNION ALL
  SELECT scheme, unit_kind, file, line
  FROM raw_labels
  ANTI JOIN comments ON comments.comment_id = raw_labels.unit_id
  WHERE unit_kind = 'comment'
  UNION ALL
  SELECT scheme, unit_kind, file, line
  FROM raw_labels
  ANTI JOIN users ON users.user_id = raw_labels.unit_id
  WHERE unit_kind = 'user'
),
lost_decisions AS (
  SELECT file, line
  FROM raw_decisions
  ANTI JOIN users ON users.user_id = raw_decisions.user_id
),
labels_of_scheme AS (
  SELECT scheme, CAST(COUNT(*) AS BIGINT) AS count
  FROM raw_labels
  GROUP BY scheme
),
checks AS (
  SELECT 'lines in quarantine' AS check_name, 'all' AS detail,
    all_refused.count, files.lines AS total, CAST(NULL AS DOUBLE) AS value,
    CAST(NULL AS STRING) AS unit, all_refused.example
  FROM all_refused CROSS JOIN files
  UNION ALL
  SELECT 'records set aside', kinds.kind, CAST(COALESCE(SUM(set_aside.records), 0) AS BIGINT),
    MAX(files.lines), NULL, NULL, MIN(set_aside.file || ':' || CAST(set_aside.line AS STRING))
  FROM (SELECT 'posts' AS kind UNION ALL SELECT 'comments') AS kinds
  CROSS JOIN files
  LEFT JOIN set_aside ON set_aside.kind = kinds.kind
  GROUP BY kinds.kind
  UNION ALL
  SELECT 'files without records', 'all', CAST(COUNT(*) FILTER (WHERE is_empty) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(file) FILTER (WHERE is_empty)
  FROM (
    SELECT file,
      user_records + post_records + comment_records + label_records + quarantined = 0 AS is_empty
    FROM raw_files
  ) AS read_files
  UNION ALL
  SELECT 'lines in quarantine', code, count, files.lines, NULL, NULL, example
  FROM refused CROSS JOIN files
  UNION ALL
  SELECT 'times refused', 'all', CAST(COALESCE(SUM(count), 0) AS BIGINT), MAX(files.lines), NULL,
    NULL, MIN(example)
  FROM files
  LEFT JOIN refused ON code IN ('unreadable_time', 'relative_time', 'time_out_of_range')
  UNION ALL
  SELECT 'ids refused', 'all', CAST(COALESCE(SUM(count), 0) AS BIGINT), MAX(files.lines), NULL,
    NULL, MIN(example)
  FROM files LEFT JOIN refused ON code IN ('missing_id', 'rounded_id')
  UNION ALL
  SELECT 'lines decoded from GB18030', 'all', decoded, lines, NULL, NULL, decoded_file FROM files
  UNION ALL
  SELECT 'lines with characters replaced', 'all', repaired, lines, NULL, NULL, repaired_file
  FROM files
  UNION ALL
  SELECT 'lines behind the first of their record', 'all', continued, lines, NULL, NULL,
    continued_file
  FROM files
  UNION ALL
  SELECT 'lines joined by a quote', 'all', joined, lines, NULL, NULL, joined_place FROM files
  UNION ALL
  SELECT 'labels outside the codebook', foreign_labels.scheme,
    CAST(SUM(foreign_labels.count) AS BIGINT), MAX(labels_of_scheme.count), NULL, NULL,
    MAX(first_foreign_labels.example)
  FROM foreign_labels
  JOIN labels_of_scheme ON labels_of_scheme.scheme = foreign_labels.scheme
  JOIN first_foreign_labels ON first_foreign_labels.scheme = foreign_labels.scheme
  GROUP BY foreign_labels.scheme
  UNION ALL
  SELECT 'labels without their unit', lost_labels.scheme || ': ' || lost_labels.unit_kind,
    CAST(COUNT(*) AS BIGINT), MAX(labels_of_scheme.count), NULL, NULL,
    MIN(lost_labels.file || ':' || CAST(lost_labels.line AS STRING))
  FROM lost_labels
  JOIN labels_of_scheme ON labels_of_scheme.scheme = lost_labels.scheme
  GROUP BY lost_labels.scheme, lost_labels.unit_kind
  UNION ALL
  SELECT 'decisions without their user', 'all', CAST(COUNT(lost_decisions.line) AS BIGINT),
    MAX(given.decisions), NULL, NULL,
    MIN(lost_decisions.file || ':' || CAST(lost_decisions.line AS STRING))
  FROM (SELECT CAST(COUNT(*) AS BIGINT) AS decisions FROM raw_decisions) AS given
  LEFT JOIN lost_decisions ON true
  UNION ALL
  SELECT 'duplicates dropped', 'posts', CAST(COUNT(line) AS BIGINT), MAX(total.records), NULL, NULL,
    MIN(file || ':' || CAST(line AS STRING))
  FROM (SELECT CAST(COUNT(*) AS BIGINT) AS records FROM raw_posts) AS total
  LEFT JOIN duplicate_posts ON true
  UNION ALL
  SELECT 'duplicates dropped', 'comments', CAST(COUNT(line) AS BIGINT), MAX(total.records), NULL, NULL,
    MIN(file || ':' || CAST(line AS STRING))
  FROM (SELECT CAST(COUNT(*) AS BIGINT) AS records FROM raw_comments) AS total
  LEFT JOIN duplicate_comments ON true
  UNION ALL
  SELECT 'duplicates dropped', 'profiles',
    CAST(COUNT(*) - COUNT(DISTINCT user_id) AS BIGINT), CAST(COUNT(*) AS BIGINT), NULL, NULL, NULL
  FROM raw_users
  UNION ALL
  SELECT 'comments without their post', 'all', CAST(COUNT(*) FILTER (WHERE posts.post_id IS NULL)
    AS BIGINT), CAST(COUNT(*) AS BIGINT), NULL, NULL,
    MIN(CASE WHEN posts.post_id IS NULL THEN comments.source || ':' || CAST(comments.line AS STRING) END)
  FROM comments LEFT JOIN posts ON posts.post_id = comments.post_id
  UNION ALL
  SELECT 'posts without their author', 'all', CAST(COUNT(*) FILTER (WHERE user_id IS NULL)
    AS BIGINT), CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN user_id IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM posts
  UNION ALL
  SELECT 'authors without a profile', 'all', CAST(COUNT(*) FILTER (WHERE source IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, NULL
  FROM users
  UNION ALL
  SELECT 'time missing', 'posts', CAST(COUNT(*) FILTER (WHERE created_at IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN created_at IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM posts
  UNION ALL
  SELECT 'time missing', 'comments', CAST(COUNT(*) FILTER (WHERE created_at IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN created_at IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM comments
  UNION ALL
  SELECT 'kind missing or unknown', 'posts', CAST(COUNT(*) FILTER (WHERE kind IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN kind IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM posts
  UNION ALL
  SELECT 'counts missing', detail, CAST(COUNT(*) FILTER (WHERE value IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN value IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM post_counts
  GROUP BY detail
  UNION ALL
  SELECT 'counts approximate', detail, CAST(COUNT(*) AS BIGINT),
    (SELECT CAST(COUNT(*) AS BIGINT) FROM posts), NULL, NULL, MIN(source || ':' || CAST(line AS STRING))
  FROM approximate
  GROUP BY detail
  UNION ALL
  SELECT 'place unknown', 'posts', CAST(COUNT(*) FILTER (WHERE country IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN country IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM posts
  UNION ALL
  SELECT 'place unknown', 'comments', CAST(COUNT(*) FILTER (WHERE country IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN country IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM comments
  UNION ALL
  SELECT 'language', units || ': ' || language, CAST(SUM(count) AS BIGINT),
    CASE units WHEN 'posts' THEN (SELECT CAST(COUNT(*) AS BIGINT) FROM posts)
      ELSE (SELECT CAST(COUNT(*) AS BIGINT) FROM comments) END,
    NULL, NULL, MIN(example)
  FROM languages
  GROUP BY units, language
  UNION ALL
  SELECT 'last crawl of a user', 'not known', CAST(COUNT(*) FILTER (WHERE last_crawl IS NULL)
    AS BIGINT), CAST(COUNT(*) AS BIGINT), NULL, NULL, NULL
  FROM users
  UNION ALL
  SELECT 'last crawl of a user', 'earliest', NULL, NULL, NULL, 'day',
    CAST(MIN(utc_date(last_crawl)) AS STRING)
  FROM users
  UNION ALL
  SELECT 'last crawl of a user', 'latest', NULL, NULL, NULL, 'day',
    CAST(MAX(utc_date(last_crawl)) AS STRING)
  FROM users
  UNION ALL
  SELECT 'age of posts at the crawl', 'median', NULL, NULL, MEDIAN(CAST(age AS DOUBLE)), 'days', NULL
  FROM ages
  UNION ALL
  SELECT 'age of posts at the crawl', 'not known',
    CAST(COUNT(*) FILTER (WHERE created_at IS NULL OR last_crawl IS NULL) AS BIGINT),
    CAST(COUNT(*) AS BIGINT), NULL, NULL,
    MIN(CASE WHEN created_at IS NULL OR last_crawl IS NULL THEN source || ':' || CAST(line AS STRING) END)
  FROM posts
  UNION ALL
  SELECT 'age of posts at the crawl', 'younger than 7 days', CAST(COUNT(*) FILTER (WHERE age < 7)
    AS BIGINT), CAST(COUNT(*) AS BIGINT), NULL, NULL, MIN(CASE WHEN age < 7 THEN source || ':' || CAST(line AS STRING) END)
  FROM ages
  UNION ALL
  SELECT 'comments kept by the post''s own count', 'posts with fewer', incomplete, posts, NULL,
    NULL, NULL
  FROM coverage
  UNION ALL
  SELECT 'comments kept by the post''s own count', 'ratio', NULL, NULL,
    collected / NULLIF(CAST(own AS DOUBLE), 0e0), 'comments per counted comment', NULL
  FROM coverage
)
SELECT
  check_name,
  detail,
  count,
  total,
  count / NULLIF(CAST(total AS DOUBLE), 0e0) AS share,
  value,
  unit,
  example
FROM checks
ORDER BY check_name, detail
