-- Why no label of a role counts on a post, and what helps; no row for a role of which one does.
-- one row per: role
-- reads: label_coverage, topic_labels = labels(topic), sentiment_labels = labels(sentiment)
WITH labels AS (
  SELECT 'topic' AS role, CAST(COUNT(*) AS BIGINT) AS count
  FROM topic_labels
  UNION ALL
  SELECT 'sentiment', CAST(COUNT(*) AS BIGINT)
  FROM sentiment_labels
),
causes AS (
  SELECT
    label_coverage.role,
    label_coverage.scheme,
    'there are no labels of the scheme "' || label_coverage.scheme || '" (role ' || label_coverage.role || ')'
      AS none,
    CASE
      WHEN labels.count = 0 THEN 'none'
      WHEN label_coverage.posts = 0 THEN 'no_posts'
      WHEN label_coverage.given = 0 THEN 'not_of_posts'
      WHEN label_coverage.labelled = 0 THEN 'of_other_posts'
      WHEN label_coverage.categories > 0
        AND label_coverage.outside_codebook = label_coverage.labelled THEN 'outside_codebook'
      WHEN label_coverage.posts_of_few = label_coverage.labelled THEN 'of_few'
      ELSE 'labelled'
    END AS cause
  FROM label_coverage
  JOIN labels ON labels.role = label_coverage.role
)
SELECT
  role,
  scheme,
  cause,
  CASE cause
    WHEN 'none' THEN none
    WHEN 'not_of_posts' THEN none || ' for posts: theirs are of users or comments'
    WHEN 'of_other_posts' THEN none || ' for posts that are counted'
    WHEN 'outside_codebook' THEN none || ' that their codebook has'
    ELSE none || ' on posts of as many people as least_authors'
  END AS reason,
  CASE cause
    WHEN 'none' THEN 'import labels with a [[source]] of kind "labels" and scheme = "' || scheme
      || '" in study.toml, or name the scheme of those that are there under [roles]'
    WHEN 'not_of_posts' THEN 'name a scheme of posts under [roles] in study.toml'
    WHEN 'of_other_posts' THEN 'map unit_id to the column that holds the posts'' own ids; '
      || '`resettle show quality` says which labels name no post'
    WHEN 'outside_codebook' THEN 'add the labels to codebooks/' || scheme
      || '.toml, or write them as it does; `resettle show foreign_labels` lists them'
    ELSE 'write codebooks/' || scheme || '.toml with the labels, or lower least_authors in study.toml'
  END AS remedy
FROM causes
WHERE cause NOT IN ('labelled', 'no_posts')
ORDER BY role
