"""Every maker says what it is, what one row is and what it reads."""

import re
import tomllib

import pytest

from house import (SOURCE, findings, makers, maker_of, place, settings_of_findings, source_files,
                   statements)

MAKERS = makers()
FINDINGS = findings()
ANALYSES = {path.parent.name: tomllib.loads(path.read_text())
            for path in SOURCE.glob("analyses/*/analysis.toml")}


@pytest.mark.parametrize("path", statements(), ids=place)
def test_every_statement_is_a_maker(path):
    assert maker_of(path) is not None


@pytest.mark.parametrize("path", MAKERS, ids=place)
def test_a_header_is_complete(path):
    maker = MAKERS[path]
    assert re.match(r"[A-Z].*\.$", maker.about), "says in a sentence what the table is"
    assert maker.grain
    if path.suffix == ".parts":
        assert maker.columns and any(one.part_of == path.stem for one in MAKERS.values())
    else:
        assert maker.inputs or maker.settings, "says what it reads"


@pytest.mark.parametrize("path", [path for path in MAKERS if MAKERS[path].part_of], ids=place)
def test_a_part_has_the_columns_of_its_whole(path):
    whole, = (one for other, one in MAKERS.items() if other.stem == MAKERS[path].part_of)
    assert MAKERS[path].columns == whole.columns


def test_no_table_has_two_makers():
    names = [path.stem for path in MAKERS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("path", source_files(".cpp"), ids=place)
def test_a_maker_in_cpp_has_a_header(path):
    """A make_ function without its header would be compiled and never called."""
    if re.search(rf"^void make_{path.stem}\(Making&", path.read_text(), re.MULTILINE):
        assert path in MAKERS


@pytest.mark.parametrize("analysis", ANALYSES)
def test_every_finding_declared_has_one_source_in_the_folder_that_declares_it(analysis):
    declared = [one["name"] for one in ANALYSES[analysis].get("finding", [])]
    filled = [name for path, finding in FINDINGS.items() if path.parent.name == analysis
              for name in finding.finds]
    assert sorted(filled) == sorted(declared)


@pytest.mark.parametrize("path", FINDINGS, ids=place)
def test_a_source_of_findings_has_the_function_of_its_name(path):
    assert re.search(rf"^FindingsOfLevels {path.stem}\(const PostFacts& \w*,? ?", path.read_text(),
                     re.MULTILINE)


@pytest.mark.parametrize("path", FINDINGS, ids=place)
def test_a_source_of_findings_names_settings_that_there_are(path):
    declared = {one["name"] for analysis in ANALYSES.values() for one in analysis.get("setting", [])}
    assert {*FINDINGS[path].sums, *FINDINGS[path].results} <= declared


def test_makers_of_all_findings_read_what_some_finding_reads():
    of_findings = settings_of_findings(source_files(".h", ".cpp"))
    for finding in FINDINGS.values():
        assert {*finding.sums, *finding.results} <= set(of_findings)
    assert {"seed", "high_share", "min_confidence"} <= set(of_findings)
    users = {path.stem for path, maker in MAKERS.items() if "of findings" in maker.settings}
    assert users == {"findings", "multiverse"}


def test_choices_have_positions_of_their_own():
    """Draws hang on their order."""
    positions = [one["varied_position"] for analysis in ANALYSES.values()
                 for one in analysis.get("setting", []) if "varied" in one]
    positions += [one["position"] for analysis in ANALYSES.values()
                  for one in analysis.get("choice", [])]
    assert len(positions) > 10 and len(positions) == len(set(positions))
