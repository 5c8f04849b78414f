"""The tables behind the seven figures as a researcher would write them with pandas and scipy: no
interval, no bootstrap, nothing about authors who post more than once. Posts have user, day, likes,
saves, comments, shares, topic, value and confidence; followers is a series by user."""

import numpy as np
import pandas as pd
from scipy import stats

METRICS = ["likes", "saves", "comments", "shares"]
FIRST_DAYS = pd.to_datetime(["2025-01-01", "2025-01-19", "2025-04-05"])
LAST_DAY = pd.Timestamp("2025-06-30")
PHASES = ["Pre-Ban", "Refugee Surge", "Stabilization"]
ACTIVE_POSTS = 3
MIN_CONFIDENCE = 0.3


def with_phase(posts):
    place = FIRST_DAYS.searchsorted(posts["day"].to_numpy(), side="right") - 1
    return posts.assign(phase=place)


def daily(posts):
    days = pd.date_range(FIRST_DAYS[0], LAST_DAY)
    grouped = posts.groupby("day")
    table = pd.DataFrame({"posts": grouped.size(), "active": grouped["user"].nunique(),
                          "likes": grouped["likes"].sum()}).reindex(days, fill_value=0)
    table["mean_7"] = table["posts"].rolling(7, center=True).mean()
    table["phase"] = FIRST_DAYS.searchsorted(days, side="right") - 1
    return table, table.groupby("phase")["posts"].agg(["sum", "mean", "median", "max", "min"])


def entropy_score(metrics):
    x = (metrics - metrics.min()) / (metrics.max() - metrics.min()).replace(0, np.nan)
    x = x.fillna(0)
    redundancy = 1 - stats.entropy(x.to_numpy(), axis=0) / np.log(len(x))
    redundancy = np.nan_to_num(redundancy, nan=0.0)
    return (x * (redundancy / redundancy.sum())).sum(axis=1)


def is_high(score, share=0.25):
    return score > score.sort_values(ascending=False).iloc[int(share * len(score))]


def influence(posts, followers):
    sums = posts.groupby("user")[["likes", "comments", "saves"]].sum(min_count=1)
    sums.insert(0, "followers", followers.reindex(sums.index))
    sums = sums.dropna()
    score = entropy_score(sums)
    return sums.assign(score=score, high=is_high(score))


def engagement(posts):
    long = posts.melt(["phase", "high"], METRICS, value_name="received")
    return long.groupby(["phase", "high", "variable"])["received"].agg(
        ["count", "mean", "median", "sum", lambda values: values.quantile(0.9)])


def levels_by_phase(posts, followers, users):
    levels = pd.DataFrame("inactive", index=users, columns=range(len(PHASES)))
    for phase, of_phase in posts.groupby("phase"):
        counts = of_phase.groupby("user").size()
        active = counts.index[counts >= ACTIVE_POSTS]
        scored = influence(of_phase[of_phase["user"].isin(active)], followers)
        levels.loc[scored.index, phase] = np.where(scored["high"], "high", "low")
    return levels


def transitions(levels):
    return [pd.crosstab(levels[phase], levels[phase + 1], normalize="index")
            for phase in range(len(PHASES) - 1)]


def topics(posts):
    counts = pd.crosstab(posts["topic"], posts["high"])
    shares = counts / counts.sum()
    by_phase = [pd.crosstab(of["topic"], of["high"], normalize="columns")
                for _, of in posts.groupby("phase")]
    return shares, by_phase, stats.chi2_contingency(counts)


def topic_engagement(posts):
    scores = {}
    for phase, of_phase in posts[posts["high"]].groupby("phase"):
        scores[phase] = entropy_score(of_phase.groupby("topic")[METRICS].mean())
    return pd.DataFrame(scores)


def sentiment(posts):
    sure = posts[posts["value"].notna() & ~(posts["confidence"] <= MIN_CONFIDENCE)]
    table = sure.groupby(["topic", "high"])["value"].agg(["size", "mean", "std"])
    shares = pd.crosstab([sure["topic"], sure["high"]], sure["value"], normalize="index")
    gaps = {}
    for topic, of in sure.groupby("topic"):
        high, low = of.loc[of["high"], "value"], of.loc[~of["high"], "value"]
        gaps[topic] = (high.mean() - low.mean(), stats.ttest_ind(high, low, equal_var=False).pvalue)
    weights = np.log1p(sure["likes"].fillna(0))
    intensity = ((sure["value"] * weights).groupby(sure["topic"]).sum()
                 / weights.groupby(sure["topic"]).sum())
    return table, shares, pd.DataFrame(gaps, index=["difference", "p"]).T, intensity


def all_tables(posts, followers):
    posts = with_phase(posts)
    made = {"daily": daily(posts), "influence": influence(posts, followers)}
    levels = levels_by_phase(posts, followers, made["influence"].index)
    scored = posts[posts["user"].isin(made["influence"].index)]
    scored = scored.assign(high=scored["user"].map(made["influence"]["high"]).astype(bool))
    made["engagement"] = engagement(scored)
    made["transitions"] = transitions(levels)
    made["topics"] = topics(scored)
    made["topic_engagement"] = topic_engagement(scored)
    made["sentiment"] = sentiment(scored)
    return made


def summary(posts, made):
    """What all programs must agree on: posts, authors of high influence."""
    return len(posts), int(made["influence"]["high"].sum())
