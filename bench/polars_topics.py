"""The tables of topics, topic engagement and sentiment with polars, numpy and scipy; see
polars_tables.py."""

import numpy as np
import polars as pl

import peer_statistics as statistics
from peer_study import (FEELING_BOUNDS, FEELING_NAMES, FEELING_SHARES, KNOWN, METRICS,
                        MIN_CONFIDENCE, NO_DRAWS)

SCALES = {"phase": ["phase_number"], "pooled": []}


def total(column, name=None):
    """A sum that is missing where all are."""
    some = pl.col(column).count() > 0
    return pl.when(some).then(pl.col(column).sum()).alias(name or column)


def nothing(*names):
    return [pl.lit(None, pl.Float64).alias(name) for name in names]


def topic_list(codebook):
    topics = codebook.filter(pl.col("scheme") == "topic").sort("position").select(
        topic="label", topic_name="name", group_label="group_label", group_name="group_name")
    rest = pl.DataFrame({"topic": ["unlabelled"], "topic_name": ["Not labelled"]})
    topics = pl.concat([topics, rest], how="diagonal")
    return topics.with_columns(position=pl.int_range(1, pl.len() + 1))


def named(table, topics):
    return table.join(topics, on="topic", how="left")


def with_reason(table, column, missing):
    has = pl.col(column).is_not_null()
    return table.with_columns(
        nothing("low", "high"),
        reason=pl.when(has).then(pl.lit(NO_DRAWS)).otherwise(pl.lit(missing)))


def described(counts, phases, topics):
    """With the numbers of authors and topics, and the names of phases."""
    return counts.join(phases.select("phase_number", "phase"), on="phase_number").join(
        topics.select("topic", "position"), on="topic").with_columns(
        author=pl.col("user_id").rank("dense").cast(pl.Int64))


# An author has one level: to group by it too costs nothing and keeps it.
CELL = ["user_id", "level", "phase_number", "topic"]


def topic_counts(posts):
    known = [pl.col(metric).count().cast(pl.Int64).alias(name)
             for metric, name in zip(METRICS, KNOWN)]
    return posts.group_by(CELL).agg(*[total(metric) for metric in METRICS], *known,
                                    posts=pl.len().cast(pl.Int64))


def sentiment_counts(posts):
    value, weight = pl.col("sentiment"), pl.col("likes").log1p()
    feeling = sum((value >= bound).cast(pl.Int64) for bound in FEELING_BOUNDS)
    feeling = (pl.when(value.is_null()).then(-2)
               .when(pl.col("sentiment_confidence") <= MIN_CONFIDENCE).then(-1).otherwise(feeling))
    cells = posts.select(*CELL, feeling_number=feeling, value_sum=value, square_sum=value**2,
                         weight_sum=weight, weighted_sum=value * weight)
    counts = cells.group_by(*CELL, "feeling_number").agg(
        *[total(name) for name in ("value_sum", "square_sum", "weight_sum", "weighted_sum")],
        posts=pl.len().cast(pl.Int64), posts_with_likes=pl.col("weight_sum").count())
    return counts.with_columns(
        feeling=pl.col("feeling_number").replace_strict(FEELING_NAMES, return_dtype=pl.String))


def with_all(counts, column, name):
    """Counts twice, the second time all of them in one group."""
    return pl.concat([counts.with_columns(pl.lit(name).alias(column)), counts])


def residuals_of(shares):
    """Adjusted ones of high against low; shares come by level and topic."""
    levels = [shares.filter((pl.col("level") == level) & (pl.col("topic") != "unlabelled"))
              for level in ("high", "low")]
    counts = np.array([level["posts"].to_numpy() for level in levels], dtype=float)
    residuals = statistics.adjusted_residuals(counts).ravel()
    return pl.concat(levels).select("level", "topic", residual=pl.Series(residuals))


def topic_share(counts, topics):
    is_topic = pl.col("topic") != "unlabelled"
    labelled = pl.when(is_topic).then("posts").otherwise(0)
    counts = counts.with_columns(labelled=labelled, own=labelled / labelled.sum().over("author"))
    counts = with_all(counts, "level", "all")
    of_level = counts.group_by("level").agg(
        all_posts=pl.col("posts").sum(), labelled_posts=pl.col("labelled").sum(),
        authors=pl.col("author").filter(pl.col("labelled") > 0).n_unique())
    cells = counts.group_by("level", "topic").agg(pl.col("posts", "own").sum())
    table = of_level.join(topics, how="cross").join(cells, on=["level", "topic"], how="left")
    table = table.with_columns(pl.col("posts", "own").fill_null(0)).sort("level", "position")
    has = is_topic & (pl.col("labelled_posts") > 0)
    table = table.join(residuals_of(table), on=["level", "topic"], how="left").select(
        pl.exclude("own", "all_posts"), *nothing("author_low", "author_high"),
        share=pl.when(has).then(pl.col("posts") / pl.col("labelled_posts")),
        author_share=pl.when(has).then(pl.col("own") / pl.col("authors")),
        share_of_posts=pl.col("posts") / pl.col("all_posts"))
    table = with_reason(table, "share", "no labelled post")
    return table.with_columns(reason=pl.when(is_topic).then("reason").otherwise(
        pl.lit("not among the labelled posts")))


