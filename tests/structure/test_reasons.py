"""Reasons of `quarantine` are counted by their codes, which docs/formats.md explains."""

import re

import pytest

from house import ROOT, SOURCE, place, source_files, statements

DECLARED = dict(re.findall(r'\{ReasonCode::\w+,\s*"(\w+)",\s*"([^"]*)"\}',
                           (SOURCE / "ingest" / "reason.cpp").read_text()))
COMPARED = re.compile(r"\breason\s*(?:=|<>|!=|(?:NOT\s+)?(?:LIKE|IN)\b)|\bLIKE\s+'[^']*[a-z][:;,.]? [^']*'")
CODES = re.compile(r"\bcode\s*(?:=\s*('\w+')|IN\s*\(([^)]*)\))")


def named_codes(text):
    return {name for match in CODES.findall(text) for name in re.findall(r"'(\w+)'", "".join(match))}


def test_the_codes_are_found():
    assert len(DECLARED) > 10


def test_the_documentation_says_what_each_code_means():
    text = (ROOT / "docs" / "formats.md").read_text().split("\n## Quarantine")[1].split("\n## ")[0]
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.M)) == DECLARED


@pytest.mark.parametrize("path", [*statements(), *source_files(".cpp")], ids=place)
def test_no_statement_asks_for_an_english_sentence(path):
    text = path.read_text()
    if path.suffix == ".cpp":  # statements among the literals
        text = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    assert COMPARED.search(text) is None


@pytest.mark.parametrize("path", statements(), ids=place)
def test_a_statement_asks_for_codes_that_are_declared(path):
    if re.search(r"\bquarantine\b", path.read_text()):
        assert named_codes(path.read_text()) <= set(DECLARED)


@pytest.mark.parametrize("text", ["ON reason LIKE '%x'", "WHERE reason = 'torn last line'",
                                  "reason IN ('a')", "detail LIKE 'posts: %'"])
def test_a_statement_that_asks_for_a_sentence_is_seen(text):
    assert COMPARED.search(text)


def test_the_codes_of_a_statement_are_seen():
    assert named_codes("ON code IN ('missing_id', 'rounded_id') OR code = 'gone'") == {
        "missing_id", "rounded_id", "gone"}
