"""What was planted in a simulated study, found again: by the program's tables, and in the texts."""

import csv
import json
import math
import re
from collections import Counter, defaultdict

import pytest


@pytest.fixture(scope="module")
def demo(resettle, tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted") / "study"
    resettle("simulate", "rednote-2025", folder)
    return folder


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def posts_of(folder):
    """The newest text of every post, by id."""
    posts = {}
    for path in sorted((folder / "raw").glob("search_contents_*.jsonl")):
        for line in open(path, encoding="utf-8"):
            post = json.loads(line)
            posts[post["note_id"]] = post
    return posts


def words_of(post):
    """Words of alphabets, pairs of Chinese characters, emoji."""
    text = (post["title"] + " " + post["desc"]).lower().replace("[话题]", " ")
    words = re.findall(r"[a-záéíóúñü_']+|[\U0001F300-\U0001FAFF☀-➿]", text)
    for run in re.findall(r"[一-鿿]+", text):
        words += [run[i:i + 2] for i in range(max(1, len(run) - 1))]
    return words


class NaiveBayes:
    """Multinomial, Laplace-smoothed: the plainest reader of words there is."""

    def __init__(self, documents, labels):
        self.total = Counter(labels)
        self.words = defaultdict(Counter)
        for words, label in zip(documents, labels):
            self.words[label].update(words)
        self.vocabulary = len(set().union(*self.words.values()))
        self.size = {label: sum(words.values()) for label, words in self.words.items()}

    def __call__(self, words):
        def score(label):
            counts = self.words[label]
            room = self.size[label] + self.vocabulary
            return math.log(self.total[label]) + sum(
                math.log((counts[word] + 1) / room) for word in words)
        return max(self.total, key=score)


def held_out_accuracy(folder, labels):
    posts = posts_of(folder)
    ids = sorted(posts)
    train = [post for i, post in enumerate(ids) if i % 4]
    test = [post for i, post in enumerate(ids) if i % 4 == 0]
    reader = NaiveBayes([words_of(posts[post]) for post in train], [labels[post] for post in train])
    right = sum(reader(words_of(posts[post])) == labels[post] for post in test)
    return right / len(test)


@pytest.mark.parametrize("scheme", ["topic", "sentiment"])
def test_a_bag_of_words_learns_the_labels_and_not_all_of_them(demo, scheme):
    labels = {row["note_id"]: row["label"] for row in rows_of(demo / "raw" / f"labels_{scheme}.csv")}
    assert set(labels) == set(posts_of(demo))
    assert 0.6 < held_out_accuracy(demo, labels) < 0.9


def agreement_where(folder, scheme, holds):
    truth = {row["note_id"]: row["label"] for row in rows_of(folder / "raw" / f"labels_{scheme}.csv")}
    machine = rows_of(folder / "raw" / f"machine_{scheme}.csv")
    chosen = [row for row in machine if holds(row)]
    assert len(chosen) > 300
    return sum(truth[row["note_id"]] == row["label"] for row in chosen) / len(chosen)


@pytest.mark.parametrize("scheme", ["topic", "sentiment"])
def test_the_machine_errs_more_where_there_is_little_to_read(demo, scheme):
    posts = posts_of(demo)
    length = {post: len(words_of(posts[post])) for post in posts}
    comments = Counter()
    for path in (demo / "raw").glob("search_comments_*.jsonl"):
        for line in open(path, encoding="utf-8"):
            found = re.search(r'"note_id": "(\w+)"', line)
            if found:
                comments[found[1]] += 1
    short = agreement_where(demo, scheme, lambda row: length[row["note_id"]] <= 3)
    long = agreement_where(demo, scheme, lambda row: length[row["note_id"]] >= 15)
    assert short < long - 0.05
    bodies = {post: fields["desc"].split("#")[0] for post, fields in posts.items()}
    mixed = {post for post, body in bodies.items()
             if re.search("[一-鿿]{2}", body) and re.search("[a-z]{3} [a-z]+", body)}
    assert (agreement_where(demo, scheme, lambda row: row["note_id"] in mixed)
            < agreement_where(demo, scheme, lambda row: length[row["note_id"]] >= 8
                              and row["note_id"] not in mixed) - 0.01)
    few = agreement_where(demo, scheme, lambda row: comments[row["note_id"]] <= 2)
    many = agreement_where(demo, scheme, lambda row: comments[row["note_id"]] >= 10)
    assert few < many - 0.02
    sure = agreement_where(demo, scheme, lambda row: float(row["confidence"]) > 0.8)
    unsure = agreement_where(demo, scheme, lambda row: float(row["confidence"]) < 0.5)
    assert unsure < sure - 0.1


def test_some_feelings_are_too_unsure_to_count(demo):
    confidences = [float(row["confidence"]) for row in rows_of(demo / "raw" / "labels_sentiment.csv")]
    assert 0.03 < sum(c <= 0.3 for c in confidences) / len(confidences) < 0.1


# arXiv 2510.18894, sections 6.2 to 6.4: what is realised lies near, what is a parameter equals.
@pytest.mark.parametrize("name, published, tolerance", [
    ("likes_high_pre_ban", 1600, 100), ("likes_low_pre_ban", 23.5, 2),
    ("self_expression_high", 0.24, 0), ("score_food_pre_ban", 0.50, 0.1),
    ("score_food_stabilization", 0.81, 0.1), ("score_language_stabilization", 0.68, 0.1),
    ("score_self_surge", 0.67, 0.1), ("score_self_stabilization", 0.50, 0.1),
    ("score_marketing_pre_ban", 0, 0.05), ("score_marketing_stabilization", 0.51, 0.1),
    ("sentiment_friendship", 0.47, 1e-9), ("sentiment_food", 0.39, 1e-9),
    ("sentiment_marketing", 0.36, 1e-9), ("sentiment_arts_high", 0.07, 1e-9),
    ("sentiment_nationalism_high", -0.18, 1e-9), ("sentiment_free_speech_high", -0.1, 1e-9),
    ("machine_topic_kappa", 0.82, 0.02)])
def test_the_papers_number_is_planted(demo, name, published, tolerance):
    planted = {row["name"]: row for row in rows_of(demo / "truth" / "planted.csv")}
    assert float(planted[name]["published"]) == published
    assert abs(float(planted[name]["value"]) - published) <= tolerance


def test_every_planted_number_says_its_kind_of_truth_or_why_there_is_none(demo):
    for row in rows_of(demo / "truth" / "planted.csv"):
        assert row["truth"] in ("realised", "model", "score", "not plantable"), row
        assert bool(row["reason"]) == (row["truth"] == "not plantable"), row
        assert row["source"] in ("paper", "our choice"), row


def test_what_is_realised_is_in_the_tables(resettle, finished):
    checked = resettle.json("simulate", "--check", finished)
    assert checked["equal"]
    tables = {row["quantity"]: row["verdict"] for row in checked["rows"]}
    for table in ("influence", "influence_by_phase", "transitions", "paths", "engagement"):
        assert tables[table] == "equal"


def test_a_truth_that_waits_for_its_table_is_said_not_to_be_checked(resettle, finished):
    rows = resettle.json("simulate", "--check", finished)["rows"]
    waiting = [row for row in rows if row["quantity"].startswith("machine_")]
    assert waiting and {row["verdict"] for row in waiting} == {
        "not checked: no table of this version says it"}


def test_a_truth_that_is_not_in_the_tables_is_seen(resettle, study):
    truth = study / "truth" / "transitions.csv"
    lines = truth.read_text().splitlines()
    lines[1] = lines[1].rsplit(",", 1)[0] + ",999"
    truth.write_text("\n".join(lines) + "\n")
    done = resettle("simulate", "--check", study, expect=1)
    assert "users" in done.stdout and "not 999" in done.stdout


def test_a_study_that_was_not_simulated_cannot_be_checked(resettle, tmp_path):
    done = resettle("simulate", "--check", tmp_path, expect=2)
    assert "no simulated study" in done.stderr
