"""The twenty tables behind the seven figures with pandas, numpy and scipy: every row and column
that `resettle run` gives them without draws and permutations, from exports of the tables that it
starts from. Here influence, activity, engagement and transitions; pandas_topics.py has the rest."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

import pandas_topics as topics
from peer_statistics import wilson
from peer_study import (ACTIVE_POSTS, HIGH_SHARE, INPUTS, LEVELS, LEVELS_OF_PHASES, METRICS,
                        RETENTION_GAP_DAYS, SCORED_BY, TIMEZONE)


def read(folder):
    """The inputs by name."""
    return {name: pq.read_table(folder / f"{name}.parquet", columns=columns)
            .to_pandas(date_as_object=False) for name, columns in INPUTS.items()}


def read_members(users, cohort):
    """Profiles of the cohort."""
    local = users["last_crawl"].dt.tz_localize("UTC").dt.tz_convert(TIMEZONE)
    users = users.assign(last_seen=local.dt.tz_localize(None).dt.normalize())
    return cohort.loc[cohort["included"], ["user_id"]].merge(users, "left").set_index("user_id")


def phases_of(days):
    phases = days.dropna(subset="phase").groupby("phase_number")
    return phases.agg(phase=("phase", "first"), last_day=("day", "max"))


def author_totals(posts, members):
    by_author = posts.groupby("user_id", observed=True)
    totals = by_author[METRICS].sum(min_count=1).assign(posts=by_author.size())
    return totals.join(members[["followers", "last_seen"]])


def author_phase_totals(posts, members, phases):
    by_phase = posts.groupby(["user_id", "phase_number"], observed=True)
    received = by_phase[METRICS].sum(min_count=1).assign(posts=by_phase.size())
    every = pd.MultiIndex.from_product([members.index, phases.index])
    totals = received.reindex(every).fillna({"posts": 0}).reset_index()
    totals = totals.join(members[["followers", "last_seen"]], on="user_id")
    totals = totals.join(phases, on="phase_number")
    silence = (totals.pop("last_day") - totals.pop("last_seen")).dt.days
    return totals.assign(is_observed=~(silence > RETENTION_GAP_DAYS))


def scored(authors, metrics):
    """x, score, rank and level of the authors that have all metrics."""
    x, score = topics.scores_of(authors[metrics])
    cut = score.nlargest(int(HIGH_SHARE * len(score)) + 1).iloc[-1]
    return x.add_suffix("_x").assign(score=score, rank=score.rank(method="first", ascending=False),
                                     level=np.where(score > cut, "high", "low"))


def influence(totals):
    received = totals[["posts", "followers", *METRICS]]
    return received.join(scored(totals, SCORED_BY)).assign(shares_x=np.nan)


def with_level(posts, levels):
    """Of the author over the window."""
    authors = posts["user_id"].cat
    levels = levels.reindex(authors.categories).fillna("unscored")
    of_authors = pd.Categorical(levels, LEVELS).remove_unused_categories()
    return posts.assign(level=of_authors.take(authors.codes))


def influence_by_phase(totals):
    active = totals[totals["posts"] >= ACTIVE_POSTS]
    level = pd.Series(np.where(totals["is_observed"], "inactive", "unobserved"), totals.index)
    level[active.index] = "unscored"
    table = totals[["user_id", "phase", "phase_number", "posts"]]
    for suffix, metrics in {"": SCORED_BY, "_without_followers": SCORED_BY[1:]}.items():
        of_phases = [scored(of_phase, metrics) for _, of_phase in active.groupby("phase_number")]
        scores = pd.concat(of_phases)[["score", "rank", "level"]].reindex(totals.index)
        table = table.join(scores.fillna({"level": level}).add_suffix(suffix))
    return table


def daily_activity(posts, comments, members, days):
    by_day = posts.groupby("day")
    first_days = posts.groupby("user_id", observed=True)["day"].min()
    counts = pd.DataFrame({"posts": by_day.size(), "active_users": by_day["user_id"].nunique(),
                           "new_users": first_days.value_counts(),
                           "registrations": members["registered_day"].value_counts(),
                           "comments_received": comments["day"].value_counts()})
    table = days.set_index("day")[["phase"]].join(counts).fillna(dict.fromkeys(counts, 0))
    likes = by_day["likes"].sum(min_count=1).reindex(table.index)
    return table.assign(likes=likes.mask(table["posts"] == 0, 0),
                        posts_mean_7=table["posts"].rolling(7, center=True).mean()).reset_index()


def phase_summary(posts, daily, phases):
    posts_a_day = daily.set_index("day").groupby("phase")["posts"]
    days = daily.groupby("phase")["day"]
    users = posts.groupby("phase_number")["user_id"].nunique().rename(index=phases["phase"])
    table = pd.DataFrame({
        "first_day": days.min(), "last_day": days.max(), "days": days.size(),
        "posts": posts_a_day.sum(), "users": users, "posts_per_day_mean": posts_a_day.mean(),
        "posts_per_day_median": posts_a_day.median(), "peak_day": posts_a_day.idxmax(),
        "peak_posts": posts_a_day.max(), "trough_day": posts_a_day.idxmin(),
        "trough_posts": posts_a_day.min()})
    return table.fillna({"users": 0}).rename_axis("phase").reset_index()


def received_by(posts, logs, keys):
    """A row a group and metric."""
    groups = posts.groupby(keys, observed=True)
    counts = groups[METRICS]
    of_logs = logs.groupby([posts[key] for key in keys], observed=True)
    table = topics.stacked("metric", known=counts.count(), mean=counts.mean(),
                           median=counts.median(), p90=counts.quantile(.9),
                           sum=counts.sum(min_count=1), log_mean=of_logs.mean())
    return table.join(groups.size().rename("posts")).reset_index()


def engagement(posts, phases):
    logs = np.log1p(posts[METRICS])
    table = pd.concat([received_by(posts, logs, ["level"]).assign(phase_number=0),
                       received_by(posts, logs, ["level", "phase_number"])])
    return table.assign(
        phase=table["phase_number"].map(phases["phase"]).fillna("Whole window"),
        n_missing=table["posts"] - table.pop("known"),
        low=np.nan, high=np.nan, log_low=np.nan, log_high=np.nan)


def transitions(by_phase, phases):
    """A user's rows follow each other phase by phase."""
    steps = by_phase.melt(["user_id", "phase_number"], ["level", "level_without_followers"],
                          value_name="from_level").rename(columns={"phase_number": "from_number"})
    later = steps.groupby(["variable", "user_id"], observed=True)["from_level"].shift(-1)
    steps = steps.assign(followers_counted=steps["variable"] == "level",
                         from_level=pd.Categorical(steps["from_level"], LEVELS_OF_PHASES),
                         to_level=pd.Categorical(later, LEVELS_OF_PHASES))[later.notna()]
    keys = ["followers_counted", "from_number", "from_level", "to_level"]
    table = steps.groupby(keys, observed=False).size().rename("users").reset_index()
    return table.assign(from_phase=table["from_number"].map(phases["phase"]),
                        to_phase=(table["from_number"] + 1).map(phases["phase"]))


