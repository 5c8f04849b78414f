"""The tables of topics, topic engagement and sentiment with pandas, numpy and scipy; see
pandas_tables.py."""

import numpy as np
import pandas as pd

import peer_statistics as statistics
from peer_study import (FEELING_BOUNDS, FEELING_NAMES, FEELING_SHARES, KNOWN, METRICS,
                        MIN_CONFIDENCE, NO_DRAWS)


def scores_of(metrics):
    """x and score of the rows that have all metrics which any has."""
    known = metrics.dropna(axis="columns", how="all").dropna()
    x, score = statistics.entropy_scores(known.to_numpy())
    return pd.DataFrame(x, known.index, known.columns), pd.Series(score, known.index)


def topic_list(codebook):
    topics = codebook[codebook["scheme"] == "topic"].sort_values("position").set_index("label")
    topics = topics.rename_axis("topic").rename(columns={"name": "topic_name"})
    topics.loc["unlabelled", "topic_name"] = "Not labelled"
    topics["position"] = np.arange(len(topics)) + 1
    return topics[["position", "topic_name", "group_label", "group_name"]]


def described(counts, phases, topics):
    """With the numbers of authors and topics, and the names of phases."""
    return counts.assign(author=counts["user_id"].cat.codes + 1,
                         phase=counts["phase_number"].map(phases["phase"]),
                         position=counts["topic"].map(topics["position"]))


# An author has one level: to group by it too costs nothing and keeps it.
CELL = ["user_id", "level", "phase_number", "topic"]


def topic_counts(posts):
    groups = posts.groupby(CELL, observed=True)
    received, known = groups[METRICS].sum(min_count=1), groups[METRICS].count()
    return received.join(known.add_prefix("posts_with_")).assign(posts=groups.size()).reset_index()


def sentiment_counts(posts):
    value, weight = posts["sentiment"], np.log1p(posts["likes"])
    feeling = pd.Series(np.digitize(value, FEELING_BOUNDS), posts.index)
    feeling = feeling.mask(posts["sentiment_confidence"] <= MIN_CONFIDENCE, -1)
    cells = posts[CELL].assign(feeling_number=feeling.mask(value.isna(), -2), value_sum=value,
                               square_sum=value**2, weight_sum=weight, weighted_sum=value * weight)
    groups = cells.groupby([*CELL, "feeling_number"], observed=True)
    counts = groups.sum(min_count=1).assign(posts=groups.size(),
                                            posts_with_likes=groups["weight_sum"].count())
    counts = counts.reset_index()
    return counts.assign(feeling=counts["feeling_number"].map(FEELING_NAMES))


def stacked(name, **wide):
    """Tables of the same rows and columns as one: a row a cell, `name` says which column it was."""
    first = next(iter(wide.values()))
    values = {column: table.to_numpy().ravel() for column, table in wide.items()}
    table = pd.DataFrame(values, first.index.repeat(first.shape[1]))
    return table.assign(**{name: np.tile(first.columns, len(first))}).set_index(name, append=True)


def named(table, topics):
    return table.join(topics, on="topic")


def by_level(counts, value, keys=()):
    """A column a topic, a row a level of each of `keys`, the level "all" before the others."""
    groups = counts.astype({"level": str}).groupby([*keys, "level", "topic"], observed=False)
    table = groups[value].sum().unstack("topic")
    whole = table.groupby(list(keys)).sum() if keys else table.sum().to_frame().T
    whole = whole.assign(level="all").set_index("level", append=bool(keys))
    return pd.concat([whole, table])


def residuals_of(posts):
    """Adjusted ones of high against low; none in other rows."""
    high_and_low = posts.loc[["high", "low"]]
    residuals = statistics.adjusted_residuals(high_and_low.to_numpy())
    return pd.DataFrame(residuals, high_and_low.index, posts.columns).reindex(posts.index)


