-- Each kind of evidence that a rule asks for: of how many users there was something to look at, for
-- how many it speaks, and what is missing where there was nothing at all.
-- one row per: annotator, kind
-- reads: cohort_evidence
SELECT
  annotator,
  kind,
  CAST(COUNT(*) AS BIGINT) AS users,
  CAST(COUNT(*) FILTER (WHERE looked_at > 0) AS BIGINT) AS looked_at,
  CAST(COUNT(*) FILTER (WHERE matched) AS BIGINT) AS matched,
  CAST(COUNT(*) FILTER (WHERE matched) AS BIGINT)
    / NULLIF(CAST(COUNT(*) FILTER (WHERE looked_at > 0) AS DOUBLE), 0e0) AS matched_share,
  CASE
    WHEN COUNT(*) FILTER (WHERE looked_at > 0) > 0 THEN NULL
    WHEN kind = 'location' THEN
      'no profile and no post shows a place that is known: name the column in columns = { location = … } of a [[source]] of users or posts, or take countries out of the rule'
    WHEN kind = 'language' THEN
      'no post has a text whose language is known: name the columns in columns = { title = …, body = … } of the [[source]] of posts, or take languages out of the rule'
    ELSE
      'there are neither bios nor texts of posts: name the columns in columns = { bio = … } of a [[source]] of users or { body = … } of one of posts, or take phrases out of the rule'
  END AS missing
FROM cohort_evidence
GROUP BY annotator, kind
ORDER BY annotator, kind
