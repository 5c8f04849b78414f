"""What leaves the study: nothing that few people have, and nothing that names one. The tables of
cache/ are the user's own and may hold all of it."""

import csv
import json
import os
import shutil
import stat
import subprocess

import pytest

from conftest import POSTS_PAGE, PROGRAM, outputs, write_study

# Each of one person. Posts of twelve others share a hashtag, a place, a language and a label.
SENTENCE = "今天我在朝阳区见到了李小明他的电话是13800000000"
NAMED = "MariaSchmidt_born1990_Berlin"
LABEL = "1a because Maria Schmidt writes that she is ill"
KEYWORD = "the clinic in Rosenheim"
PLACE = "冰岛"  # Iceland
KOREAN = "안녕하세요 여러분 저는 오늘 새로운 곳에서 글을 씁니다 정말 반갑습니다"
FREE_TEXT = [SENTENCE, NAMED, LABEL, KEYWORD, PLACE]

PAGE = POSTS_PAGE.replace('hashtags = "tags"\n',
                          'hashtags = "tags"\nlocation = "place"\nkeyword = "keyword"\n')
LABELS = """
[[source]]
format = "table"
path = "labels.csv"
kind = "labels"
scheme = "topic"
columns = { unit_id = "id", label = "label" }
"""
RULE = """
[[annotator]]
name = "profile"
kind = "rule"
scheme = "us_based"
countries = ["US", "IS"]
phrases = ["安静的小镇", "good morning"]
needed = 1
label = "yes"
[cohort]
scheme = "us_based"
include = ["yes"]
"""
BOOK = ('scheme = "topic"\nunit = "post"\nscale = "nominal"\nrevision = "1"\n'
        '[[category]]\nlabel = "food"\ndefinition = "Food."\n'
        '[[category]]\nlabel = "work"\ndefinition = "Work."\n')


def posts():
    rows = [["id", "user", "time", "title", "text", "likes", "tags", "place", "keyword"]]
    for n in range(60):
        rows.append([n, f"u{n % 12}", f"2025-01-{10 + n % 9} 12:00", "Good morning",
                     "Good morning to all of you, we had a lovely breakfast today", n, "breakfast",
                     "美国", "refugees"])
    rows.append([60, "r1", "2025-01-12 12:00", "", "大家好", 5, SENTENCE, PLACE, KEYWORD])
    rows.append([61, "r2", "2025-01-13 12:00", "", KOREAN, 7, NAMED, PLACE, ""])
    rows.append([62, "r3", "2025-01-13 13:00", "", "安静的小镇", 7, f"{NAMED}#{SENTENCE}", PLACE, ""])
    return rows


def labels():
    return ([["id", "label"]] + [[n, "food"] for n in range(60)]
            + [[60, LABEL], [61, f"{LABEL}, again"], [62, LABEL]])


def write_rows(path, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)


FAST = "[statistics]\ndraws = 200\npermutations = 0\n"


def private_study(folder, more="", files=None):
    write_study(folder, PAGE + LABELS + RULE + FAST + more, files)
    write_rows(folder / "posts.csv", posts())
    write_rows(folder / "labels.csv", labels())
    return folder


@pytest.fixture(scope="module", params=["without a codebook", "with a codebook"])
def made(request, resettle, tmp_path_factory):
    files = {"codebooks/topic.toml": BOOK} if request.param == "with a codebook" else {}
    folder = private_study(tmp_path_factory.mktemp("private") / "study", files=files)
    resettle("run", folder)
    return folder


@pytest.fixture(scope="module")
def shown_all(resettle, tmp_path_factory):
    """The same study if one person is enough."""
    folder = private_study(tmp_path_factory.mktemp("all") / "study",
                           "least_authors = 1\n")
    resettle("run", folder)
    return folder


