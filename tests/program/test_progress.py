"""Lines of progress count what a reader would count."""

import json
import re
import shutil

import pytest

from conftest import write_study

ROWS = [("p1", "u1", "2025-01-02T10:00:00Z", 3), ("p2", "u2", "2025-01-03T10:00:00Z", 4),
        ("p3", "u1", "2025-01-04T10:00:00Z", 5)]
BAD = ("", "u3", "2025-01-05T10:00:00Z", 6)
NAMES = ("id", "user", "time", "likes")
PAGE = """
[study]
title = "A test"
timezone = "UTC"
[input]
quarantine_share = 0.9
[[source]]
format = "table"
path = "{path}"
kind = "posts"
timezone = "UTC"
[source.columns]
post_id = "{id}"
user_id = "user{suffix}"
created_at = "{time}"
likes = "likes"
"""


def separated(rows, separator):
    return "".join(separator.join(map(str, row)) + "\n" for row in [NAMES, *rows])


def lines(rows):
    return "".join(json.dumps(dict(zip(NAMES, row))) + "\n" for row in rows)


WRITERS = {"csv": lambda rows: separated(rows, ","), "tsv": lambda rows: separated(rows, "\t"),
           "jsonl": lines}


def read_line(done, file):
    found = re.search(rf"^made {re.escape(file)}: (\S+) (\w+) in [\d.]+ s(.*)$", done.stderr, re.M)
    assert found, done.stderr
    return found.groups()


def study_of(folder, ending, content, **names):
    names = {"id": "id", "suffix": "", "time": "time", **names}
    return write_study(folder, PAGE.format(path=f"posts.{ending}", **names),
                       {f"posts.{ending}": content})


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("bad", [0, 2], ids=["all_read", "some_set_aside"])
def test_a_file_counts_its_records_and_those_that_were_set_aside(resettle, tmp_path, ending, bad):
    folder = study_of(tmp_path / "study", ending, WRITERS[ending]([*ROWS, *[BAD] * bad]))
    done = resettle("run", folder, "--only", "posts")
    aside = f"; {bad} more set aside" if bad else ""
    assert read_line(done, f"posts.{ending}") == ("3", "records", aside)
    assert read_line(done, "posts") == ("3", "rows", "")


@pytest.mark.parametrize("bad", [0, 2], ids=["all_read", "some_set_aside"])
def test_a_parquet_file_does_too(resettle, tmp_path, bad):
    first = study_of(tmp_path / "first", "csv", separated([*ROWS, *[(f"q{i}", "", "", 1) for i in range(bad)]],
                                                       ","))
    resettle("run", first, "--only", "posts")
    folder = study_of(tmp_path / "study", "parquet", b"", id="user_id" if bad else "post_id", suffix="_id",
                   time="created_at")
    page = folder / "study.toml"
    if bad:  # posts whose id is missing are set aside
        page.write_text(page.read_text().replace('user_id = "user_id"\n', ""))
    resettle("show", "posts", "--study", first, "--output", folder / "posts.parquet", "--force")
    done = resettle("run", folder, "--only", "posts")
    assert read_line(done, "posts.parquet") == ("3", "records", f"; {bad} more set aside" if bad else "")


def test_a_line_of_one_is_singular(resettle, tmp_path):
    folder = study_of(tmp_path / "study", "csv", separated(ROWS[:1], ","))
    assert read_line(resettle("run", folder, "--only", "posts"), "posts.csv") == ("1", "record", "")


def test_posts_that_carry_labels_count_once(resettle, simulated, tmp_path):
    folder = shutil.copytree(simulated, tmp_path / "study")
    done = resettle("run", folder, "--only", "posts")
    for file, count in re.findall(r"^made (raw/\S+): (\S+) records", done.stderr, re.M):
        path = simulated / file
        records = sum(1 for line in path.read_text().splitlines() if line.strip())
        header = 1 if file.endswith(".csv") else 0
        assert int(re.sub(r"\D", "", count)) == records - header, file


def test_the_report_counts_its_files(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace("[study]", "# another page\n[study]").replace(
        'title    = "', 'title    = "Again: '))
    done = resettle("run", study)
    found = re.search(r"^made report: (\d+) files", done.stderr, re.M)
    files = [path for path in (study / "report").rglob("*") if path.is_file()]
    assert found and int(found[1]) == len(files)
