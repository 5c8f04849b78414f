"""Figures are given the tables that they read and no others: what nobody draws makes the page larger."""

import re
import tomllib

import pytest

from house import SOURCE, place

ANALYSES = sorted(SOURCE.glob("analyses/*/analysis.toml"))


@pytest.mark.parametrize("path", ANALYSES, ids=place)
def test_a_table_is_given_to_the_figures_if_they_read_it(path):
    analysis = tomllib.loads(path.read_text())
    figure = path.with_name("figure.ts")
    read = set(re.findall(r'tables\["(\w+)"\]', figure.read_text())) if figure.exists() else set()
    shared = "".join(file.read_text() for file in SOURCE.glob("report/figures/*.ts"))
    read |= set(re.findall(r'tables\["(\w+)"\]', shared)) & set(analysis.get("also_reads", []))
    given = {table["name"] for table in analysis["table"] if table.get("drawn", True)}
    given |= set(analysis.get("also_reads", []))
    assert given - read == set(), "declare drawn = false"
    always = {"findings", "settings", "collection_flow"}
    assert read - given - always == set(), "a figure reads what it is not given"
