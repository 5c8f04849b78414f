"""The same reading by polars and by pandas with pyarrow: JSONL of the paper's size to typed,
de-duplicated tables with parsed counts and local days. Usage: peers.py polars|pandas RAW_FOLDER
Prints the seconds of the work (imports left out), posts and comments."""

import sys
import time
from pathlib import Path

POSTS = ["note_id", "user_id", "creator_hash", "time", "type", "title", "desc", "tag_list",
         "ip_location", "source_keyword", "last_modify_ts"]
POST_COUNTS = ["liked_count", "collected_count", "comment_count", "share_count"]
COMMENTS = ["comment_id", "note_id", "user_id", "creator_hash", "parent_comment_id", "create_time",
            "content", "ip_location", "last_modify_ts"]
COMMENT_COUNTS = ["like_count", "sub_comment_count"]


def mended(file):
    """Neither peer reads a torn last line, or a column that holds both 0 and "": both are mended
    first, inside the time that is measured."""
    data = file.read_bytes()
    data = data[: data.rfind(b"\n") + 1]
    return data.replace(b'"parent_comment_id": ""', b'"parent_comment_id": 0')


def with_polars(raw):
    import polars as pl

    def count(name):
        text = pl.col(name).cast(pl.String).str.strip_suffix("+")
        factor = (pl.when(text.str.contains("万|w")).then(10_000)
                  .when(text.str.contains("千|k")).then(1_000).otherwise(1))
        number = text.str.replace("万|w|千|k", "").cast(pl.Float64, strict=False)
        return (number * factor).round(0).cast(pl.Int64).alias(name)

    def day(name):
        return (pl.from_epoch(pl.col(name), "ms").dt.replace_time_zone("UTC")
                .dt.convert_time_zone("America/New_York").dt.date().alias("day"))

    def read(pattern, columns, counts, key, at):
        frames = []
        for file in sorted(raw.glob(pattern)):
            frame = pl.read_ndjson(mended(file), infer_schema_length=1000)
            names = [name for name in columns + counts if name in frame.columns]
            frames.append(frame.select(names).lazy())
        table = pl.concat(frames, how="diagonal_relaxed")
        table = table.with_columns([count(name) for name in counts] + [day(at)])
        return (table.sort("last_modify_ts", descending=True)
                .unique(subset=key, keep="first", maintain_order=True).collect())

    start = time.perf_counter()
    posts = read("*contents*", POSTS, POST_COUNTS, "note_id", "time")
    comments = read("*comments*", COMMENTS, COMMENT_COUNTS, "comment_id", "create_time")
    return time.perf_counter() - start, len(posts), len(comments)


def with_pandas(raw):
    import pandas as pd
    import pyarrow as pa
    import pyarrow.json as pj

    def count(series):
        text = series.astype(str).str.removesuffix("+")
        factor = pd.Series(1, index=series.index)
        factor[text.str.contains("万|w", regex=True)] = 10_000
        factor[text.str.contains("千|k", regex=True)] = 1_000
        number = pd.to_numeric(text.str.replace("万|w|千|k", "", regex=True), errors="coerce")
        return (number * factor).round().astype("Int64")

    def read(pattern, columns, counts, key, at):
        frames = []
        for file in sorted(raw.glob(pattern)):
            table = pj.read_json(pa.BufferReader(mended(file)),
                                 read_options=pj.ReadOptions(block_size=8 << 20))
            names = [name for name in columns + counts if name in table.column_names]
            frames.append(table.select(names).to_pandas())
        table = pd.concat(frames, ignore_index=True)
        for name in counts:
            table[name] = count(table[name])
        times = pd.to_datetime(table[at], unit="ms", utc=True)
        table["day"] = times.dt.tz_convert("America/New_York").dt.date
        table = table.sort_values("last_modify_ts", ascending=False)
        return table.drop_duplicates(key)

    start = time.perf_counter()
    posts = read("*contents*", POSTS, POST_COUNTS, "note_id", "time")
    comments = read("*comments*", COMMENTS, COMMENT_COUNTS, "comment_id", "create_time")
    return time.perf_counter() - start, len(posts), len(comments)


if __name__ == "__main__":
    work = {"polars": with_polars, "pandas": with_pandas}[sys.argv[1]]
    print(*work(Path(sys.argv[2])))
