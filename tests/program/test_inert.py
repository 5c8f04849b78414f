"""Text of people and files acts nowhere: not on a terminal, in a spreadsheet, in LaTeX, Markdown or a
page. Every payload goes in wherever a study takes text and is looked for in every way out."""

import csv
import io
import json
import re
import shutil
import tomllib

import pytest

from conftest import outputs, write_study

# What is hostile in each; in file names a slash and NUL cannot be.
PAYLOADS = {
    "escape": "\x1b]0;PWNED\x07\x1b[31mred",
    "delete": "a\x7fb\x08c",
    "next line and CSI of C1": "a\u0085b\u009b31m",
    "carriage return": "x\r=1+1",
    "Arabic letter mark": "a\u061cb",
    "marks of direction": "a\u200eb\u200fc",
    "overrides": "a\u202ab\u202bc\u202cd\u202de\u202ef",
    "isolates": "a\u2066b\u2067c\u2068d\u2069e",
    "byte order mark": "\ufeffa\ufeff",
    "separators": "a\u2028b\u2029c",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd",
    "minus": "-1+cmd",
    "at": "@SUM(1)",
    "wide equals": "＝1+1",
    "wide plus": "＋1+1",
    "wide minus": "－1+1",
    "wide at": "＠SUM(1)",
    "bracket": "[图片] \\input{x}",
    "star": "* & % $ # _ ~ ^ \\\\",
    "quotes": "\"'`“”,;",
    "tags": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "](javascript:alert(1)) | ![x](y) `z` **b**",
}
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
FORMULA = re.compile("^[=+@＝＋－＠\t\r]|^-(?![0-9.]+(e[-+]?[0-9]+)?$)")


def toml(text):
    return json.dumps(text).replace("\x7f", "\\u007f")


def file_name(payload):
    return payload.replace("/", "∕").replace("\\", "＼").replace("*", "＊") + ".jsonl"


TEXTS = list(PAYLOADS.values())
ALL = " ".join(TEXTS)


def page_text():
    events = "".join(f"[[event]]\nname = {toml(text)}\nday = 20{10 + n}-01-14\n"
                     for n, text in enumerate(TEXTS))
    return f"""
[study]
title = {toml(ALL)}
timezone = "America/New_York"
[[phase]]
name = {toml("Before " + ALL)}
[[phase]]
name = {toml(ALL)}
first_day = 2025-01-15
[[phase]]
name = {toml("Later " + ALL)}
first_day = 2026-01-15
{events}
[statistics]
least_authors = 1
draws = 200
permutations = 0
[input]
quarantine_share = 0.5
[[source]]
format = "mediacrawler"
path = "raw/*.jsonl"
[[source]]
format = "table"
path = "topics.csv"
kind = "labels"
scheme = "topic"
columns = {{ unit_id = "id", label = "label" }}
[[source]]
format = "table"
path = "moods.csv"
kind = "labels"
scheme = "mood"
columns = {{ unit_id = "id", label = "label" }}
[[annotator]]
name = "profile"
kind = "rule"
scheme = "us_based"
countries = ["US"]
phrases = {toml(TEXTS)}
needed = 1
label = "yes"
[cohort]
scheme = "us_based"
include = ["yes"]
"""


def record(n, payload):
    return json.dumps({
        "note_id": f"p{n}", "user_id": f"u{n % 6}", "type": "normal",
        "time": 1736500000000 + n * 15_000_000, "title": payload,
        "desc": f"Good morning {payload} #{payload}", "liked_count": str(n), "ip_location": "美国",
        "nickname": payload, "last_modify_ts": 1739500000000, "source_keyword": payload,
        "tag_list": json.dumps([payload, f"{n % 3}{payload}", "\x00hidden"])})


