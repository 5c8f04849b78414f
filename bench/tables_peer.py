"""The tables of the seven figures alone, without bootstrap, from Parquet.
Usage: tables_peer.py pandas|polars POSTS.parquet AUTHORS.parquet
Prints the seconds of the work (imports left out), posts and authors of high influence."""

import sys
import time


def renamed(posts):
    return posts.rename({"user_id": "user", "sentiment": "value",
                         "sentiment_confidence": "confidence"})


def with_pandas(posts_file, authors_file):
    import pandas as pd

    import seven_tables as tables
    start = time.perf_counter()
    columns = ["user_id", "day", *tables.METRICS, "topic", "sentiment", "sentiment_confidence"]
    posts = pd.read_parquet(posts_file, columns=columns)
    posts = posts.rename(columns={"user_id": "user", "sentiment": "value",
                                  "sentiment_confidence": "confidence"})
    posts["day"] = pd.to_datetime(posts["day"])
    followers = pd.read_parquet(authors_file).set_index("user_id")["followers"]
    made = tables.all_tables(posts, followers.astype("float64"))
    return time.perf_counter() - start, *tables.summary(posts, made)


def with_polars(posts_file, authors_file):
    import numpy as np
    import polars as pl
    from scipy import stats

    import seven_tables as tables

    def score(table, names):
        values = table.select(names).to_numpy().astype(float)
        spread = np.ptp(values, axis=0)
        x = np.divide(values - values.min(axis=0), spread, where=spread > 0,
                      out=np.zeros_like(values))
        redundancy = np.nan_to_num(1 - stats.entropy(x, axis=0) / np.log(len(x)))
        return x @ (redundancy / redundancy.sum())

    def influence(posts, followers):
        names = ["followers", "likes", "comments", "saves"]
        some = [pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()) for name in names[1:]]
        sums = (posts.group_by("user").agg([one.alias(n) for one, n in zip(some, names[1:])])
                .join(followers, on="user", how="left").drop_nulls().sort("user"))
        scores = score(sums, names)
        cut = np.sort(scores)[::-1][int(0.25 * len(scores))]
        return sums.with_columns(score=pl.Series(scores), high=pl.Series(scores > cut))

    def daily(posts):
        table = posts.group_by("day").agg(posts=pl.len(), active=pl.col("user").n_unique(),
                                          likes=pl.col("likes").sum(), phase=pl.first("phase"))
        table = table.sort("day").with_columns(
            mean_7=pl.col("posts").rolling_mean(7, center=True))
        count = pl.col("posts")
        return table, table.group_by("phase").agg(
            sum=count.sum(), mean=count.mean(), median=count.median(), max=count.max(),
            min=count.min())

    def transitions(posts, followers, users):
        levels = users
        for phase in range(len(tables.PHASES)):
            of_phase = posts.filter(pl.col("phase") == phase)
            active = of_phase.filter(pl.len().over("user") >= tables.ACTIVE_POSTS)
            level = pl.when("high").then(pl.lit("high")).otherwise(pl.lit("low"))
            scored = influence(active, followers).select("user", level.alias(str(phase)))
            levels = levels.join(scored, on="user", how="left")
        levels = levels.fill_null("inactive")
        return [levels.group_by(str(a), str(a + 1)).agg(users=pl.len())
                .with_columns(share=pl.col("users") / pl.col("users").sum().over(str(a)))
                for a in range(len(tables.PHASES) - 1)]

    def topics(posts):
        counts = posts.group_by("topic", "high").agg(posts=pl.len())
        by_phase = posts.group_by("phase", "topic", "high").agg(posts=pl.len())
        wide = counts.pivot("high", index="topic", values="posts").fill_null(0).drop("topic")
        share = pl.col("posts") / pl.col("posts").sum()
        return (counts.with_columns(share=share.over("high")),
                by_phase.with_columns(share=share.over("phase", "high")),
                stats.chi2_contingency(wide.to_numpy()))

    def topic_engagement(posts):
        means = posts.filter("high").group_by("phase", "topic").agg(pl.col(tables.METRICS).mean())
        return [of.with_columns(score=pl.Series(score(of, tables.METRICS)))
                for of in means.partition_by("phase")]

    def sentiment(posts):
        sure = posts.filter(pl.col("value").is_not_null() & ~(
            pl.col("confidence") <= tables.MIN_CONFIDENCE).fill_null(False))
        value = pl.col("value")
        table = sure.group_by("topic", "high").agg(n=pl.len(), mean=value.mean(), sd=value.std())
        shares = sure.group_by("topic", "high", "value").agg(posts=pl.len()).with_columns(
            share=pl.col("posts") / pl.col("posts").sum().over("topic", "high"))
        gaps = []
        for of in sure.partition_by("topic"):
            high, low = (of.filter(pl.col("high") == level)["value"] for level in (True, False))
            gaps.append((high.mean() - low.mean(),
                         stats.ttest_ind(high.to_numpy(), low.to_numpy(), equal_var=False).pvalue))
        weight = pl.col("likes").fill_null(0).log1p()
        return table, shares, gaps, sure.group_by("topic").agg(
            (value * weight).sum() / weight.sum())

    start = time.perf_counter()
    posts = renamed(pl.read_parquet(posts_file))
    phase = sum((pl.col("day") >= first.date()).cast(pl.Int8) for first in tables.FIRST_DAYS[1:])
    posts = posts.with_columns(phase=phase)
    followers = pl.read_parquet(authors_file).select(user="user_id", followers="followers")
    daily(posts)
    scores = influence(posts, followers)
    scored = posts.join(scores.select("user", "high"), on="user")
    scored.group_by("phase", "high").agg(
        [f.name.suffix(f"_{n}") for n, f in {
            "mean": pl.col(tables.METRICS).mean(), "median": pl.col(tables.METRICS).median(),
            "sum": pl.col(tables.METRICS).sum(), "n": pl.col(tables.METRICS).count(),
            "p90": pl.col(tables.METRICS).quantile(0.9, "linear")}.items()])
    transitions(posts, followers, scores.select("user"))
    topics(scored)
    topic_engagement(scored)
    sentiment(scored)
    return time.perf_counter() - start, len(posts), int(scores["high"].sum())


if __name__ == "__main__":
    work = {"pandas": with_pandas, "polars": with_polars}[sys.argv[1]]
    print(*work(sys.argv[2], sys.argv[3]))
