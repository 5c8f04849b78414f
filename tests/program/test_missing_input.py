"""Missing input is normal: what there is gives what it allows, and the rest says what it lacks."""

import csv
import re
import shutil

import pytest

from conftest import write_study

CODEBOOK = "examples/codebooks"

PAGE = """
[study]
title = "Small"
timezone = "UTC"

[statistics]
draws = 200
permutations = 200

[robustness]
specifications = 40
specification_draws = 200

[[source]]
format = "table"
path = "posts.csv"
kind = "posts"
timezone = "UTC"
columns = {{ post_id = "id", user_id = "user", created_at = "time", title = "title", likes = "likes", saves = "saves", comments = "comments", shares = "shares" }}
{sources}
{window}
{phases}
"""

USERS = """
[[source]]
format = "table"
path = "users.csv"
kind = "users"
timezone = "UTC"
columns = { user_id = "user", followers = "followers" }
"""

LABELS = """
[[source]]
format = "table"
path = "{scheme}.csv"
kind = "labels"
scheme = "{scheme}"
columns = {{ unit_id = "id", label = "label" }}
"""

WINDOW = "[window]\nfirst_day = 2025-01-01\nlast_day = 2025-03-31\n"
PHASES = """
[[phase]]
name = "Before"
[[phase]]
name = "Surge"
first_day = 2025-02-01
[[phase]]
name = "After"
first_day = 2025-03-01
"""
TOPICS = ["1a", "2c", "5b", "6"]
FEELINGS = ["Negative", "Neutral", "Positive"]


def posts(users=12, months=(1, 2, 3), counts=True):
    rows = []
    for user in range(users):
        for month in months:
            for day in range(1, 6):
                number = len(rows)
                likes = (user + 1) * (day + month) if counts else ""
                rows.append([f"p{number}", f"u{user}", f"2025-0{month}-{day * 4:02} 10:00:00",
                             "Good morning", likes, user if counts else "", day if counts else "",
                             month if counts else ""])
    return rows


def study_of(folder, rows, followers=True, labels=("topic", "sentiment"), window=WINDOW,
             phases=PHASES, label_of=None, codebooks=("topic", "sentiment")):
    sources = USERS if followers else ""
    files = {"posts.csv": text(["id", "user", "time", "title", "likes", "saves", "comments",
                                "shares"], rows)}
    users = sorted({row[1] for row in rows})
    files["users.csv"] = text(["user", "followers"], [[u, 10 + i] for i, u in enumerate(users)])
    choose = label_of or (lambda scheme, i: (TOPICS if scheme == "topic" else FEELINGS)[i % 3])
    for scheme in labels:
        sources += LABELS.format(scheme=scheme)
        marked = [[row[0], choose(scheme, i)] for i, row in enumerate(rows)]
        files[f"{scheme}.csv"] = text(["id", "label"], [row for row in marked if row[1]])
    write_study(folder, PAGE.format(sources=sources, window=window, phases=phases), files)
    (folder / "codebooks").mkdir()
    for scheme in codebooks:
        shutil.copy(f"{CODEBOOK}/{scheme}.toml", folder / "codebooks")
    return folder


def text(header, rows):
    return "".join(",".join(map(str, row)) + "\n" for row in [header, *rows])


def no_labels_after_january(scheme, i):
    return TOPICS[3] if scheme == "topic" and i % 15 < 5 else (TOPICS[i % 3] if scheme == "topic"
                                                               else FEELINGS[i % 3])


