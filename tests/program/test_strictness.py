"""The multiverse asks the cohort's rule for more and for fewer kinds of evidence: what it then says is
what a study says whose page asks for as many."""

import math
import re
import shutil

import pytest

RULE = """
[[annotator]]
name = "{name}"
kind = "rule"
scheme = "{scheme}"
{lists}
needed = {needed}
label = "yes"
otherwise = "no"
"""
THREE_LISTS = 'countries = ["US"]\nlanguages = ["en"]\nphrases = ["tiktok refugee", "usa", "american"]'
VARIED = ["rule_labels_profile", "given_labels_us_based", "labels_us_based", "cohort", "cohort_posts", "post_facts", "author_totals"]


def rule(needed, lists=THREE_LISTS, name="profile", scheme="us_based"):
    return RULE.format(name=name, scheme=scheme, lists=lists, needed=needed)


@pytest.fixture
def judged(resettle, simulated, tmp_path):
    """A function that makes a study of the simulated exports whose cohort these rules judge; as many
    draws for findings as for specifications, so that intervals can be compared."""
    def make(name, rules, more="", decisions=None, run=()):
        folder = tmp_path / name
        shutil.copytree(simulated, folder)
        page = folder / "study.toml"
        cohort = '[cohort]\nscheme = "us_based"\ninclude = ["yes"]\n'
        if decisions is not None:
            (folder / "who.csv").write_text("user_id,included,reason\n" + decisions)
            cohort += 'decisions = "who.csv"\n'
        page.write_text(re.sub(r"\[cohort\]\ndecisions = .*\n", cohort, page.read_text())
                        + "\n[statistics]\ndraws = 200\n" + more + rules)
        resettle("run", folder, *run)
        return folder
    return make


def tables(resettle, study):
    return {row["table"] for row in resettle.json("tables", study)}


def of_shift(resettle, study, shift):
    """The specification in which nothing but the evidence is another, by finding."""
    rows = resettle.rows(study, "multiverse", f"kind = 'one changed' AND evidence = '{shift}'")
    return {row["finding"]: row for row in rows}


def assert_says_what(resettle, study, shift, other):
    """The specification of `study` says what `other` finds with its own settings."""
    found = {row["finding"]: row for row in resettle.rows(other, "findings")}
    said = of_shift(resettle, study, shift)
    assert said.keys() == found.keys() and len(found) > 10
    for name, row in said.items():
        for column in ("estimate", "low", "high"):
            assert row[column] == found[name][column], (name, column)
    return found


def decisions_of(simulated):
    """Some users that the rules judge one way and another."""
    lines = (simulated / "decisions.csv").read_text().splitlines()[1:]
    ids = [line.split(",")[0] for line in lines]
    return "".join(f"{user},{'yes' if n % 2 else 'no'},\n" for n, user in enumerate(ids[:12]))


ONLY = ("--only", "findings", *VARIED[1:])  # and the labels of each rule that they read


@pytest.mark.parametrize("shift", [-1, 1])
def test_each_strictness_is_that_of_a_study_that_asks_for_as_much(
        resettle, simulated, judged, shift):
    decisions = decisions_of(simulated)
    study = judged("study", rule(2), decisions=decisions)
    other = judged("other", rule(2 + shift), decisions=decisions, run=ONLY)
    found = assert_says_what(resettle, study, shift, other)
    own = {row["finding"]: row["estimate"] for row in resettle.rows(study, "findings")}
    assert sum(own[name] != row["estimate"] for name, row in found.items()) == len(own)
    for table in VARIED:
        assert resettle.csv(study, f"{table}@evidence={shift}") == resettle.csv(other, table), table
    by = {row["annotator"] for row in resettle.rows(study, f"cohort@evidence={shift}")}
    assert {"decisions", "profile"} <= by


def test_rules_move_together_and_each_as_far_as_it_can(resettle, judged):
    def rules(first, second):
        return (rule(first, 'countries = ["US"]', "place")
                + rule(second, 'languages = ["en"]\nphrases = ["usa"]', "words")
                + rule(1, 'countries = ["CA"]\nphrases = ["canada"]', "unasked", "canadian"))
    study = judged("study", rules(1, 2))
    assert {int(row["evidence"]) for row in resettle.rows(study, "multiverse")} == {-1, 0}
    assert_says_what(resettle, study, -1, judged("other", rules(1, 1), run=ONLY))
    assert not any(table.startswith("labels_canadian@") for table in tables(resettle, study))