def table(folder, name):
    with (folder / "report" / "tables" / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def texts_of_parquet(resettle, folder, file, column):
    """The column of a Parquet file, read as the texts of another study."""
    page = ('[study]\ntitle = "A"\ntimezone = "UTC"\n[[source]]\nformat = "table"\n'
            f'path = "{file.name}"\nkind = "posts"\ntimezone = "UTC"\n'
            f'columns = {{ post_id = "users", body = "{column}" }}\n')
    write_study(folder, page)
    shutil.copy(file, folder / file.name)
    resettle("run", folder, "--only", "raw_posts")
    return [row["body"] for row in resettle.rows(folder, "raw_posts")]


OF_PEOPLE = {"hashtags": "hashtag", "geography": "place", "activity_by_language": "language",
             "cohort_evidence_rules": "rule"}


def test_no_file_of_the_report_holds_what_few_people_have(made):
    for name, content in outputs(made).items():
        if not name.startswith("report/"):
            continue
        text = content.decode(errors="replace").lower()
        for needle in FREE_TEXT:
            assert needle.lower() not in text, f"{needle} in {name}"
            assert json.dumps(needle)[1:-1].lower() not in text, f"{needle} in {name}"


def test_the_needles_are_found_where_one_person_is_enough(shown_all):
    """Else the test above could not fail."""
    page = (shown_all / "report" / "index.html").read_text().lower()
    for needle in (SENTENCE, NAMED, LABEL):
        assert needle.lower() in page, needle
    assert "IS" in [row["place"] for row in table(shown_all, "geography")]
    assert "not shown" not in page.split('id="methods"')[0]


@pytest.mark.parametrize("name", OF_PEOPLE)
def test_a_table_leaves_with_the_rows_of_enough_people(resettle, made, tmp_path, name):
    column = OF_PEOPLE[name]
    kept = [row[column] for row in table(made, name)]
    whole = [row[column] for row in resettle.rows(made, name)]
    expected = {"hashtags": ["breakfast"], "geography": ["US"], "activity_by_language": ["en"],
                "cohort_evidence_rules": ["US", "good morning"]}[name]
    assert sorted(set(kept) - {"unknown"}) == expected
    assert set(kept) < set(whole), "the cache holds all"
    file = made / "report" / "tables" / f"{name}.parquet"
    assert texts_of_parquet(resettle, tmp_path / "reader", file, column) == kept


def test_every_other_parquet_file_is_that_of_the_cache(made):
    cached = {path.read_bytes() for path in (made / "cache").glob("*.parquet")}
    for path in (made / "report" / "tables").glob("*.parquet"):
        assert (path.read_bytes() in cached) == (path.stem not in OF_PEOPLE), path.name


def test_the_report_says_how_much_it_leaves_out(made):
    page = (made / "report" / "index.html").read_text()
    readme = (made / "report" / "tables" / "README.md").read_text()
    for sentence in ("2 hashtags of fewer than 10 people are not shown.",
                     "1 place of fewer than 10 people is not shown."):
        assert page.count(sentence) >= 2, "beneath the table and in a caption or instead of a figure"
        assert sentence in readme
    assert "Too little is left to compare: 1 place of fewer" in page
    assert "were written in one place" not in page, "there was another"
    tex = (made / "report" / "tables" / "hashtags.tex").read_text()
    assert "2 hashtags of fewer than 10 people are not shown." in tex


def test_labels_of_few_people_are_none_if_there_is_no_codebook(made):
    if (made / "codebooks").exists():
        pytest.skip("a codebook's labels are the study's own words")
    topics = {row["topic"] for row in table(made, "topic_share")}
    assert topics == {"food", "unlabelled"}
    page = (made / "report" / "index.html").read_text()
    assert "2 labels on posts of fewer people than least_authors are not shown" in page


def test_of_a_label_outside_the_codebook_the_report_says_the_place(resettle, made):
    if not (made / "codebooks").exists():
        pytest.skip("only a codebook has an outside")
    page = (made / "report" / "index.html").read_text()
    assert "“topic” (3 labels, first at labels.csv:62)" in page
    listed = resettle.rows(made, "foreign_labels")
    assert [(row["label"], row["count"]) for row in listed] == [(LABEL, 2), (f"{LABEL}, again", 1)]
    worries = resettle("run", made).stdout
    assert f"labels outside the codebook (topic: {LABEL}): 2 of 63" in worries


def test_if_all_rows_stay_the_figure_says_why_it_is_not_there(resettle, tmp_path):
    folder = write_study(tmp_path / "study", PAGE + FAST)
    write_rows(folder / "posts.csv", posts()[:1] + posts()[-3:])
    resettle("run", folder)
    page = (folder / "report" / "index.html").read_text()
    assert "No hashtag is left to show: 2 hashtags of fewer than 10 people are not shown." in page
    assert "No place is left to show: 1 place of fewer than 10 people is not shown." in page
    assert "Too little is left to compare: " in page
    assert table(folder, "hashtags") == []


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


IDS = {"user_id", "post_id", "comment_id", "unit_id"}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_with_a_persons_rows_are_their_owners_alone(resettle, tmp_path, umask):
    folder = private_study(tmp_path / "study")
    with (folder / "study.toml").open("a") as page:
        page.write("[report]\nper_person_tables = true\n")
    subprocess.run([PROGRAM, "run", folder], check=True, capture_output=True,
                   preexec_fn=lambda: os.umask(umask))
    persons = set()
    for path in (folder / "report" / "tables").glob("*.csv"):
        names = set(path.read_text().split("\n", 1)[0].split(","))
        forms = [path.with_suffix(ending) for ending in (".csv", ".tex", ".parquet")]
        for form in filter(type(path).exists, forms):
            expected = 0o600 if names & IDS else 0o644 & ~umask
            assert mode(form) == expected, form.name
        persons |= {path.stem} if names & IDS else set()
    assert {"influence", "post_facts"} <= persons
    # A report that an older program wrote.
    for name in ("post_facts.csv", "post_facts.parquet"):
        (folder / "report" / "tables" / name).chmod(0o644)
    manifest = folder / "report" / "manifest.json"
    text = json.loads(manifest.read_text())
    text["recipe"] = "older"
    manifest.write_text(json.dumps(text))
    resettle("run", folder)
    for name in ("post_facts.csv", "post_facts.parquet"):
        assert mode(folder / "report" / "tables" / name) == 0o600, name


def test_what_show_writes_of_persons_is_its_owners(resettle, made, tmp_path):
    old = os.umask(0)
    try:
        for row in resettle.json("tables", made):
            file = tmp_path / f"{row['table'].replace('/', '_')}.csv"
            resettle("show", row["table"], "--study", made, "--output", file)
            names = set(file.read_text().split("\n", 1)[0].split(","))
            is_private = bool(names & IDS) or row["table"] in {*OF_PEOPLE, "foreign_labels"}
            assert mode(file) == (0o600 if is_private else 0o644), row["table"]
    finally:
        os.umask(old)
