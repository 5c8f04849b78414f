-- Why the analyses have no post to count, and what helps; no row if they have some.
-- one row per: reason
-- reads: posts, cohort, cohort_posts, quarantine, study_window
WITH counted AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS posts
  FROM cohort_posts
),
refused AS (
  SELECT CAST(COALESCE(SUM(lines), 0) AS BIGINT) AS lines
  FROM quarantine
),
everyone AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS posts,
    CAST(COUNT(user_id) AS BIGINT) AS with_author
  FROM posts
),
members AS (
  SELECT user_id
  FROM cohort
  WHERE included
),
of_cohort AS (
  SELECT
    CAST(COUNT(*) AS BIGINT) AS posts,
    MIN(posts.day) AS first_day,
    MAX(posts.day) AS last_day
  FROM posts
  SEMI JOIN members ON members.user_id = posts.user_id
),
causes AS (
  SELECT
    CASE
      WHEN everyone.posts = 0 AND refused.lines > 0 THEN 'no post was read'
      WHEN everyone.posts = 0 THEN 'no source'
      WHEN everyone.with_author = 0 THEN 'no author'
      WHEN of_cohort.posts = 0 THEN 'no member'
      WHEN of_cohort.first_day IS NULL THEN 'no time'
      ELSE 'no day'
    END AS cause,
    CAST(refused.lines AS STRING) AS lines,
    CAST(of_cohort.first_day AS STRING) AS first_post,
    CAST(of_cohort.last_day AS STRING) AS last_post,
    CAST(study_window.first_day AS STRING) AS first_day,
    CAST(study_window.last_day AS STRING) AS last_day
  FROM counted
  CROSS JOIN refused
  CROSS JOIN everyone
  CROSS JOIN of_cohort
  LEFT JOIN study_window ON true
  WHERE counted.posts = 0
)
SELECT
  CASE cause
    WHEN 'no post was read' THEN 'no post was read, and ' || lines || ' lines are in quarantine'
    WHEN 'no source' THEN 'the sources hold no posts: there is nothing to count'
    WHEN 'no author' THEN 'no post names its author, so that nobody who wrote one is in the cohort'
    WHEN 'no member' THEN 'nobody who wrote a post is in the cohort'
    WHEN 'no time' THEN 'no post of the cohort has a time'
    ELSE 'no post of the cohort lies in the window (' || first_day || ' to ' || last_day
      || '): they were written from ' || first_post || ' to ' || last_post
  END AS reason,
  CASE cause
    WHEN 'no post was read'
      THEN '`resettle quarantine` says why: mend the files, or the columns of their [[source]]'
    WHEN 'no source' THEN 'add a [[source]] whose files hold posts'
    WHEN 'no author'
      THEN 'map user_id or creator_hash in the columns of the posts'' [[source]]'
    WHEN 'no member'
      THEN 'let [cohort] include others; `resettle show cohort_flow` says who was left out'
    WHEN 'no time' THEN 'map created_at in the columns of the posts'' [[source]]'
    ELSE 'move first_day and last_day in [window], or delete that section'
  END AS remedy
FROM causes
ORDER BY reason
