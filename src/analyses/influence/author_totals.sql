-- What the score of influence is made of: followers of the profile, and what each author's posts in
-- the window received. A missing count leaves its sum; where all are missing so is the sum. And on
-- which day the author was last crawled, which says how far silence means anything.
-- one row per: user_id
-- about: persons
-- reads: cohort_posts, users, settings(timezone)
SELECT
  cohort_posts.user_id,
  CAST(COUNT(*) AS BIGINT) AS posts,
  MAX(users.followers) AS followers,
  MAX(local_date(users.last_crawl, settings.timezone)) AS last_seen,
  CAST(SUM(cohort_posts.likes) AS BIGINT) AS likes,
  CAST(SUM(cohort_posts.comments) AS BIGINT) AS comments,
  CAST(SUM(cohort_posts.saves) AS BIGINT) AS saves,
  CAST(SUM(cohort_posts.shares) AS BIGINT) AS shares
FROM cohort_posts
CROSS JOIN settings
LEFT JOIN users ON users.user_id = cohort_posts.user_id
GROUP BY cohort_posts.user_id
ORDER BY cohort_posts.user_id
