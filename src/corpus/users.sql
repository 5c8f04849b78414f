-- Every account that has a profile or wrote a post. Where records of one user differ, the newest by
-- crawl wins field by field, and an absent field keeps the older value; the registration is the
-- earliest that is known, the last crawl the latest of the user's profiles, posts and comments.
-- one row per: user_id
-- about: persons
-- reads: raw_users, posts, raw_posts, comments, places, settings(timezone)
WITH profiles AS (
  SELECT
    *,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY user_id ORDER BY crawled_at NULLS FIRST, file, line
    ) AS BIGINT) AS recency
  FROM raw_users
),
merged AS (
  SELECT
    user_id,
    MAX_BY(followers, recency) FILTER (WHERE followers IS NOT NULL) AS followers,
    MAX_BY(following, recency) FILTER (WHERE following IS NOT NULL) AS following,
    MAX_BY(interactions, recency) FILTER (WHERE interactions IS NOT NULL) AS interactions,
    MAX_BY(gender, recency) FILTER (WHERE gender IS NOT NULL) AS gender,
    MAX_BY(bio, recency) FILTER (WHERE bio IS NOT NULL) AS bio,
    MAX_BY(location, recency) FILTER (WHERE location IS NOT NULL) AS location,
    MAX_BY(file, recency) AS source,
    MAX_BY(line, recency) AS line,
    MIN(registered_at) AS registered_at,
    MAX(crawled_at) AS last_crawl
  FROM profiles
  GROUP BY user_id
),
author_crawls AS (
  SELECT user_id, MAX(last_crawl) AS last_crawl
  FROM posts
  WHERE user_id IS NOT NULL
  GROUP BY user_id
),
author_registrations AS (
  SELECT user_id, MIN(author_registered_at) AS registered_at
  FROM raw_posts
  WHERE author_registered_at IS NOT NULL
  GROUP BY user_id
),
accounts AS (
  SELECT user_id FROM merged
  UNION
  SELECT user_id FROM author_crawls
),
comment_crawls AS (
  SELECT user_id, MAX(last_crawl) AS last_crawl
  FROM comments
  SEMI JOIN accounts USING (user_id)
  GROUP BY user_id
),
timed AS (
  SELECT
    accounts.user_id,
    COALESCE(merged.registered_at, author_registrations.registered_at) AS registered_at,
    GREATEST(merged.last_crawl, author_crawls.last_crawl, comment_crawls.last_crawl) AS last_crawl
  FROM accounts
  LEFT JOIN merged USING (user_id)
  LEFT JOIN author_crawls USING (user_id)
  LEFT JOIN author_registrations USING (user_id)
  LEFT JOIN comment_crawls USING (user_id)
)
SELECT
  timed.user_id,
  merged.followers,
  merged.following,
  merged.interactions,
  merged.gender,
  merged.bio,
  merged.location,
  places.country,
  places.region,
  local_date(timed.registered_at, settings.timezone) AS registered_day,
  timed.last_crawl,
  merged.source,
  merged.line
FROM timed
CROSS JOIN settings
LEFT JOIN merged ON merged.user_id = timed.user_id
LEFT JOIN places ON places.location = merged.location
ORDER BY timed.user_id