def topic_share(counts, topics):
    labelled = counts[counts["topic"] != "unlabelled"]
    own = labelled["posts"] / labelled.groupby("author")["posts"].transform("sum")
    posts = by_level(counts, "posts")
    own_shares = by_level(labelled.assign(own=own), "own").reindex(posts.index)
    of_topics = posts.drop(columns="unlabelled")
    n = of_topics.sum(axis=1)
    authors = labelled.groupby("level", observed=True)["author"].nunique().astype(int)
    authors = pd.concat([authors, pd.Series({"all": authors.sum()})]).reindex(posts.index)
    table = stacked("topic", posts=posts, share_of_posts=posts.div(posts.sum(axis=1), axis=0))
    table = table.join(stacked(
        "topic", share=of_topics.div(n, axis=0), residual=residuals_of(of_topics),
        author_share=own_shares.drop(columns="unlabelled").div(authors, axis=0)))
    table = table.reset_index()
    reason = np.where(table["share"].notna(), NO_DRAWS, "no labelled post")
    reason[table["topic"] == "unlabelled"] = "not among the labelled posts"
    return named(table, topics).assign(
        labelled_posts=table["level"].map(n), authors=table["level"].map(authors), reason=reason,
        low=np.nan, high=np.nan, author_low=np.nan, author_high=np.nan)


def topic_share_by_phase(counts, topics, phases):
    posts = by_level(counts, "posts", ["phase_number"]).drop(columns="unlabelled")
    n = posts.sum(axis=1).replace(0, np.nan)
    rank = posts.rank(axis=1, method="min", ascending=False)
    table = stacked("topic", posts=posts, share=posts.div(n, axis=0),
                    rank=rank.where(n.notna(), axis=0)).join(n.rename("labelled_posts"))
    table = table.fillna({"labelled_posts": 0}).reset_index()
    return named(table, topics).assign(
        phase=table["phase_number"].map(phases["phase"]), low=np.nan, high=np.nan,
        reason=np.where(table["share"].notna(), NO_DRAWS, "no labelled post"))


def of_authors(counts, columns):
    """Sums of the columns as arrays of topics × authors × (low, high)."""
    counts = counts[counts["level"] != "unscored"]
    cells = counts.groupby([counts["topic"].cat.codes, counts["author"] - 1,
                            (counts["level"] == "high").astype(int)])[columns].sum()
    places = [cells.index.get_level_values(level) for level in range(3)]
    sums = np.zeros((len(columns), len(counts["topic"].cat.categories), counts["author"].max(), 2))
    sums[:, *places] = cells.to_numpy().T
    return sums


def topic_tests(counts, topics):
    posts = of_authors(counts[counts["topic"] != "unlabelled"], ["posts"])[0][:-1]
    units = np.broadcast_to(posts.sum(axis=0), posts.shape)
    table = pd.DataFrame(statistics.mean_differences(units, posts, posts))
    table = table.assign(
        topic=topics.index[:-1], q=statistics.benjamini_hochberg(table["p"].to_numpy()),
        posts_low=posts.sum(axis=1)[:, 0], posts_high=posts.sum(axis=1)[:, 1],
        low=np.nan, high=np.nan, reason=table["reason"].fillna(NO_DRAWS))
    everything = {"topic": "all", "position": 0, "topic_name": "All topics",
                  "posts_low": posts.sum(axis=(0, 1))[0], "posts_high": posts.sum(axis=(0, 1))[1],
                  **statistics.rao_scott(posts.transpose(1, 2, 0))}
    table = pd.concat([pd.DataFrame([everything]), named(table, topics)])
    table = table.rename(columns={"mean_first": "share_low", "mean_second": "share_high"})
    return table.drop(columns=["n_first", "n_second", "hedges_g"])


def topic_engagement(counts, topics, phases):
    """Of authors of high influence: on a scale a phase, and on one over all."""
    high = counts[counts["level"] == "high"]
    sums = high.groupby(["phase_number", "topic"], observed=True)[["posts", *METRICS, *KNOWN]].sum()
    known = sums[KNOWN].set_axis(METRICS, axis=1)
    means = (sums[METRICS] / known).assign(posts=sums["posts"])
    means["n_missing"] = 4 * sums["posts"] - known.sum(axis=1)
    is_topic = means.index.get_level_values("topic") != "unlabelled"
    with_counts = high[high[KNOWN].any(axis=1) & (high["topic"] != "unlabelled")]
    authors = with_counts.groupby(["phase_number", "topic"], observed=True)["author"].nunique()
    means["authors"] = authors.reindex(means.index, fill_value=0)
    of_topics = means.loc[is_topic, METRICS]
    scores = {"phase": pd.concat(scores_of(of_phase)[1]
                                 for _, of_phase in of_topics.groupby("phase_number")),
              "pooled": scores_of(of_topics)[1]}
    ranks = {"phase": scores["phase"].groupby("phase_number").rank(method="min", ascending=False),
             "pooled": scores["pooled"].rank(method="min", ascending=False)}
    table = pd.concat(means.assign(scale=scale, score=scores[scale], rank=ranks[scale])
                      for scale in scores).reset_index()
    reason = np.where(table["score"].notna(), NO_DRAWS,
                      "no post of it has a count that posts of other topics have")
    return named(table, topics).assign(
        phase=table["phase_number"].map(phases["phase"]), low=np.nan, high=np.nan,
        reason=np.where(table["topic"] == "unlabelled", "not a topic", reason))