def topic_share_by_phase(counts, topics, phases):
    of_topics = with_all(counts.filter(pl.col("topic") != "unlabelled"), "level", "all")
    cells = of_topics.group_by("phase_number", "level", "topic").agg(pl.sum("posts"))
    levels = pl.DataFrame({"level": ["all", *counts["level"].unique()]})
    keys = ["phase_number", "level"]
    table = phases.select("phase_number", "phase").join(levels, how="cross").join(
        topics.filter(pl.col("topic") != "unlabelled"), how="cross")
    table = table.join(cells, on=[*keys, "topic"], how="left").with_columns(
        pl.col("posts").fill_null(0))
    n = pl.col("posts").sum().over(keys)
    rank = pl.col("posts").rank("min", descending=True).over(keys)
    table = table.with_columns(labelled_posts=n, share=pl.when(n > 0).then(pl.col("posts") / n),
                               rank=pl.when(n > 0).then(rank))
    return with_reason(table, "share", "no labelled post")


def of_authors(counts, columns, topics):
    """Sums of the columns as arrays of topics × authors × (low, high)."""
    cells = counts.filter(pl.col("level") != "unscored").group_by(
        pl.col("position") - 1, pl.col("author") - 1, (pl.col("level") == "high").cast(pl.Int64)
    ).agg(pl.col(columns).sum())
    places = [cells[name].to_numpy() for name in ("position", "author", "level")]
    sums = np.zeros((len(columns), topics, counts["author"].max(), 2))
    sums[:, *places] = cells.select(columns).to_numpy().T
    return sums


def topic_tests(counts, topics):
    topics = topics.filter(pl.col("topic") != "unlabelled")
    posts, = of_authors(counts.filter(pl.col("topic") != "unlabelled"), ["posts"], len(topics))
    units = np.broadcast_to(posts.sum(axis=0), posts.shape)
    found = statistics.mean_differences(units, posts, posts)
    of_topics = pl.DataFrame(
        {name: found[name] for name in ("difference", "standard_error", "degrees_of_freedom",
                                        "statistic", "p")}
        | {"share_low": found["mean_first"], "share_high": found["mean_second"],
           "q": statistics.benjamini_hochberg(found["p"]),
           "posts_low": posts.sum(axis=1)[:, 0], "posts_high": posts.sum(axis=1)[:, 1],
           "reason": pl.Series(found["reason"].tolist(), dtype=pl.String)})
    of_topics = of_topics.with_columns(*nothing("low", "high"),
                                       pl.col("reason").fill_null(NO_DRAWS))
    of_topics = pl.concat([topics, of_topics], how="horizontal")
    low, high = posts.sum(axis=(0, 1))
    everything = pl.DataFrame({"topic": "all", "position": 0, "topic_name": "All topics",
                               "posts_low": low, "posts_high": high,
                               **statistics.rao_scott(posts.transpose(1, 2, 0))})
    return pl.concat([everything, of_topics], how="diagonal_relaxed")


def on_scale(rows):
    known = rows.drop_nulls(metrics := [name for name in METRICS if rows[name].count()])
    _, score = statistics.entropy_scores(known.select(metrics).to_numpy())
    return known.select("phase_number", "topic", score=pl.Series(score))


def topic_engagement(counts, topics, phases):
    """Of authors of high influence: on a scale a phase, and on one over all."""
    is_topic = pl.col("topic") != "unlabelled"
    has_counts = pl.any_horizontal(pl.col(KNOWN) > 0) & is_topic
    high = counts.filter(pl.col("level") == "high")
    rows = high.group_by("phase_number", "topic").agg(
        *[pl.when(pl.sum(known) > 0).then(pl.sum(metric) / pl.sum(known)).alias(metric)
          for metric, known in zip(METRICS, KNOWN)],
        pl.col("posts").sum(), authors=pl.col("author").filter(has_counts).n_unique(),
        n_missing=4 * pl.sum("posts") - sum(pl.sum(known) for known in KNOWN))
    rows, scales = rows.sort("phase_number"), []
    of_topics = rows.filter(is_topic)
    for scale, keys in SCALES.items():
        parts = of_topics.partition_by(keys) if keys else [of_topics]
        scores = pl.concat(on_scale(part) for part in parts)
        rank = pl.col("score").rank("min", descending=True)
        scores = scores.with_columns(rank=rank.over(keys) if keys else rank)
        scales.append(rows.join(scores, on=["phase_number", "topic"], how="left").with_columns(
            scale=pl.lit(scale)))
    table = named(pl.concat(scales), topics).join(phases.select("phase_number", "phase"),
                                                  on="phase_number")
    table = with_reason(table, "score", "no post of it has a count that posts of other topics have")
    return table.with_columns(reason=pl.when(is_topic).then("reason").otherwise(
        pl.lit("not a topic")))