def study_of(folder):
    """Each payload is the name of a file, and stands in every field of a record in it."""
    categories = "".join(
        f"[[category]]\nlabel = \"good{n}\"\nname = {toml(text)}\ndefinition = {toml(text)}\n"
        for n, text in enumerate(TEXTS))
    write_study(folder, page_text(), {
        "codebooks/mood.toml": 'scheme = "mood"\nunit = "post"\nscale = "nominal"\n'
                               'revision = "1"\n' + categories})
    (folder / "raw").mkdir()
    for n, text in enumerate(TEXTS):
        lines = [record(2 * n, text), record(2 * n + 1, text), json.dumps(
            {"note_id": f"x{n}", "time": text, "user_id": "u1", "title": text})]
        (folder / "raw" / file_name(text)).write_text("\n".join(lines) + "\n")
    for name, other in (("topics.csv", "food"), ("moods.csv", "good1")):
        with (folder / name).open("w", newline="") as file:
            csv.writer(file).writerows([["id", "label"]] + [
                [f"p{n}", TEXTS[n // 2] if n % 2 else other] for n in range(2 * len(TEXTS))])
    return folder


@pytest.fixture(scope="module")
def made(resettle, tmp_path_factory):
    folder = study_of(tmp_path_factory.mktemp("inert") / "study")
    done = resettle("run", folder, expect=None)
    assert done.returncode in (0, 3), done.stderr
    return folder, done


def is_inert(text, where, but=""):
    found = ACTING.search(text.translate({ord(character): None for character in but}))
    assert found is None, f"{found[0]!r} in {where}: {text[max(0, found.start() - 60):][:120]!r}"


def test_a_terminal_shows_what_would_act(resettle, made, tmp_path):
    is_inert(made[1].stdout, "run")
    is_inert(made[1].stderr, "run's progress")
    assert 'the event "\\u001b]0;PWNED' in made[1].stdout
    foreign = resettle("show", "foreign_labels", "--study", made[0]).stdout
    is_inert(foreign, "labels that no codebook has")
    assert "\\u001b]0;PWNED" in foreign
    folder = shutil.copytree(made[0], tmp_path / "study")
    shutil.rmtree(folder / "report")
    hostile = TEXTS[0] + TEXTS[6]
    (folder / "raw" / file_name("new" + hostile)).write_text(record(99, hostile) + "\n")
    post = resettle.rows(made[0], "posts")[0]["post_id"]
    commands = [["plan", folder], ["tables", folder], ["doctor", folder], ["run", folder],
                ["run", folder], ["quarantine", folder, "--raw"], ["explain", "raw_posts", folder],
                ["explain", "posts", "--row", post, "--raw", folder],
                ["explain", "study_phases", folder], ["explain", "quarantine", folder],
                ["show", hostile, "--study", folder],
                ["show", "posts", "--where", f"body = {hostile}", "--study", folder],
                ["show", "posts", "--output", tmp_path / hostile.replace("/", ""), "--study", folder],
                ["plan", folder / file_name(hostile)]]
    for command in commands:
        for form in ([], ["--json"]):
            done = resettle(*command, *form, expect=None)
            assert done.returncode in (0, 2, 3), done.stderr
            is_inert(done.stdout, f"{command} {form}")
            is_inert(done.stderr, f"errors of {command} {form}")
            if form and not done.stdout.startswith("Wrote "):
                json.loads(done.stdout)


def test_new_writes_a_page_that_is_inert_and_reads_back(resettle, tmp_path):
    title = "".join(TEXTS[:10])
    export = tmp_path / "posts\u202e\u2066.csv"
    export.write_text("id,user,time,text\n1,a,2025-01-19 12:00,Hello\n")
    resettle("new", tmp_path / "study", export, "--title", title, "--timezone", "UTC")
    page = (tmp_path / "study" / "study.toml").read_text()
    is_inert(page, "study.toml")
    assert tomllib.loads(page)["study"]["title"] == title


def cells(text):
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


# Those that hold text of people, of files or of the study's page.
TABLES = ["raw_files", "raw_posts", "raw_labels", "quarantine", "codebook", "posts", "study_phases",
          "study_events", "days", "hashtags", "foreign_labels", "quality", "labels_mood",
          "cohort_evidence", "cohort_evidence_rules", "post_facts", "topic_list", "topic_share",
          "daily_activity", "detected_breaks", "phase_summary", "findings"]


def test_every_table_is_shown_inert(resettle, made):
    folder = made[0]
    for table in TABLES:
        for form in ("table", "csv", "json"):
            text = resettle("show", table, "--study", folder, "--format", form).stdout
            is_inert(text, f"{table} as {form}", but="\r" if form == "csv" else "")
            if form == "csv":
                for cell in cells(text):
                    assert not FORMULA.search(cell), f"{cell!r} in {table}"


def test_every_file_of_the_report_is_inert(made):
    seen = 0
    for name, content in outputs(made[0]).items():
        if not name.startswith("report/") or name.endswith(".parquet"):
            continue
        # Behind the data of the page are the scripts: the program's own.
        text = content.decode().split("<script>{")[0].split("</script>\n<script>")[0]
        is_inert(text, name, but="\r" if name.endswith(".csv") else "")
        if name.endswith(".csv"):
            for cell in cells(text):
                assert not FORMULA.search(cell), f"{cell!r} in {name}"
        if name.endswith(".tex"):
            assert not re.search(r"(\\\\|rule)\s*[\[*]", text), name
            assert "\\input" not in text, name
        if name.endswith((".md", ".svg", ".html")):
            assert "<img" not in text and "<script>alert" not in text, name
        if name.endswith(".md"):
            assert not re.search(r"(?<!\\)\]\(|(?<!\\)`z", text), name
        seen += 1
    assert seen > 20


def test_the_payloads_stand_in_what_was_looked_at(made):
    """Else the tests above look for nothing."""
    tables = made[0] / "report" / "tables"
    for name in ("hashtags.csv", "topic_share.csv", "daily_activity.csv"):
        assert "\\u001b" in (tables / name).read_text(), name
    for name in ("methods.md", "index.html", "manifest.json"):
        assert "\\u202e" in (made[0] / "report" / name).read_text(), name


def test_a_hashtag_of_a_json_list_holds_no_nul(resettle, made):
    tags = [tag for row in resettle.rows(made[0], "raw_posts") for tag in row["hashtags"]]
    assert "\ufffdhidden" in tags
    assert not any("\0" in tag for tag in tags)
