"""A maker in C++ is made again when anything that it is compiled from changes, and nothing else is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house import ROOT, SOURCE, annotator_kinds, findings, formats, makers, source_files

MAKERS = {path.relative_to(SOURCE).as_posix(): path.stem for path in makers()
          if path.suffix == ".cpp"}
# Rooms whose sources make tables or the report: what they call lies beside a header, or is not seen.
ROOMS = ["base", "engine", "tables", "study", "ingest", "corpus", "labels", "cohort", "annotate", "analyses",
         "statistics", "report"]
FORMATS = {path.relative_to(SOURCE).as_posix() for path in formats()}
# Named by a list of the build. What a kind of annotator reads is a setting of its tables.
LISTED = {path.relative_to(SOURCE).as_posix() for path in [*annotator_kinds(), *findings(), *formats()]}
# Asked for by their own names: the parts of raw files, and the engine.
SEEN_OTHERWISE = {"ingest/raw_parts.cpp", "engine/duckdb/duckdb_engine.cpp"}
# What only `new` asks makes no table.
RECOGNISING = {str(Path(place).with_name(f"detect_{Path(place).name}")) for place in FORMATS}


@pytest.fixture
def tree(tmp_path):
    for folder in ("cmake", "src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def versions(tree):
    subprocess.run([sys.executable, tree / "cmake" / "generate.py", tree / "out"], check=True)
    lines = (tree / "out" / "source_versions.txt").read_text().splitlines()
    return dict(line.split(" ") for line in lines)


def edit(tree, place, before, after):
    path = tree / "src" / place
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def changed(tree, place, before, after):
    """The tables whose makers have another version once the text is another."""
    old = versions(tree)
    edit(tree, place, before, after)
    new = versions(tree)
    assert old.keys() == new.keys()
    return {MAKERS[maker] for maker in MAKERS if old[maker] != new[maker]}


def test_a_maker_of_its_own_changes_alone(tree):
    assert changed(tree, "corpus/comment_roots.cpp", "return smallest;", "return start;") == {
        "comment_roots"}


def test_a_function_changes_the_makers_that_call_it(tree):
    place = "analyses/topics/topic_change_parts.cpp"
    assert changed(tree, place, "return ", "return +") == {
        "topic_change", "topic_change_split", "topic_stability", "findings", "multiverse"}


def test_a_source_of_findings_changes_what_asks_for_all_of_them(tree):
    place = "analyses/trajectories/retention_findings.cpp"
    assert changed(tree, place, "kDays = 30", "kDays = 31") == {"findings", "multiverse"}


def test_what_a_source_of_findings_declares_is_part_of_it(tree):
    place = "analyses/trajectories/retention_findings.cpp"
    assert changed(tree, place, ", retention_event", "") == {"findings", "multiverse"}


def test_a_functions_text_changes_every_maker(tree):
    assert changed(tree, "base/text.cpp", "trim(", " trim(") == set(MAKERS.values())


def test_a_report_changes_with_what_it_writes(tree):
    old = versions(tree)
    edit(tree, "report/finding_words.cpp", "return", "return ")
    new = versions(tree)
    assert old["report/report.cpp"] != new["report/report.cpp"]
    assert all(old[maker] == new[maker] for maker in MAKERS)


def test_a_comment_changes_nothing(tree):
    old = versions(tree)
    edit(tree, "corpus/comment_roots.cpp", "// Each comment is passed", "// Every comment is passed")
    assert versions(tree) == old


def test_what_new_recognises_reads_no_file_anew(tree):
    old = versions(tree)
    edit(tree, "ingest/table/detect_table.cpp", "return \"comments\";", "return \"posts\";")
    new = versions(tree)
    assert {place for place in FORMATS if old[place] != new[place]} == set()
    edit(tree, "ingest/table/table.cpp", "\"torn last line\"", "\"torn\"")
    new = versions(tree)
    assert {place for place in FORMATS if old[place] != new[place]} == {"ingest/table/table.cpp"}


def test_a_changed_maker_compiles_no_list_anew(tree):
    versions(tree)
    before = (tree / "out" / "makers.cpp").read_text()
    edit(tree, "corpus/comment_roots.cpp", "return smallest;", "return start;")
    versions(tree)
    assert (tree / "out" / "makers.cpp").read_text() == before


@pytest.mark.parametrize("room", ROOMS)
def test_every_source_lies_beside_a_header(room):
    for path in source_files(".cpp"):
        place = path.relative_to(SOURCE).as_posix()
        is_test = place.endswith("_test.cpp") and place not in MAKERS
        if not place.startswith(room + "/") or is_test or place in {
                *MAKERS, *LISTED, *SEEN_OTHERWISE, *RECOGNISING}:
            continue
        assert path.with_suffix(".h").exists(), f"{place} is no part of any version"
