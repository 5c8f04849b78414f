"""The program with what tests/extension adds by folder knows it as it knows its own."""

import re
import shutil

import pytest

from conftest import EXTENDED, Program, visible


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
