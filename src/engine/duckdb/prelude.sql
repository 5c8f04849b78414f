-- The functions that statements may use on DuckDB; Spark gets its own file with the same names.
SET TimeZone = 'UTC';
SET default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC';
SET preserve_insertion_order = false;
-- local_time(ts, tz) is native: local_time.h.
CREATE OR REPLACE MACRO local_date(ts, tz) AS CAST(local_time(ts, tz) AS DATE);
CREATE OR REPLACE MACRO local_hour(ts, tz) AS CAST(hour(local_time(ts, tz)) AS BIGINT);
CREATE OR REPLACE MACRO utc_date(ts) AS CAST(ts AS DATE);
CREATE OR REPLACE MACRO days_between(a, b) AS date_diff('day', a, b);
CREATE OR REPLACE MACRO explode(l) AS TABLE SELECT unnest(l) AS col;
CREATE OR REPLACE MACRO array_join(a, s) AS CASE WHEN len(a) > 0 THEN list_reduce(a, lambda x, y: x || s || y) ELSE '' END;
CREATE OR REPLACE MACRO iso_weekday(d) AS CAST(isodow(d) AS BIGINT);