VARIANTS = {
    "all there": lambda folder: study_of(folder, posts()),
    "no followers": lambda folder: study_of(folder, posts(), followers=False),
    "no counts": lambda folder: study_of(folder, posts(counts=False)),
    "one phase": lambda folder: study_of(folder, posts(), phases=""),
    "one user": lambda folder: study_of(folder, posts(users=1)),
    "two users": lambda folder: study_of(folder, posts(users=2)),
    "one post": lambda folder: study_of(folder, posts(users=1, months=(1,))[:1]),
    "no labels": lambda folder: study_of(folder, posts(), labels=()),
    "no labels and no codebooks": lambda folder: study_of(
        folder, posts(), labels=(), codebooks=()),
    "labels and no codebooks": lambda folder: study_of(folder, posts(), codebooks=()),
    "topics alone": lambda folder: study_of(folder, posts(), labels=("topic",)),
    "sentiment alone": lambda folder: study_of(folder, posts(), labels=("sentiment",)),
    "one category": lambda folder: study_of(
        folder, posts(), label_of=lambda scheme, i: "5b" if scheme == "topic" else "Neutral"),
    "an empty window": lambda folder: study_of(
        folder, posts(), window="[window]\nfirst_day = 2023-01-01\nlast_day = 2023-03-31\n",
        phases=""),
    "everybody inactive": lambda folder: study_of(folder, posts(months=(1,))[::5]),
    "a topic absent from a phase": lambda folder: study_of(
        folder, posts(), label_of=no_labels_after_january),
    "labels that no codebook knows": lambda folder: study_of(
        folder, posts(), label_of=lambda scheme, i: "9z"),
}


@pytest.fixture(params=VARIANTS, ids=lambda name: name.replace(" ", "_"))
def variant(request, resettle, tmp_path):
    folder = VARIANTS[request.param](tmp_path / "study")
    done = resettle("run", folder, expect=None)
    assert done.returncode == 0, f"{request.param}\n{done.stdout[-3000:]}\n{done.stderr}"
    return folder


def test_a_study_runs_and_holds_no_number_that_is_none(variant):
    for file in sorted((variant / "report" / "tables").glob("*.csv")):
        with open(file) as lines:
            for row in csv.DictReader(lines):
                for column, cell in row.items():
                    assert cell.lower() not in ("nan", "inf", "-inf"), f"{file.name} {column} {row}"
    page = (variant / "report" / "index.html").read_text()
    shown = re.sub(r"<script.*?</script>", "", page, flags=re.S)
    shown = re.sub(r"<[^>]*>", " ", shown)
    assert not re.search(r"\b(NaN|undefined|Infinity)\b", shown), re.search(
        r".{80}\b(NaN|undefined|Infinity)\b.{40}", shown, re.S)[0]
    for figure in (variant / "report" / "figures").glob("*.svg"):
        assert not re.search(r"NaN|undefined|Infinity", figure.read_text()), figure.name


# Columns that say which row it is or why it has no values; others are what a reader opens a table for.
NAMES = re.compile(r"(.*_)?(reason|name|label|number|phase|position|kind|unit|scope|finding|analysis)")


def test_no_table_is_offered_that_has_nothing_in_it(variant, resettle):
    page = (variant / "report" / "index.html").read_text()
    tables = re.findall(r'<details class="data" data-table="(\w+)".*?</details>', page, re.S)
    for found in re.finditer(r'<details class="data" data-table="(\w+)".*?</details>', page, re.S):
        columns = re.findall(r'<th [^>]*data-column="(\w+)"', found[0])
        rows = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
                for row in re.findall(r"<tr><td.*?</tr>", found[0], re.S)]
        assert rows, found[1]
        if found[1] == "quality":
            continue
        grain = resettle.json("explain", found[1], "--study", variant)["grain"]
        values = [cell for row in rows for column, cell in zip(columns, row)
                  if column not in grain and not NAMES.fullmatch(column)]
        assert not values or not {"—"} <= set(values) <= {"—", "0"}, (found[1], rows[:3])
    assert "quality" in tables


def test_a_table_with_nothing_in_it_is_a_sentence_that_says_why(resettle, tmp_path):
    folder = study_of(tmp_path / "study", posts(counts=False))
    resettle("run", folder)
    assert re.search(r"The table “How many times[^”]*” has no values: the estimate does not exist",
                     section(folder, "engagement"))
    assert (folder / "report" / "tables" / "engagement_gap.csv").exists()


def section(folder, name):
    page = (folder / "report" / "index.html").read_text()
    found = re.search(rf'<h2 id="{name}">.*?</section>', page, re.S)
    assert found, name
    return re.sub(r"<[^>]*>", " ", found[0])


