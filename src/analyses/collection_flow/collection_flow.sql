-- From raw lines to what the analyses count: users, posts and comments kept and left out at each
-- step, and why. What a step keeps is what the next one begins with.
-- one row per: unit, step
-- reads: raw_files, quarantine, raw_users, posts, comments, cohort, cohort_posts,
--   cohort_comments, study_window
WITH refused AS (
  SELECT
    CAST(COALESCE(SUM(records), 0) AS BIGINT) AS records,
    CAST(COALESCE(SUM(records) FILTER (WHERE kind = 'users'), 0) AS BIGINT) AS users,
    CAST(COALESCE(SUM(records) FILTER (WHERE kind = 'posts'), 0) AS BIGINT) AS posts,
    CAST(COALESCE(SUM(records) FILTER (WHERE kind = 'comments'), 0) AS BIGINT) AS comments
  FROM quarantine
),
read AS (
  SELECT
    CAST(COALESCE(SUM(user_records + post_records + comment_records + label_records), 0) AS BIGINT)
      AS records,
    CAST(COALESCE(SUM(user_records), 0) AS BIGINT) AS users,
    CAST(COALESCE(SUM(post_records), 0) AS BIGINT) AS posts,
    CAST(COALESCE(SUM(comment_records), 0) AS BIGINT) AS comments
  FROM raw_files
),
profiles AS (
  SELECT CAST(COUNT(DISTINCT user_id) AS BIGINT) AS users
  FROM raw_users
),
accounts AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS users,
    CAST(COUNT(*) FILTER (WHERE included) AS BIGINT) AS included
  FROM cohort
),
authored AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(posts.user_id) AS BIGINT) AS with_author,
    CAST(COUNT(*) FILTER (WHERE cohort.included) AS BIGINT) AS of_cohort,
    CAST(COUNT(*) FILTER (WHERE cohort.included AND posts.day IS NOT NULL) AS BIGINT) AS with_day
  FROM posts
  LEFT JOIN cohort ON cohort.user_id = posts.user_id
),
counted_posts AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS posts, CAST(COUNT(DISTINCT user_id) AS BIGINT) AS authors
  FROM cohort_posts
),
answered AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS comments,
    CAST(COUNT(posts.post_id) AS BIGINT) AS with_post,
    CAST(COUNT(*) FILTER (WHERE cohort.included) AS BIGINT) AS of_cohort,
    CAST(COUNT(*) FILTER (
      WHERE cohort.included AND posts.day >= study_window.first_day
        AND posts.day <= study_window.last_day
    ) AS BIGINT) AS post_in_window
  FROM comments
  CROSS JOIN study_window
  LEFT JOIN posts ON posts.post_id = comments.post_id
  LEFT JOIN cohort ON cohort.user_id = posts.user_id
),
counted_comments AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS comments
  FROM cohort_comments
),
steps AS (
  SELECT 'records' AS unit, 1 AS step, 'lines read' AS stage, read.records AS kept,
    refused.records AS left_out, 0 AS added, 'could not be read: in quarantine' AS reason
  FROM read CROSS JOIN refused
  UNION ALL
  SELECT 'users', 1, 'profile records read', read.users, refused.users, 0,
    'could not be read: in quarantine'
  FROM read CROSS JOIN refused
  UNION ALL
  SELECT 'users', 2, 'distinct profiles', profiles.users, read.users - profiles.users, 0,
    'other records of the same account, merged'
  FROM read CROSS JOIN profiles
  UNION ALL
  SELECT 'users', 3, 'accounts with a profile or a post', accounts.users, 0,
    accounts.users - profiles.users, 'authors without a profile join'
  FROM profiles CROSS JOIN accounts
  UNION ALL
  SELECT 'users', 4, 'in the cohort', accounts.included, accounts.users - accounts.included, 0,
    'not in the cohort'
  FROM accounts
  UNION ALL
  SELECT 'users', 5, 'with a post in the window', counted_posts.authors,
    accounts.included - counted_posts.authors, 0, 'no post in the window'
  FROM accounts CROSS JOIN counted_posts
  UNION ALL
  SELECT 'posts', 1, 'post records read', read.posts, refused.posts, 0,
    'could not be read: in quarantine'
  FROM read CROSS JOIN refused
  UNION ALL
  SELECT 'posts', 2, 'distinct posts', authored.posts, read.posts - authored.posts, 0,
    'older records of the same post'
  FROM read CROSS JOIN authored
  UNION ALL
  SELECT 'posts', 3, 'with an author', authored.with_author, authored.posts - authored.with_author,
    0, 'the record names no author'
  FROM authored
  UNION ALL
  SELECT 'posts', 4, 'by the cohort', authored.of_cohort, authored.with_author - authored.of_cohort,
    0, 'author not in the cohort'
  FROM authored
  UNION ALL
  SELECT 'posts', 5, 'with a time', authored.with_day, authored.of_cohort - authored.with_day, 0,
    'the record has no time'
  FROM authored
  UNION ALL
  SELECT 'posts', 6, 'in the window', counted_posts.posts, authored.with_day - counted_posts.posts,
    0, 'outside the window'
  FROM authored CROSS JOIN counted_posts
  UNION ALL
  SELECT 'comments', 1, 'comment records read', read.comments, refused.comments, 0,
    'could not be read: in quarantine'
  FROM read CROSS JOIN refused
  UNION ALL
  SELECT 'comments', 2, 'distinct comments', answered.comments, read.comments - answered.comments,
    0, 'older records of the same comment'
  FROM read CROSS JOIN answered
  UNION ALL
  SELECT 'comments', 3, 'on a post that was read', answered.with_post,
    answered.comments - answered.with_post, 0, 'no record of the post was read'
  FROM answered
  UNION ALL
  SELECT 'comments', 4, 'on a post of the cohort', answered.of_cohort,
    answered.with_post - answered.of_cohort, 0, 'author of the post not in the cohort'
  FROM answered
  UNION ALL
  SELECT 'comments', 5, 'on a post in the window', answered.post_in_window,
    answered.of_cohort - answered.post_in_window, 0, 'post outside the window'
  FROM answered
  UNION ALL
  SELECT 'comments', 6, 'in the window', counted_comments.comments,
    answered.post_in_window - counted_comments.comments, 0, 'written outside the window'
  FROM answered CROSS JOIN counted_comments
)
SELECT unit, CAST(step AS BIGINT) AS step, stage, kept, left_out, CAST(added AS BIGINT) AS added,
  reason
FROM steps
ORDER BY unit, step
