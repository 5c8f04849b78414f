"""tests/README.md says which test holds which fault; each of them is there."""

import re

import pytest

from house import ROOT

TABLE = (ROOT / "tests" / "README.md").read_text().split("## Which test holds which fault")[1]
NAMED = sorted(set(re.findall(r"`(test_\w+)`", TABLE)))
THERE = {name for path in (ROOT / "tests").rglob("test_*.py")
         for name in re.findall(r"^def (test_\w+)\(", path.read_text(), re.MULTILINE)}


def test_there_are_some():
    assert len(NAMED) > 50


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_the_table_names_is_there(name):
    assert name in THERE