def transition_rates(steps):
    users, step = steps["users"], [steps["followers_counted"], steps["from_number"]]
    leaving = users.groupby([*step, steps["from_level"]], observed=True).transform("sum")
    low, high = wilson(users, leaving)
    return steps.assign(of_users=leaving, share=users / leaving, low=low, high=high)


def all_tables(inputs):
    """The twenty tables by name."""
    members, days = read_members(inputs["users"], inputs["cohort"]), inputs["days"]
    phases = phases_of(days)
    posts = inputs["post_facts"].astype({"user_id": "category"})
    totals = author_totals(posts, members)
    of_phases = author_phase_totals(posts, members, phases)
    levels = influence(totals)
    by_phase = influence_by_phase(of_phases)
    daily = daily_activity(posts, inputs["cohort_comments"], members, days)
    steps = transitions(by_phase, phases)
    posts = with_level(posts, levels["level"])
    return {"author_totals": totals.reset_index(), "author_phase_totals": of_phases,
            "influence": levels.reset_index(), "influence_by_phase": by_phase,
            "daily_activity": daily, "phase_summary": phase_summary(posts, daily, phases),
            "engagement": engagement(posts, phases), "transitions": steps,
            "transition_rates": transition_rates(steps),
            **topics.all_tables(posts, phases, inputs["codebook"])}
