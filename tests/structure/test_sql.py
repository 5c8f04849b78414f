"""Statements keep to the dialect that both engines share; and the lint sees what it should."""

import re

import pytest

from house import maker_of, place, statements
from sql_lint import faults, top_level, without_comments_and_literals

BAD = [
    ("SELECT a // b AS x FROM t ORDER BY x", "// exists"),
    ("SELECT a div b AS x FROM t ORDER BY x", "// exists"),
    ("SELECT a / b AS x FROM t ORDER BY x", "divide by NULLIF"),
    ("SELECT a / 0 AS x FROM t ORDER BY x", "divide by NULLIF"),
    ("SELECT LN(a) AS x FROM t ORDER BY x", "LN(NULLIF"),
    ("SELECT a * 1.0 AS x FROM t ORDER BY x", "decimal literal"),
    ("SELECT .5 AS x FROM t ORDER BY x", "decimal literal"),
    ("SELECT SUM(a) AS x FROM t ORDER BY x", "CAST(… AS BIGINT)"),
    ("SELECT CAST((SELECT SUM(a) FROM t) AS BIGINT) AS x ORDER BY x", "CAST(… AS BIGINT)"),
    ("SELECT ROW_NUMBER() OVER (ORDER BY a) AS x FROM t ORDER BY x", "CAST(… AS BIGINT)"),
    ("SELECT EXTRACT(hour FROM a) AS x FROM t ORDER BY x", "CAST(… AS BIGINT)"),
    ("SELECT CAST(a / 2 AS INT) AS x FROM t ORDER BY x", "FLOOR or CEIL"),
    ("SELECT CAST(CAST(a AS DOUBLE) AS BIGINT) AS x FROM t ORDER BY x", "FLOOR or CEIL"),
    ("SELECT ROUND(a, 2) AS x FROM t ORDER BY x", "round outside"),
    ("SELECT CAST(a AS DECIMAL(10, 2)) AS x FROM t ORDER BY x", "no DECIMAL"),
    ("SELECT a AT TIME ZONE 'UTC' AS x FROM t ORDER BY x", "prelude function for time"),
    ("SELECT strftime(a, 'x') AS x FROM t ORDER BY x", "prelude function for time"),
    ("SELECT dayofweek(a) AS x FROM t ORDER BY x", "prelude function for time"),
    ("SELECT monthname(a) AS x FROM t ORDER BY x", "prelude function for time"),
    ("SELECT a + INTERVAL 1 DAY AS x FROM t ORDER BY x", "INTERVAL"),
    ("SELECT x FROM generate_series(1, 2) AS g(x) ORDER BY x", "generate_series"),
    ("WITH RECURSIVE r AS (SELECT 1) SELECT x FROM r ORDER BY x", "recursion"),
    ("SELECT unnest(a) AS x FROM t ORDER BY x", "LATERAL explode"),
    ("SELECT explode(a) AS x FROM t ORDER BY x", "LATERAL explode"),
    ("SELECT x FROM t CROSS JOIN LATERAL explode(hashtags(b)) AS e(x) ORDER BY x",
     "prelude function in LATERAL"),
    ("SELECT a AS x FROM t ORDER BY local_date(a, b)", "prelude function in ORDER BY"),
    ("SELECT a AS x, CAST(ROW_NUMBER() OVER (ORDER BY iso_weekday(a)) AS BIGINT) AS y FROM t "
     "ORDER BY x", "prelude function in ORDER BY"),
    ("SELECT a FROM t GROUP BY a HAVING COUNT(*) > 1 ORDER BY COUNT(*)", "alias beside HAVING"),
    ("SELECT string_agg(a, ',') AS x FROM t ORDER BY x", "array_join"),
    ("SELECT listagg(a, ',') AS x FROM t ORDER BY x", "array_join"),
    ("SELECT concat(a, b) AS x FROM t ORDER BY x", "|| instead"),
    ("SELECT regexp_replace(a, 'b', 'c') AS x FROM t ORDER BY x", "for patterns"),
    (r"SELECT a LIKE '%\_x' AS x FROM t ORDER BY x", "no backslash"),
    ("SELECT PERCENTILE_DISC(0) WITHIN GROUP (ORDER BY a) AS x FROM t ORDER BY x", "missing or"),
    ("SELECT PERCENTILE_CONT(5e-1) WITHIN GROUP (ORDER BY a) OVER (PARTITION BY b) AS x FROM t "
     "ORDER BY x", "grouped PERCENTILE_CONT"),
    ("SELECT skewness(a) AS x FROM t ORDER BY x", "missing or"),
    ("SELECT kurtosis(a) AS x FROM t ORDER BY x", "missing or"),
    ("SELECT log(a) AS x FROM t ORDER BY x", "missing or"),
    ("SELECT hash(a) AS x FROM t ORDER BY x", "missing or"),
    ("SELECT CAST(a AS VARCHAR) AS x FROM t ORDER BY x", "STRING instead"),
    ("SELECT CAST(a AS TEXT) AS x FROM t ORDER BY x", "STRING instead"),
    ("SELECT a::BIGINT AS x FROM t ORDER BY x", "instead of ::"),
    ("SELECT [1, 2] AS x FROM t ORDER BY x", "array literals"),
    ("SELECT `a` AS x FROM t ORDER BY x", "backticks"),
    ("SELECT * EXCLUDE (a) FROM t ORDER BY x", "NOT EXISTS"),
    ("SELECT x FROM t ASOF JOIN u USING (a) ORDER BY x", "NOT EXISTS"),
    ("SELECT x FROM read_parquet('x') ORDER BY x", "no files"),
    ("SELECT x FROM read_csv('x') ORDER BY x", "no files"),
    ("SELECT AVG(a) AS x FROM t ORDER BY x", "a mean is"),
    ("SELECT STDDEV(a) AS x FROM t ORDER BY x", "statistic in C++"),
    ("SELECT CORR(a, b) AS x FROM t ORDER BY x", "statistic in C++"),
    ("SELECT CAST(SUM(a / 2e0) AS DOUBLE) AS x FROM t ORDER BY x", "a sum of doubles"),
    ("SELECT CAST(SUM(CAST(a AS DOUBLE)) OVER () AS DOUBLE) AS x FROM t ORDER BY x",
     "a sum of doubles"),
    ("SELECT a AS x FROM t", "final ORDER BY"),
    ("SELECT a AS x FROM (SELECT a FROM t ORDER BY a) AS u", "final ORDER BY"),
]