def test_where_asking_for_more_leaves_nobody_there_is_no_estimate(resettle, judged):
    lists = 'countries = ["US"]\nphrases = ["nobody ever says this"]'
    study = judged("study", rule(1, lists))
    assert {row["included"] for row in resettle.rows(study, "cohort@evidence=1")} <= {False, None}
    assert {row["included"] for row in resettle.rows(study, "cohort")} >= {True}
    rows = resettle.rows(study, "multiverse", "evidence = '1'")
    assert len(rows) > 100
    for row in rows:
        assert row["estimate"] is row["low"] is row["high"] is row["agrees"] is None
    nobody = len({row["specification"] for row in rows})
    for row in resettle.rows(study, "multiverse_summary", "reason IS NULL"):
        assert row["specifications"] == 240 and row["with_estimate"] <= 240 - nobody
        assert row["compared"] <= row["with_estimate"]
        assert all(value is None or math.isfinite(value)
                   for value in (row["least"], row["median"], row["most"]))
    assert_says_what(resettle, study, 1, judged("other", rule(2, lists), run=ONLY))
    page = (study / "report" / "index.html").read_text()
    assert "NaN" not in page[page.index('<h2 id="robustness">'):].split("<script", 1)[0]


def test_without_a_rule_that_can_ask_for_more_or_less_nothing_varies(resettle, finished, judged):
    one_kind = judged("one_kind", rule(1, 'countries = ["US"]'))
    unheard = judged("unheard", rule(2), more='[resolve]\nus_based = ["imported"]\n')
    for study in (finished, one_kind, unheard):
        assert not any("@" in table for table in tables(resettle, study))
        assert {row["evidence"] for row in resettle.rows(study, "multiverse")} == {"0"}
    figure = "report/figures/specification_curve.svg"
    assert "Evidence, kinds" not in (finished / figure).read_text()


def test_the_report_says_that_the_rule_was_asked_for_more_and_less(resettle, judged):
    study = judged("study", rule(2))
    assert ">Evidence, kinds<" in (study / "report/figures/specification_curve.svg").read_text()
    methods = (study / "report" / "methods.md").read_text()
    assert "- `cohort@evidence=-1`: As cohort, with evidence = -1." in methods
    resettle("clean", study)
    assert resettle.json("plan", study)["make"] == []
    user = resettle.rows(study, "cohort@evidence=-1")[0]["user_id"]
    explained = resettle.json("explain", "cohort", "--with", "evidence=-1", "--row", user,
                              "--study", study)
    assert explained["records"] and explained["table"] == "cohort@evidence=-1"


def test_a_table_is_shown_with_another_value_of_a_setting(resettle, judged):
    study = judged("study", rule(2))
    shown = resettle("show", "cohort", "--with", "evidence=1", "--format", "csv", cwd=study)
    assert shown.stdout == resettle("show", "cohort@evidence=1", "--format", "csv", cwd=study).stdout
    assert shown.stdout != resettle("show", "cohort", "--format", "csv", cwd=study).stdout
    made = resettle.json("explain", "post_facts", "--with", "evidence=1", "--study", study)
    assert made["inputs"]["cohort_posts"] == "cohort_posts@evidence=1"
    assert made["inputs"]["topic_labels"] == "labels_topic"
    other = resettle("show", "cohort", "--with", "evidence=2", cwd=study, expect=2)
    assert "Write --with evidence=-1 or --with evidence=1." in other.stderr
    none = resettle("show", "posts", "--with", "evidence=1", cwd=study, expect=2)
    assert "Leave --with out" in none.stderr


def test_rows_of_people_who_are_not_in_the_study_are_not_exported(resettle, judged):
    study = judged("study", rule(2), more="[report]\nper_person_tables = true\n")
    exported = {file.stem for file in (study / "report" / "tables").glob("*.csv")}
    assert {"post_facts", "author_totals"} <= exported
    assert not [table for table in exported if table.count("@")]
