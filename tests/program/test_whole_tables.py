"""Figures show their whole table, however many rows the page holds of it."""

import json
import re
from datetime import date, timedelta

import pytest

from conftest import POSTS_PAGE, write_study

HEADER = "id,user,time,title,text,likes,tags\n"


def posts(days):
    """One post every third day, three on its last day."""
    first = date(2023, 11, 6)
    lines = []
    for i in range(days):
        for copy in range(3 if i == days - 1 else int(i % 3 == 0)):
            lines.append(f"p{i}x{copy},u{i % 13},{first + timedelta(i)}T12:00:00,A title,"
                         "Good morning from my garden,5,garden\n")
    return HEADER + "".join(lines)


def run(resettle, folder, days):
    page = POSTS_PAGE.replace("[[source]]", "[window]\nfirst_day = 2023-11-06\nlast_day = "
                              f"{date(2023, 11, 6) + timedelta(days - 1)}\n[[source]]")
    study = write_study(folder / "study", page, {"posts.csv": posts(days)})
    resettle("run", study)
    return study


def bars(study):
    """Heights of the bars of the drawn figure, from left to right."""
    svg = (study / "report" / "figures" / "daily_activity.svg").read_text()
    shapes = re.findall(r'<path d="M[-\d. ]+l[-\d.]+ 0l0 (-?[\d.]+)l[-\d.]+ 0Z"[^>]*'
                        r'ecmeta_series_index="1"', svg)
    return [-float(height) for height in shapes]


def given(study, table):
    """The columns that the page's figures are given of a table of the analysis phases."""
    page = (study / "report" / "index.html").read_text()
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(data[1])["phases"][table]


def held(study, table):
    """How many rows the folded table on the page has, and what is said beneath it."""
    page = (study / "report" / "index.html").read_text()
    details = re.search(rf'<details class="data" data-table="{table}">.*?</details>', page,
                        re.DOTALL)[0]
    note = re.search(r'<p class="note">(.*?)</p>', details)
    return details.count("<tr>") - 1, note[1] if note else ""


def test_a_figure_of_574_days_has_574_bars(resettle, tmp_path):
    study = run(resettle, tmp_path, 574)
    counts = [row["posts"] for row in resettle.rows(study, "daily_activity")]
    assert len(counts) == 574 and counts[-1] == 3
    heights = bars(study)
    assert len(heights) == 574
    assert heights == pytest.approx([heights[-1] / 3 * count for count in counts], abs=0.2)
    assert given(study, "daily_activity")["columns"]["posts"]["values"] == counts
    assert held(study, "daily_activity") == (
        500, "The first 500 of 574 rows; all are in tables/daily_activity.csv.")
    assert held(study, "hashtags") == (1, "")


def test_a_figure_of_1600_days_has_a_bar_for_each_week(resettle, tmp_path):
    study = run(resettle, tmp_path, 1600)
    weeks = resettle.rows(study, "activity_by_period")
    assert [week["period"] for week in weeks] == ["week"] * 229
    assert sum(week["days"] for week in weeks) == 1600
    heights = bars(study)
    most = max(week["posts_per_day"] for week in weeks)
    assert heights == pytest.approx(
        [max(heights) / most * week["posts_per_day"] for week in weeks], abs=0.2)
    page = (study / "report" / "index.html").read_text()
    assert "Posts a day in each week (bars; weeks begin on Monday" in page
