"""Intervals of whole studies cover what is behind, and tests keep their level where nothing is planted.

A hundred studies of the thousand in docs/coverage.md, on the makers of the program alone.
"""

import re
import subprocess

import pytest

from conftest import PROGRAM

STUDIES = 100


def coverage(which):
    """The pooled shares by what they are of."""
    program = PROGRAM.parent / "study_coverage"
    assert program.exists(), f"{program} is not built"
    text = subprocess.run([program, which, str(STUDIES), "0.4"], capture_output=True, text=True,
                          check=True, timeout=600).stdout
    rows = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in text.splitlines()
            if re.search(r"0\.\d+ ± ", line)]
    return {row[0]: float(row[3].split()[0]) for row in rows}


@pytest.fixture(scope="module")
def even():
    return coverage("even")


# A family's error over 100 studies is up to .01: these are the bounds of .94 and .96 and two of it.
@pytest.mark.parametrize("family", ["share", "difference", "mean", "log_mean"])
def test_a_familys_intervals_cover_what_is_behind(even, family):
    assert 0.92 < even[family] < 0.98


def test_without_a_plant_tests_reject_at_their_level():
    rejected = coverage("null")
    assert len(rejected) == 5
    for name, share in rejected.items():
        assert share < 0.09, f"{name} rejects {share} of what is true"
