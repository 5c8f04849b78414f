"""What a researcher would write without Resettle: pandas, scipy and matplotlib from raw JSONL and
label files to the tables and pictures of the seven figures, without any bootstrap.
Usage: notebook.py STUDY OUT   Prints posts and authors of high influence."""

import hashlib
import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import pandas as pd

import seven_tables as tables

VALUES = {"Very Negative": -2, "Negative": -1, "Neutral": 0, "Positive": 1, "Very Positive": 2}


def hashed(user):
    return hashlib.sha256(user.encode()).hexdigest()[:16]


def records(raw, pattern):
    rows = []
    for file in sorted(raw.glob(pattern)):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                try:
                    rows.append(json.loads(line))
                except json.JSONDecodeError:
                    pass  # a torn last line
    frame = pd.DataFrame(rows)
    if "creator_hash" not in frame:
        frame["creator_hash"] = None
    frame["user"] = frame["creator_hash"].where(frame["creator_hash"].notna(),
                                                frame["user_id"].dropna().map(hashed))
    return frame.sort_values("last_modify_ts", ascending=False)


def count(series):
    text = series.astype(str).str.removesuffix("+")
    factor = pd.Series(1, index=series.index)
    factor[text.str.contains("万|w", regex=True)] = 10_000
    factor[text.str.contains("千|k", regex=True)] = 1_000
    number = pd.to_numeric(text.str.replace("万|w|千|k", "", regex=True), errors="coerce")
    return (number * factor).round()


def day(series):
    times = pd.to_datetime(series, unit="ms", utc=True).dt.tz_convert("America/New_York")
    return times.dt.tz_localize(None).dt.normalize()


def read_posts(study):
    raw = study / "raw"
    posts = records(raw, "*contents*").drop_duplicates("note_id")
    decisions = pd.read_csv(study / "decisions.csv")
    cohort = decisions.loc[decisions["included"] == "yes", "user_id"].map(hashed)
    posts["day"] = day(posts["time"])
    posts = posts[posts["user"].isin(set(cohort)) & posts["day"].between(tables.FIRST_DAYS[0],
                                                                         tables.LAST_DAY)]
    for name, column in zip(tables.METRICS, ["liked_count", "collected_count", "comment_count",
                                             "share_count"]):
        posts[name] = count(posts[column])
    topic = pd.read_csv(raw / "labels_topic.csv").set_index("note_id")["label"]
    feeling = pd.read_csv(raw / "labels_sentiment.csv").set_index("note_id")
    posts["topic"] = posts["note_id"].map(topic)
    posts["value"] = posts["note_id"].map(feeling["label"].map(VALUES))
    posts["confidence"] = posts["note_id"].map(feeling["confidence"])
    return posts


def read_followers(study):
    users = records(study / "raw", "*creators*").drop_duplicates("user").set_index("user")
    return count(users["fans"])


def comments_by_day(study):
    comments = records(study / "raw", "*comments*")
    comments = comments.drop_duplicates("comment_id")
    return day(comments["create_time"]).value_counts().sort_index()


def draw(made, comments, out):
    def saved(figure, name):
        figure.savefig(out / f"{name}.svg")
        plt.close(figure)

    days, _ = made["daily"]
    figure, axes = plt.subplots(figsize=(10, 4))
    axes.plot(days.index, days["posts"], lw=0.8)
    axes.plot(days.index, days["mean_7"])
    axes.plot(comments.index, comments / 10, lw=0.5)
    for first in tables.FIRST_DAYS[1:]:
        axes.axvline(first, ls="--")
    saved(figure, "1_daily")

    figure, panels = plt.subplots(1, len(tables.PHASES), figsize=(10, 4))
    means = made["engagement"]["mean"].unstack("variable")
    for phase, axes in enumerate(panels):
        means.loc[phase].T.plot.bar(ax=axes, logy=True, title=tables.PHASES[phase])
    saved(figure, "2_engagement")

    figure, panels = plt.subplots(1, 2, figsize=(10, 4))
    for table, axes in zip(made["transitions"], panels):
        axes.imshow(table, vmin=0, vmax=1)
        for (row, column), share in pd.DataFrame(table.to_numpy()).stack().items():
            axes.text(column, row, f"{share:.2f}", ha="center")
        axes.set_xticks(range(table.shape[1]), table.columns)
        axes.set_yticks(range(table.shape[0]), table.index)
    saved(figure, "3_transitions")

    shares, _, _ = made["topics"]
    figure, axes = plt.subplots(figsize=(8, 5))
    shares.plot.barh(ax=axes)
    saved(figure, "4_topics")

    figure, axes = plt.subplots(figsize=(8, 5))
    for topic, scores in made["topic_engagement"].iterrows():
        axes.plot(tables.PHASES, scores, marker="o", label=topic)
    axes.legend(ncol=2)
    saved(figure, "5_topic_engagement")

    by_level, feelings, _, _ = made["sentiment"]
    figure, axes = plt.subplots(figsize=(8, 5))
    feelings.xs(True, level="high").plot.barh(stacked=True, ax=axes)
    saved(figure, "6_sentiment")

    figure, axes = plt.subplots(figsize=(8, 5))
    by_level["mean"].unstack("high").plot.barh(ax=axes)
    saved(figure, "7_sentiment_by_level")


def main():
    study, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    posts = read_posts(study)
    made = tables.all_tables(posts, read_followers(study))
    draw(made, comments_by_day(study), out)
    print(*tables.summary(posts, made))


main()
