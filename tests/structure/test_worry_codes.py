"""Each worry of worries.sql has words, and the glossary explains its code; nothing else has."""

import re

from house import ROOT, SOURCE

STATEMENT = (SOURCE / "analyses" / "quality" / "worries.sql").read_text()
OF_CHECKS = dict(re.findall(r"SELECT '(\w+)'(?: AS code)?, (\d+)", STATEMENT))
OTHERS = dict(reversed(pair) for pair in re.findall(r"SELECT (?:DISTINCT )?(\d+)(?: AS position)?, '(\w+)'", STATEMENT))
CODES = {*OF_CHECKS, *OTHERS}
WORDS = (SOURCE / "report" / "worries.cpp").read_text().split("kWords[] = {")[1].split("\n};")[0]


def test_the_codes_are_found():
    assert len(CODES) > 25 and {"lines_in_quarantine", "nothing_counted"} <= CODES


def test_each_code_has_words_and_each_words_a_code():
    assert set(re.findall(r'^    \{"(\w+)", "', WORDS, re.M)) == CODES


def test_the_glossary_says_what_each_code_means():
    section = (ROOT / "docs" / "glossary.md").read_text().split("\n### `worries`")[1].split("\n### ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.M)) == CODES