def with_all_topics(counts, topics):
    """Counts twice, the second time all of topic "all"; and the topics with it."""
    everything = {"position": len(topics) + 1, "topic_name": "All posts"}
    topics = pd.concat([topics, pd.DataFrame(everything, index=pd.Index(["all"], name="topic"))])
    kind = pd.CategoricalDtype(topics.index)
    whole = counts.assign(topic=pd.Categorical(["all"], dtype=kind).repeat(len(counts)))
    return pd.concat([counts.astype({"topic": kind}), whole]), topics


def feelings(counts, topics, keys):
    """counts and topics with all topics."""
    groups = counts[counts["feeling_number"] >= 0].groupby(keys, observed=False)
    table = groups[["posts", "value_sum", "square_sum"]].sum()
    by_feeling = counts.groupby([*keys, "feeling_number"], observed=False)["posts"].sum()
    by_feeling = by_feeling.unstack(fill_value=0).reindex(columns=range(-2, 5), fill_value=0)
    n, total = table["posts"], table.pop("value_sum")
    spread = (n * table.pop("square_sum") - total**2) / n / (n - 1)
    shares = by_feeling[range(5)].div(n, axis=0).set_axis(FEELING_SHARES, axis=1)
    table = table.join(shares).assign(
        authors=groups["author"].nunique(), low_confidence=by_feeling[-1],
        no_sentiment=by_feeling[-2], mean=total / n, sd=np.sqrt(spread.clip(lower=0)).where(n > 1),
        low=np.nan, high=np.nan, reason=np.where(n > 0, NO_DRAWS, "no post counts")).reset_index()
    return named(table, topics)


def sentiment_gap(counts, topics):
    counted = counts[counts["feeling_number"] >= 0]
    sums = of_authors(counted, ["posts", "value_sum", "square_sum"])
    table = pd.DataFrame(statistics.mean_differences(*sums))
    in_family = ~topics.index.isin(["unlabelled", "all"])
    table = table.assign(topic=topics.index,
                         q=statistics.benjamini_hochberg(table["p"].where(in_family).to_numpy()))
    table = table.rename(columns={"n_first": "posts_low", "n_second": "posts_high",
                                  "mean_first": "mean_low", "mean_second": "mean_high"})
    return named(table.drop(columns="statistic"), topics)


def sentiment_intensity(counts, topics):
    counted = counts[counts["feeling_number"] >= 0]
    sums = counted.groupby("topic", observed=False)[
        ["posts", "posts_with_likes", "weight_sum", "weighted_sum"]].sum()
    table = pd.DataFrame({
        "posts": sums["posts_with_likes"], "n_missing": sums["posts"] - sums["posts_with_likes"],
        "intensity": sums["weighted_sum"] / sums["weight_sum"], "low": np.nan, "high": np.nan})
    reason = np.where(table["intensity"].notna(), NO_DRAWS, "no post that counts has a like")
    return named(table.assign(reason=reason).reset_index(), topics)


def all_tables(posts, phases, codebook):
    """By name; posts have the level of their author."""
    topics = topic_list(codebook)
    topic = posts["topic"].fillna("unlabelled")
    posts = posts.assign(topic=pd.Categorical(topic, topics.index))
    counts = described(topic_counts(posts), phases, topics)
    of_feelings = described(sentiment_counts(posts), phases, topics)
    with_all, topics_and_all = with_all_topics(of_feelings, topics)
    return {"topic_list": topics.reset_index(), "topic_counts": counts,
            "topic_share": topic_share(counts, topics),
            "topic_share_by_phase": topic_share_by_phase(counts, topics, phases),
            "topic_tests": topic_tests(counts, topics),
            "topic_engagement": topic_engagement(counts, topics, phases),
            "sentiment_counts": of_feelings,
            "sentiment_by_topic": feelings(with_all, topics_and_all, ["topic"]),
            "sentiment_by_topic_level": feelings(with_all, topics_and_all, ["topic", "level"]),
            "sentiment_gap": sentiment_gap(with_all, topics_and_all),
            "sentiment_intensity": sentiment_intensity(with_all, topics_and_all)}