GOOD = [
    "SELECT CAST(FLOOR(a / NULLIF(b, 0)) AS BIGINT) AS x FROM t ORDER BY x",
    "SELECT CAST(COALESCE(SUM(a), 0) AS BIGINT) AS x FROM t ORDER BY x",
    "SELECT CAST(SUM(CAST(a / 2e0 AS DECIMAL(38, 12))) AS DOUBLE) AS x FROM t ORDER BY x",
    "SELECT a * 1e0 AS x, 5e-1 AS y, 0.5e0 AS z, t.a FROM t ORDER BY x",
    "SELECT CAST(ROW_NUMBER() OVER (ORDER BY a DESC, b) AS BIGINT) AS x FROM t ORDER BY x",
    "SELECT PERCENTILE_CONT(9e-1) WITHIN GROUP (ORDER BY a) AS x FROM t ORDER BY x",
    "SELECT MEDIAN(a) OVER (PARTITION BY b) AS x FROM t ORDER BY x",
    "SELECT x FROM t CROSS JOIN LATERAL explode(a) AS e(x) ORDER BY x",
    "-- a // b, concat(, 1.0\nSELECT 'SUM(a) // 1.0 [x]' AS x, 'it''s' AS y ORDER BY x",
    "SELECT local_date(a, z) AS day FROM t ORDER BY day",
    "SELECT a LIKE '%!_x' ESCAPE '!' AS x FROM t ORDER BY x",
    "SELECT a FROM t UNION ALL SELECT b FROM u ORDER BY a",
]


@pytest.mark.parametrize("sql, rule", BAD)
def test_the_lint_refuses(sql, rule):
    assert any(rule in found for _, found in faults(sql)), faults(sql)


@pytest.mark.parametrize("sql", GOOD)
def test_the_lint_lets_pass(sql):
    assert faults(sql) == []


def test_the_lint_names_the_line():
    assert faults("SELECT\n  a,\n  concat(b, c) AS x\nFROM t\nORDER BY x") == [
        (3, "|| instead of concat")]


@pytest.mark.parametrize("path", statements(), ids=place)
def test_statements_keep_to_the_shared_dialect(path):
    assert faults(path.read_text()) == []


@pytest.mark.parametrize("path", statements(), ids=place)
def test_a_statement_is_one_select(path):
    text, _ = without_comments_and_literals(path.read_text())
    assert ";" not in text
    assert re.match(r"\s*(WITH|SELECT)\b", text)


@pytest.mark.parametrize("path", statements(), ids=place)
def test_a_statement_reads_what_it_declares(path):
    text, _ = without_comments_and_literals(path.read_text())
    named = set(re.findall(r"\b(?:FROM|JOIN)\s+([a-z_]\w*)\b(?!\s*\()", text))
    own = set(re.findall(r"\b([a-z_]\w*)\s+AS\s+\(", text))
    maker = maker_of(path)
    assert named - own - {"settings"} == {one.name for one in maker.inputs}
    assert set(re.findall(r"\bsettings\.(\w+)", text)) == set(maker.settings)


@pytest.mark.parametrize("path", statements(), ids=place)
def test_the_last_order_names_the_grain_or_the_line_of_each_row(path):
    text, _ = without_comments_and_literals(path.read_text())
    last = re.split(r"\bORDER\s+BY\b", top_level(text))[-1]
    names = {re.sub(r".*\.", "", term.split()[0]) for term in last.split(",")}
    assert names >= set(maker_of(path).grain) or names >= {"source", "line"}
