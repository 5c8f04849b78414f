"""The multiverse puts each other annotator of a scheme first: what it then says is what a study says whose
page names that order."""

import re
import shutil

import pytest

PAGE = """
[statistics]
draws = 200

[[annotator]]
name = "profile"
kind = "rule"
scheme = "us_based"
countries = ["US"]
languages = ["en"]
phrases = ["tiktok refugee", "usa", "american"]
needed = {needed}
label = "yes"
otherwise = "no"

[[source]]
format = "table"
path = "people.csv"
kind = "labels"
scheme = "us_based"
columns = {{ unit_id = "id", unit_kind = "kind", label = "label" }}
"""
OTHER = "us_based.imported"
VARIED = ["label_order", "labels_us_based", "cohort", "cohort_posts", "post_facts", "author_totals"]


@pytest.fixture
def judged(resettle, simulated, tmp_path):
    """A function that makes a study whose cohort a rule and imported labels judge, differently for most."""
    def make(name, more="", needed=2, run=()):
        folder = tmp_path / name
        shutil.copytree(simulated, folder)
        ids = [line.split(",")[0] for line in (folder / "decisions.csv").read_text().splitlines()[1:]]
        rows = [f"{user},user,{'yes' if n % 3 else 'no'}\n" for n, user in enumerate(ids)]
        (folder / "people.csv").write_text("id,kind,label\n" + "".join(rows))
        page = folder / "study.toml"
        page.write_text(re.sub(r"\[cohort\]\ndecisions = .*\n",
                               '[cohort]\nscheme = "us_based"\ninclude = ["yes"]\n', page.read_text())
                        + more + PAGE.format(needed=needed))
        resettle("run", folder, *run)
        return folder
    return make


def assert_says_what(resettle, study, condition, other):
    found = {row["finding"]: row for row in resettle.rows(other, "findings")}
    said = {row["finding"]: row for row in resettle.rows(study, "multiverse", condition)}
    assert said.keys() == found.keys() and len(found) > 10
    for name, row in said.items():
        for column in ("estimate", "low", "high"):
            assert row[column] == found[name][column], (name, column)


IMPORTED_FIRST = '[resolve]\nus_based = ["imported", "profile"]\n'
ONLY = ("--only", "findings", *VARIED)


def test_another_first_annotator_is_that_of_a_study_with_this_order(resettle, judged):
    study = judged("study")
    other = judged("other", IMPORTED_FIRST, run=ONLY)
    alone = "kind = 'one changed' AND first_annotator <> 'own order'"
    assert_says_what(resettle, study, alone, other)
    own = {row["finding"]: row["estimate"] for row in resettle.rows(study, "findings")}
    found = {row["finding"]: row["estimate"] for row in resettle.rows(other, "findings")}
    assert sum(own[name] != found[name] for name in own) > 8
    for table in VARIED[1:]:
        of_other = f"{table}@first_annotator={OTHER}"
        assert resettle.csv(study, of_other) == resettle.csv(other, table), table
    assert ">Led by<" in (study / "report/figures/specification_curve.svg").read_text()


def test_it_varies_together_with_what_the_rule_asks_for(resettle, judged):
    study = judged("study")
    other = judged("other", IMPORTED_FIRST, needed=1, run=ONLY)
    drawn = {(row["evidence"], row["first_annotator"]) for row in resettle.rows(study, "multiverse")}
    assert {("-1", OTHER), ("1", OTHER), ("1", "own order")} <= drawn
    both = f"evidence=-1@first_annotator={OTHER}"
    shown = resettle("show", "cohort", "--with", both, "--format", "csv", cwd=study)
    assert shown.stdout == resettle("show", "cohort", "--format", "csv", cwd=other).stdout


def test_where_no_scheme_has_two_annotators_there_is_no_such_choice(resettle, finished, judged):
    unheard = judged("unheard", '[resolve]\nus_based = ["imported"]\n')
    for study in (finished, unheard):
        assert "first_annotator" not in resettle.rows(study, "multiverse")[0]
        assert not any("first_annotator" in row["table"] for row in resettle.json("tables", study))
        assert "first_annotator" not in {row["choice"] for row in resettle.rows(study, "choices")}
