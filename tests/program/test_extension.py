"""The program with what tests/extension adds by folder knows it as it knows its own."""

import shutil

import pytest

from conftest import EXTENDED, Program


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
