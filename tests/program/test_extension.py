"""The program with what tests/extension adds by folder knows it as it knows its own."""

import re
import shutil

import pytest

from conftest import EXTENDED, Program, visible

PIPES = {
    "a.pipes": "user|u1|120\npost|p1|u1|2025-01-14T12:08:00Z|Hello there|glad\na line of something else\n",
    "b.pipes": "post|p2|u1|2025-01-15T12:08:00Z|Again|\npost|p3|u1|soon|Bye|sad\n",
}


@pytest.fixture(scope="module")
def extended():
    assert EXTENDED.exists(), f"{EXTENDED} is not built"
    return Program(EXTENDED)


@pytest.fixture(scope="module")
def made(extended, simulated, tmp_path_factory):
    folder = tmp_path_factory.mktemp("extended") / "study"
    shutil.copytree(simulated, folder)
    extended("run", folder)
    return folder


def test_a_statement_of_an_analysis_added_makes_its_table(extended, made):
    phases = {row["phase"]: row["posts"] for row in extended.rows(made, "phase_summary")}
    added = extended.rows(made, "weekend_posts")
    assert {row["phase"]: row["posts"] for row in added} == phases
    assert 0 < sum(row["weekend_posts"] for row in added) < sum(phases.values())
    assert "How much was posted on weekends?" in (made / "report" / "index.html").read_text()


def test_the_program_itself_knows_nothing_of_it(resettle, made):
    assert "weekend_posts" not in {row["table"] for row in resettle.json("tables", made)}


def test_an_annotator_added_labels_beside_those_that_came(extended, simulated, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    page = folder / "study.toml"
    words = '[[annotator]]\nname = "cats"\nkind = "keyword"\nscheme = "{}"\nword = "cat"\nlabel = "{}"\n'
    page.write_text(page.read_text() + words.format("topic", "5b") + words.format("pets", "yes").replace(
        '"cats"', '"pets"'))
    extended("run", folder)
    held = {row["post_id"] for row in extended.rows(folder, "posts", "contains(concat_ws(' ', title, body), 'cat')")}
    assert len(held) > 10
    assert {row["unit_id"] for row in extended.rows(folder, "labels_pets")} == held
    topics = extended.rows(folder, "labels_topic")
    assert {row["unit_id"] for row in topics if row["annotator"] == "cats"} == held
    assert {row["annotator"] for row in topics} == {"cats", "imported"}
    assert all(row["label"] == "5b" for row in topics if row["annotator"] == "cats")
    given = extended.rows(folder, "given_labels_topic")
    assert sum(row["annotator"] == "cats" for row in given) == len(held)
    parts = extended.json("explain", "given_labels_topic", folder)["parts"]
    assert parts == ["keyword_labels_cats", "raw_labels"]
    page.write_text(page.read_text().replace('word = "cat"', 'word = ""'))
    assert "every text holds it" in extended("run", folder, expect=2).stderr


def test_a_finding_added_stands_beside_the_programs_own(extended, made):
    rows = extended.rows(made, "weekend_posts")
    share = sum(row["weekend_posts"] for row in rows) / sum(row["posts"] for row in rows)
    [found] = extended.rows(made, "findings", "finding = 'weekend_share'")
    assert found["analysis"] == "weekend" and found["estimate"] == pytest.approx(share)
    assert found["low"] < share < found["high"]
    assert len(extended.rows(made, "findings")) > 10
    page = visible(made)
    assert "Share of posts on weekends" in page
    assert re.search(r"Of all posts, [\d.]+\s% \[.*?\] were written on a weekend", page)


def test_a_choice_added_is_made_by_the_multiverse(extended, made, tmp_path):
    rows = extended.rows(made, "multiverse", "finding = 'weekend_share'")
    assert {row["weekend"] for row in rows} == {"saturday_sunday", "friday_saturday"}
    [alone] = [row for row in rows
               if row["kind"] == "one changed" and row["weekend"] == "friday_saturday"]
    other = tmp_path / "other"
    shutil.copytree(made, other)
    page = other / "study.toml"
    page.write_text(page.read_text() + '\n[weekend]\nweekend = "friday_saturday"\n')
    extended("run", other, "--only", "findings")
    [found] = extended.rows(other, "findings", "finding = 'weekend_share'")
    assert alone["estimate"] == found["estimate"] != rows[0]["estimate"]
    [choice] = extended.rows(made, "choices", "choice = 'weekend'")
    assert (choice["own"], choice["others"]) == ("saturday_sunday", "friday_saturday")
    assert ">Weekend<" in (made / "report" / "figures" / "specification_curve.svg").read_text()


def test_a_finding_hangs_on_its_own_settings(extended, made):
    inputs = {name for name in extended.json("explain", "findings", "--study", made)["settings"]}
    assert "weekend" in inputs
    assert "weekend" not in extended.json("explain", "influence", "--study", made)["settings"]


@pytest.fixture(scope="module")
def piped(extended, tmp_path_factory):
    """A study that `new` made of exports in the format that is added."""
    folder = tmp_path_factory.mktemp("piped")
    exports = folder / "study" / "raw"
    exports.mkdir(parents=True)
    for name, text in PIPES.items():
        (exports / name).write_text(text)
    extended("new", folder / "study", *sorted(exports.iterdir()), "--timezone", "UTC")
    return folder / "study"


def test_a_format_added_is_recognised_and_its_files_are_one_source(piped):
    page = (piped / "study.toml").read_text()
    assert 'format = "pipes"' in page and 'path   = "raw/*.pipes"' in page
    assert "QUESTION" not in page and page.count("\n[[source]]\n") == 1


@pytest.fixture(scope="module")
def imported(extended, piped):
    page = piped / "study.toml"
    page.write_text(page.read_text() + "[input]\nquarantine_share = 1\n")
    extended("run", piped)
    return piped


def test_a_format_added_is_imported_with_the_labels_that_it_brings(extended, imported):
    bodies = {row["body"] for row in extended.rows(imported, "posts")}
    assert bodies == {"Hello there", "Again"}
    assert [row["followers"] for row in extended.rows(imported, "users")] == [120]
    assert [row["label"] for row in extended.rows(imported, "labels_mood")] == ["glad"]


def test_records_of_a_format_added_are_read_again(extended, imported):
    aside = extended.json("quarantine", imported, "--raw")
    assert [(one["file"], one["line"], one["raw"]) for one in aside] == [
        ("raw/a.pipes", 3, "a line of something else"),
        ("raw/b.pipes", 2, "post|p3|u1|soon|Bye|sad")]
    post = extended.rows(imported, "posts", where="body = 'Again'")[0]["post_id"]
    row = extended.json("explain", "posts", "--study", imported, "--row", post, "--raw")
    assert row["records"][0]["raw"] == PIPES["b.pipes"].split("\n")[0]


def test_the_program_itself_names_the_formats_that_it_has(resettle, piped):
    refused = resettle("run", piped, expect=2).stderr
    assert '"pipes" is none of mediacrawler, table' in refused
