"""An interval holds its estimate, in every table; and a number has one interval wherever it stands."""

import re
import subprocess

import pytest

from conftest import PROGRAM

STUDIES = 100


def checked(*arguments):
    program = PROGRAM.parent / "interval_studies"
    assert program.exists(), f"{program} is not built"
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=900)


def test_every_interval_of_a_hundred_simulated_studies_holds_its_estimate():
    done = checked("simulated", STUDIES)
    assert done.returncode == 0, done.stdout + done.stderr
    intervals = dict(re.findall(r"^(\w+) (\d+)$", done.stdout, re.M))
    assert len(intervals) >= 22, done.stdout
    assert all(int(count) >= 10 for count in intervals.values()), done.stdout


def test_every_table_with_intervals_is_among_those_that_are_checked(resettle, finished):
    """A new one is added to tests/program/interval_studies.cpp."""
    source = (PROGRAM.parents[1] / "tests/program/interval_studies.cpp").read_text()
    for table in resettle.json("tables", finished):
        header = resettle("show", table["table"], "--study", finished, "--format", "csv", "--limit",
                          "1").stdout.splitlines()[0].split(",")
        has = any(one.endswith("low") and other.endswith("high")
                  for one, other in zip(header, header[1:]))
        if has:
            assert f'"{table["table"]}"' in source, table["table"]


def intervals_of(resettle, study, table, estimate="estimate", low="low", high="high", where=None):
    return [(row[estimate], row[low], row[high]) for row in resettle.rows(study, table, where)]


def close(left, right, factor=1):
    if left is None or right is None:
        return left is right
    return abs(left - factor * right) <= 1e-9 * max(1, abs(left))


SAME = {  # finding: table, condition, columns, factor
    "posts_per_day_ratio": ("phase_contrast", "number = 2", ("ratio", "low", "high"), 1),
    "engagement_gap_split": ("engagement_gap",
                             "design = 'split' AND phase_number = 0 AND metric = 'likes'",
                             ("ratio", "low", "high"), 1),
    "retained_30_days": ("retention_summary", "group_name = 'all'",
                         ("retained_30_days_share", "retained_30_days_low", "retained_30_days_high"),
                         1),
    "self_expression_gap": ("topic_tests", "topic = '5b'", ("difference", "low", "high"), 100),
    "topic_rank_stability": ("topic_stability",
                             "level = 'all' AND from_number = 1 AND to_number = 3",
                             ("spearman", "low", "high"), 1),
}


@pytest.fixture(scope="module")
def findings(resettle, finished):
    return {row["finding"]: row for row in resettle.rows(finished, "findings")}


@pytest.mark.parametrize("name", SAME)
def test_a_finding_has_the_interval_of_its_table(resettle, finished, findings, name):
    table, where, columns, factor = SAME[name]
    rows = intervals_of(resettle, finished, table, *columns, where=where)
    assert len(rows) == 1
    own = [findings[name][column] for column in ("estimate", "low", "high")]
    assert own[1] is not None
    assert all(close(mine, its, factor) for mine, its in zip(own, rows[0])), (own, rows[0])


def test_robustness_begins_with_the_findings_and_their_intervals(resettle, finished, findings):
    rows = resettle.rows(finished, "multiverse", "specification = 0")
    assert len(rows) == len(findings)
    for row in rows:
        for column in ("estimate", "low", "high"):
            assert close(findings[row["finding"]][column], row[column]), row["finding"]


def test_no_table_has_another_interval_for_the_number_of_a_finding(resettle, finished, findings):
    """Numbers that agree to ten digits and are no small fractions are the same number."""
    compared = 0
    for table in resettle.json("tables", finished):
        if not table["made"] or table["table"] == "specification_curve":
            continue
        if table["table"] == "multiverse":  # other settings may leave a number as it is
            continue
        rows = resettle.rows(finished, table["table"])
        columns = list(rows[0]) if rows else []
        ends = [i for i in range(1, len(columns) - 1)
                if columns[i].endswith("low") and columns[i + 1].endswith("high")]
        for at in ends:
            for row in rows:
                estimate, low, high = (row[columns[i]] for i in (at - 1, at, at + 1))
                if isinstance(estimate, str):  # a day
                    continue
                for name, one in findings.items():
                    for factor in (1, 100):
                        if low is None or one["low"] is None or estimate in (0, 1):
                            continue
                        if abs(one["estimate"] - factor * estimate) > 1e-10 * abs(one["estimate"]):
                            continue
                        compared += 1
                        assert close(one["low"], low, factor), (name, table["table"], row)
                        assert close(one["high"], high, factor), (name, table["table"], row)
    assert compared >= len(SAME) + len(findings) - 2


@pytest.fixture(scope="module")
def one_phase(resettle, tmp_path_factory):
    """A study of one phase, whose numbers of the phase are those of the window."""
    folder = tmp_path_factory.mktemp("one") / "study"
    resettle("simulate", "rednote-2025", folder, "--scale", "0.03", "--seed", "4")
    page = folder / "study.toml"
    text = page.read_text()
    begin, end = text.index("[[phase]]"), text.index("# Days that figures mark")
    page.write_text(text[:begin] + text[end:])
    resettle("run", folder, "--only", "topic_share", "topic_share_by_phase", "sentiment_by_topic",
             "sentiment_by_topic_level", "sentiment_by_phase", "engagement", "topic_engagement")
    return folder


@pytest.mark.parametrize("window, phase, keys", [
    (("topic_share", None, "share"), ("topic_share_by_phase", None, "share"), ("level", "topic")),
    (("sentiment_by_topic", None, "mean"), ("sentiment_by_phase", "level = 'all'", "mean"), ("topic",)),
    (("sentiment_by_topic_level", None, "mean"), ("sentiment_by_phase", "level <> 'all'", "mean"),
     ("level", "topic")),
    (("engagement", "phase_number = 0", "mean"), ("engagement", "phase_number = 1", "mean"),
     ("level", "metric")),
    (("engagement", "phase_number = 0", "log_mean"), ("engagement", "phase_number = 1", "log_mean"),
     ("level", "metric")),
    (("topic_engagement", "scale = 'pooled'", "score"), ("topic_engagement", "scale = 'phase'", "score"),
     ("topic",))], ids=lambda part: part[0] if len(part) == 3 else "")
def test_the_only_phase_has_the_intervals_of_the_window(resettle, one_phase, window, phase, keys):
    def read(table, where, estimate):
        prefix = "log_" if estimate == "log_mean" else ""
        return {tuple(row[key] for key in keys): (row[estimate], row[prefix + "low"],
                                                   row[prefix + "high"])
                for row in resettle.rows(one_phase, table, where)}
    of_window, of_phase = read(*window), read(*phase)
    compared = 0
    for key in of_window.keys() & of_phase.keys():
        assert all(map(close, of_window[key], of_phase[key])), (key, of_window[key], of_phase[key])
        compared += of_window[key][1] is not None
    assert compared > 3
