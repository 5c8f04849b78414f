"""What worries: one table, of which the terminal prints the gravest lines and the report says all."""

import re

import pytest

from conftest import POSTS_PAGE, write_study

LABELS = """
[[source]]
format = "table"
path = "labels.csv"
kind = "labels"
scheme = "topic"
columns = { unit_id = "id", label = "label" }
[statistics]
draws = 200
permutations = 0
"""
BOOK = ('scheme = "topic"\nunit = "post"\nscale = "nominal"\nrevision = "1"\n'
        '[[category]]\nlabel = "food"\ndefinition = "Food."\n'
        '[[category]]\nlabel = "work"\ndefinition = "Work."\n')
POSTS = "id,user,time,title,text,likes,tags\n" + "".join(
    f"{n},u{n % 4},2025-01-{10 + n % 9} 12:00,Title,Good morning to all of you,{n},x\n" for n in range(60))


@pytest.fixture(scope="module")
def worried(resettle, tmp_path_factory):
    """Sixty labels that the codebook does not have."""
    labels = "id,label\n" + "".join(f"{n},odd {n}\n" for n in range(60))
    folder = write_study(tmp_path_factory.mktemp("worried") / "study", POSTS_PAGE + LABELS, {
        "posts.csv": POSTS + "torn", "labels.csv": labels, "codebooks/topic.toml": BOOK})
    resettle("run", folder, expect=None)
    return folder


def printed(resettle, folder):
    said = resettle("run", folder, expect=None).stdout
    return re.search(r"^Worrying\n((?:  .*\n)*)", said, re.M)[1].splitlines()


def test_a_run_prints_the_gravest_and_counts_the_others(resettle, worried):
    *lines, last = printed(resettle, worried)
    assert len(lines) == 20 and "lines in quarantine: 1 of 121" in lines[0]
    said = resettle.json("run", worried, expect=None)
    others = len(resettle.rows(worried, "worries")) - 1 + 60 - 20
    assert said["worries"] == [line.strip() for line in lines] and said["more_worries"] == others
    assert last.startswith(f"  and {others} more: `resettle show worries")


def test_the_report_says_each_row_of_the_table(resettle, worried):
    page = (worried / "report" / "index.html").read_text()
    said = re.findall("<li>(.*)</li>", page.split('class="doubts"')[1].split("</ul>")[0])
    rows = resettle.rows(worried, "worries")
    assert len(said) == len(rows) > 1
    assert "odd 7" not in page, "labels that no codebook has do not leave"
    positions = [row["position"] for row in rows]
    assert positions == sorted(positions)
