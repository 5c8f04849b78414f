"""The same twenty tables as pandas_tables.py with polars, and numpy and scipy for scores and tests.
Here influence, activity, engagement and transitions; polars_topics.py has the rest."""

import polars as pl

import polars_topics as topics
from peer_statistics import entropy_scores, wilson
from peer_study import (ACTIVE_POSTS, HIGH_SHARE, INPUTS, LEVELS_OF_PHASES, METRICS,
                        RETENTION_GAP_DAYS, SCORED_BY, TIMEZONE)
from polars_topics import nothing, total


def read(folder):
    """The inputs by name."""
    return {name: pl.read_parquet(folder / f"{name}.parquet", columns=columns)
            for name, columns in INPUTS.items()}


def read_members(users, cohort):
    """Profiles of the cohort."""
    local = pl.col("last_crawl").dt.replace_time_zone("UTC").dt.convert_time_zone(TIMEZONE)
    users = users.with_columns(last_seen=local.dt.date())
    return cohort.filter("included").select("user_id").join(users, on="user_id", how="left")


def phases_of(days):
    return days.drop_nulls("phase").group_by("phase_number").agg(
        phase=pl.first("phase"), last_day=pl.max("day")).sort("phase_number")


def received(posts, keys):
    return posts.group_by(keys).agg(*[total(metric) for metric in METRICS],
                                    posts=pl.len().cast(pl.Int64))


def author_totals(posts, members):
    profile = members.select("user_id", "followers", "last_seen")
    return received(posts, ["user_id"]).join(profile, on="user_id", how="left").sort("user_id")


def author_phase_totals(posts, members, phases):
    of_phases = received(posts, ["user_id", "phase_number"])
    totals = members.select("user_id", "followers", "last_seen").join(phases, how="cross")
    totals = totals.join(of_phases, on=["user_id", "phase_number"], how="left")
    silence = (pl.col("last_day") - pl.col("last_seen")).dt.total_days()
    return totals.with_columns(
        pl.col("posts").fill_null(0),
        is_observed=(silence <= RETENTION_GAP_DAYS).fill_null(True)
    ).drop("last_day", "last_seen").sort("user_id", "phase_number")


def scored(authors, metrics):
    """x, score, rank and level of the authors that have all metrics; they come by id."""
    metrics = [metric for metric in metrics if authors[metric].count()]
    known = authors.drop_nulls(metrics)
    x, score = entropy_scores(known.select(metrics).to_numpy().astype(float))
    keys = known.select(column for column in ("user_id", "phase_number") if column in known.columns)
    table = keys.with_columns(*[pl.Series(f"{name}_x", x[:, j]) for j, name in enumerate(metrics)],
                              score=pl.Series(score))
    place = pl.col("score").rank("ordinal", descending=True)
    cut = table["score"].top_k(int(HIGH_SHARE * len(table)) + 1).min()
    level = pl.when(pl.col("score") > cut).then(pl.lit("high")).otherwise(pl.lit("low"))
    return table.with_columns(rank=place, level=level)


def influence(totals):
    table = totals.drop("last_seen").join(scored(totals, SCORED_BY), on="user_id", how="left")
    return table.with_columns(nothing("shares_x"))


def influence_by_phase(totals):
    active = totals.filter(pl.col("posts") >= ACTIVE_POSTS)
    level = (pl.when(pl.col("posts") >= ACTIVE_POSTS).then(pl.lit("unscored"))
             .when("is_observed").then(pl.lit("inactive")).otherwise(pl.lit("unobserved")))
    table = totals.select("user_id", "phase", "phase_number", "posts", otherwise=level)
    for suffix, metrics in {"": SCORED_BY, "_without_followers": SCORED_BY[1:]}.items():
        scores = pl.concat(
            scored(of_phase, metrics).select(
                "user_id", "phase_number", pl.col("score", "rank", "level").name.suffix(suffix))
            for of_phase in active.partition_by("phase_number"))
        table = table.join(scores, on=["user_id", "phase_number"], how="left").with_columns(
            pl.col(f"level{suffix}").fill_null(pl.col("otherwise")))
    return table.drop("otherwise")


def daily_activity(posts, comments, members, days):
    first_days = posts.group_by("user_id").agg(pl.min("day"))
    registered = members.select(day="registered_day")
    table = days.select("day", "phase").join(
        posts.group_by("day").agg(total("likes"), posts=pl.len(),
                                  active_users=pl.n_unique("user_id")), on="day", how="left")
    for name, rows in {"new_users": first_days, "registrations": registered,
                       "comments_received": comments}.items():
        table = table.join(rows.group_by("day").agg(pl.len().alias(name)), on="day", how="left")
    likes = pl.when(pl.col("posts").is_null()).then(0).otherwise("likes")
    table = table.with_columns(pl.exclude("day", "phase", "likes").fill_null(0), likes=likes)
    mean = pl.col("posts").rolling_mean(7, center=True)
    return table.sort("day").with_columns(posts_mean_7=mean)