@pytest.mark.parametrize("labels, name, word", [
    ((), "topics", "topic"), (("topic",), "sentiment", "sentiment")])
def test_an_analysis_without_its_labels_says_which_and_how_to_get_them(
        resettle, tmp_path, labels, name, word):
    folder = study_of(tmp_path / "study", posts(), labels=labels)
    resettle("run", folder)
    said = section(folder, name)
    assert word in said and "labels" in said and "study.toml" in said


def test_one_phase_says_that_trajectories_need_more(resettle, tmp_path):
    folder = study_of(tmp_path / "study", posts(), phases="")
    resettle("run", folder)
    assert "[[phase]]" in section(folder, "trajectories")


def test_labels_outside_the_codebook_are_counted(resettle, tmp_path):
    folder = study_of(tmp_path / "study", posts(), label_of=lambda scheme, i: "9z")
    resettle("run", folder)
    row = resettle.rows(folder, "label_coverage", "role = 'topic'")[0]
    assert row["outside_codebook"] == row["labelled"] == row["posts"] > 0


def test_a_window_beside_the_data_says_when_the_posts_were_written(resettle, tmp_path):
    window = "[window]\nfirst_day = 2026-01-01\nlast_day = 2026-03-31\n"
    folder = study_of(tmp_path / "study", posts(), window=window, phases="")
    assert re.search(r"no post of the cohort lies in the window \(2026-01-01 to 2026-03-31\): they "
                     r"were written from 2025-\S+ to 2025-", resettle("run", folder).stdout)


def test_sources_without_a_post_say_so(resettle, tmp_path):
    folder = study_of(tmp_path / "study", [], phases="")
    said = resettle("run", folder).stdout
    assert "the sources hold no posts" in said and "no day of the window" not in said


def test_tables_can_be_read_when_the_exports_are_gone(resettle, study):
    checked = resettle("simulate", "--check", study).stdout
    shutil.move(study / "raw", study.parent / "elsewhere")
    (study / "decisions.csv").rename(study.parent / "decisions.csv")
    done = resettle("show", "phase_summary", "--study", study)
    assert "Refugee Surge" in done.stdout
    assert "is not there: the tables are what was made of it before" in done.stderr
    listed = resettle.json("tables", study)
    assert [table["table"] for table in listed if not table["made"]] == []
    assert "one row per" in resettle("explain", "posts", "--study", study).stdout
    post = resettle.rows(study, "posts")[0]["post_id"]
    assert "raw/" in resettle("explain", "posts", "--row", post, "--study", study).stdout
    error = resettle("explain", "posts", "--row", post, "--raw", "--study", study, expect=2).stderr
    assert "no file matches" in error
    assert "of 1 lines" in resettle("quarantine", study).stdout
    assert "no file matches" in resettle("quarantine", study, "--raw", expect=2).stderr
    assert resettle("simulate", "--check", study).stdout == checked
    assert "no file matches" in resettle("run", study, expect=2).stderr


def test_a_study_that_was_never_run_needs_its_exports(resettle, simulated, tmp_path):
    folder = shutil.copytree(simulated, tmp_path / "study")
    shutil.rmtree(folder / "raw")
    assert "no file matches" in resettle("show", "posts", "--study", folder, expect=2).stderr


def test_no_file_of_the_report_says_where_exports_lie(resettle, simulated, tmp_path):
    exports = shutil.copytree(simulated / "raw", tmp_path / "far" / "away")
    folder = shutil.copytree(simulated, tmp_path / "study")
    page = folder / "study.toml"
    page.write_text(page.read_text().replace('"raw/', f'"{exports}/'))
    resettle("run", folder)
    for file in (folder / "report").rglob("*"):
        if file.is_file():
            for place in (str(tmp_path), "far/away"):
                assert place.encode() not in file.read_bytes(), file
    quality = (folder / "report" / "tables" / "quality.csv").read_text()
    assert re.search(r",[\w-]+\.jsonl:\d+\n", quality), "the file's own name stays"