def feelings(counts, topics, keys):
    """counts and topics with all topics."""
    posts, counted, n = pl.col("posts"), pl.col("feeling_number") >= 0, pl.col("n")
    of_feelings = [posts.filter(pl.col("feeling_number") == number).sum().alias(f"of_{number}")
                   for number in range(5)]
    groups = counts.group_by(keys).agg(
        *of_feelings, n=posts.filter(counted).sum(),
        authors=pl.col("author").filter(counted).n_unique(),
        low_confidence=posts.filter(pl.col("feeling_number") == -1).sum(),
        no_sentiment=posts.filter(pl.col("feeling_number") == -2).sum(),
        total=pl.col("value_sum").filter(counted).sum(),
        squares=pl.col("square_sum").filter(counted).sum())
    table = topics.select("topic")
    if "level" in keys:
        table = table.join(counts.select("level").unique(), how="cross")
    table = table.join(groups, on=keys, how="left").with_columns(
        pl.exclude(keys).fill_null(0))
    spread = (n * pl.col("squares") - pl.col("total") ** 2) / n / (n - 1)
    shares = [pl.when(n > 0).then(pl.col(f"of_{number}") / n).alias(name)
              for number, name in enumerate(FEELING_SHARES)]
    table = table.select(*keys, "authors", "low_confidence", "no_sentiment", *shares, posts=n,
                         mean=pl.when(n > 0).then(pl.col("total") / n),
                         sd=pl.when(n > 1).then(spread.clip(0).sqrt()))
    return with_reason(named(table, topics), "mean", "no post counts")


def sentiment_gap(counts, topics):
    counted = counts.filter(pl.col("feeling_number") >= 0)
    sums = of_authors(counted, ["posts", "value_sum", "square_sum"], len(topics))
    found = statistics.mean_differences(*sums)
    is_topic = ~topics["topic"].is_in(["unlabelled", "all"]).to_numpy()
    found["q"] = statistics.benjamini_hochberg(np.where(is_topic, found["p"], np.nan))
    found["reason"] = pl.Series(found["reason"].tolist(), dtype=pl.String)
    table = pl.DataFrame(found).drop("statistic").rename(
        {"n_first": "posts_low", "n_second": "posts_high", "mean_first": "mean_low",
         "mean_second": "mean_high"})
    return pl.concat([topics, table], how="horizontal")


def sentiment_intensity(counts, topics):
    sums = counts.filter(pl.col("feeling_number") >= 0).group_by("topic").agg(
        pl.sum("posts", "posts_with_likes", "weight_sum", "weighted_sum"))
    sums = topics.join(sums, on="topic", how="left").with_columns(pl.col(
        "posts", "posts_with_likes", "weight_sum", "weighted_sum").fill_null(0))
    weight = pl.col("weight_sum")
    table = sums.with_columns(
        posts=pl.col("posts_with_likes"), n_missing=pl.col("posts") - pl.col("posts_with_likes"),
        intensity=pl.when(weight > 0).then(pl.col("weighted_sum") / weight))
    table = table.drop("posts_with_likes", "weight_sum", "weighted_sum")
    return with_reason(table, "intensity", "no post that counts has a like")


def all_tables(posts, phases, codebook):
    """By name; posts have the level of their author."""
    topics = topic_list(codebook)
    posts = posts.with_columns(pl.col("topic").fill_null("unlabelled"))
    counts = described(topic_counts(posts), phases, topics)
    of_feelings = described(sentiment_counts(posts), phases, topics)
    everything = pl.DataFrame({"topic": ["all"], "topic_name": ["All posts"],
                               "position": [len(topics) + 1]})
    all_topics = pl.concat([topics, everything], how="diagonal")
    twice = with_all(of_feelings, "topic", "all").with_columns(
        position=pl.when(pl.col("topic") == "all").then(len(all_topics)).otherwise("position"))
    return {"topic_list": topics, "topic_counts": counts,
            "topic_share": topic_share(counts, topics),
            "topic_share_by_phase": topic_share_by_phase(counts, topics, phases),
            "topic_tests": topic_tests(counts, topics),
            "topic_engagement": topic_engagement(counts, topics, phases),
            "sentiment_counts": of_feelings,
            "sentiment_by_topic": feelings(twice, all_topics, ["topic"]),
            "sentiment_by_topic_level": feelings(twice, all_topics, ["topic", "level"]),
            "sentiment_gap": sentiment_gap(twice, all_topics),
            "sentiment_intensity": sentiment_intensity(twice, all_topics)}