def phase_summary(posts, daily, phases):
    users = posts.group_by("phase_number").agg(users=pl.n_unique("user_id"))
    users = phases.join(users, on="phase_number", how="left").select("phase", "users")
    count, day = pl.col("posts"), pl.col("day")
    return daily.group_by("phase").agg(
        first_day=day.min(), last_day=day.max(), days=pl.len(), posts=count.sum(),
        posts_per_day_mean=count.mean(), posts_per_day_median=count.median(),
        peak_day=day.filter(count == count.max()).min(), peak_posts=count.max(),
        trough_day=day.filter(count == count.min()).min(), trough_posts=count.min()
    ).join(users, on="phase", how="left").with_columns(pl.col("users").fill_null(0))


def engagement(posts, phases):
    names = pl.concat([phases.select("phase_number", "phase"),
                       pl.DataFrame({"phase_number": [0], "phase": ["Whole window"]})])
    counts = posts.select("level", "phase_number", *METRICS).unpivot(
        METRICS, index=["level", "phase_number"], variable_name="metric", value_name="count")
    counts = pl.concat([counts.with_columns(phase_number=pl.lit(0, pl.Int64)), counts])
    count = pl.col("count")
    table = counts.group_by("level", "phase_number", "metric").agg(
        total("count", "sum"), posts=pl.len(), n_missing=count.null_count(), mean=count.mean(),
        median=count.median(), p90=count.quantile(.9, "linear"), log_mean=count.log1p().mean())
    return table.join(names, on="phase_number", how="left").with_columns(
        nothing("low", "high", "log_low", "log_high"))


def transitions(by_phase, phases):
    """A user's rows follow each other phase by phase."""
    levels = by_phase.unpivot(["level", "level_without_followers"],
                              index=["user_id", "phase_number"], value_name="from_level")
    steps = levels.with_columns(
        followers_counted=pl.col("variable") == "level",
        to_level=pl.col("from_level").shift(-1).over("variable", "user_id"))
    keys = ["followers_counted", "phase_number", "from_level", "to_level"]
    users = steps.group_by(keys).agg(users=pl.len())
    later = phases.select(phase_number=pl.col("phase_number") - 1, to_phase="phase")
    table = phases.join(later, on="phase_number").drop("last_day").join(
        pl.DataFrame({"followers_counted": [True, False]}), how="cross")
    for name in ("from_level", "to_level"):
        table = table.join(pl.DataFrame({name: LEVELS_OF_PHASES}), how="cross")
    table = table.join(users, on=keys, how="left").with_columns(pl.col("users").fill_null(0))
    return table.rename({"phase_number": "from_number", "phase": "from_phase"})


def transition_rates(steps):
    users, step = pl.col("users"), ["followers_counted", "from_number"]
    leaving = users.sum().over(*step, "from_level")
    shares = steps.with_columns(of_users=leaving, share=pl.when(leaving > 0).then(users / leaving))
    low, high = wilson(shares["users"].to_numpy(), shares["of_users"].to_numpy())
    return shares.with_columns(low=pl.Series(low).fill_nan(None), high=pl.Series(high).fill_nan(None))


def all_tables(inputs):
    """The twenty tables by name."""
    members, days = read_members(inputs["users"], inputs["cohort"]), inputs["days"]
    phases, posts = phases_of(days), inputs["post_facts"]
    totals = author_totals(posts, members)
    of_phases = author_phase_totals(posts, members, phases)
    levels = influence(totals)
    by_phase = influence_by_phase(of_phases)
    daily = daily_activity(posts, inputs["cohort_comments"], members, days)
    steps = transitions(by_phase, phases)
    posts = posts.join(levels.select("user_id", "level"), on="user_id", how="left").with_columns(
        pl.col("level").fill_null("unscored"))
    return {"author_totals": totals, "author_phase_totals": of_phases, "influence": levels,
            "influence_by_phase": by_phase, "daily_activity": daily,
            "phase_summary": phase_summary(posts, daily, phases),
            "engagement": engagement(posts, phases), "transitions": steps,
            "transition_rates": transition_rates(steps),
            **topics.all_tables(posts, phases, inputs["codebook"])}
