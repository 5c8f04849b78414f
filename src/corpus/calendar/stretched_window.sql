-- The ends of the window that few posts stretch: a tenth of the posts or fewer lie beyond a gap of
-- more than a year without any. No row for an end that study.toml sets.
-- one row per: side
-- reads: posts, settings(first_day, last_day)
WITH posted AS (
  SELECT
    day,
    CAST(COUNT(*) AS BIGINT) AS posts,
    MIN(source || ':' || CAST(line AS STRING)) AS example
  FROM posts
  WHERE day IS NOT NULL
  GROUP BY day
),
in_order AS (
  SELECT
    day,
    example,
    CAST(SUM(posts) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS BIGINT) AS posts_to_day,
    CAST(SUM(posts) OVER () AS BIGINT) AS all_posts,
    LEAD(day) OVER (ORDER BY day) AS next_day
  FROM posted
),
gaps AS (
  SELECT day, next_day, posts_to_day, all_posts, GREATEST(all_posts, 10) AS ten
  FROM in_order
  WHERE days_between(day, next_day) > 366 AND all_posts > 2
),
nearest AS (
  SELECT
    'first' AS side,
    MAX(next_day) AS next_day,
    MAX(posts_to_day) AS posts
  FROM gaps
  WHERE posts_to_day * 10 <= ten
  UNION ALL
  SELECT
    'last',
    MIN(day),
    MIN(all_posts) - MIN(posts_to_day)
  FROM gaps
  WHERE (all_posts - posts_to_day) * 10 <= ten
),
ends AS (
  SELECT
    CASE WHEN MIN(day) OVER () = day THEN 'first' ELSE 'last' END AS side,
    day,
    example
  FROM posted
  QUALIFY day = MIN(day) OVER () OR day = MAX(day) OVER ()
)
SELECT
  ends.side,
  ends.day,
  nearest.next_day,
  CAST(nearest.posts AS BIGINT) AS posts,
  ends.example
FROM ends
JOIN nearest ON nearest.side = ends.side
CROSS JOIN settings
WHERE nearest.next_day IS NOT NULL
  AND CASE WHEN ends.side = 'first' THEN settings.first_day ELSE settings.last_day END IS NULL
ORDER BY ends.side
