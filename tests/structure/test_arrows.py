"""The arrows between the rooms of the house, and between analyses, point one way (docs/architecture.md):
those of includes, and those of what tables read."""

import re

import pytest

from house import SOURCE, makers, place, source_files

# Each may include and read itself and whatever stands before it.
ORDER = ["base", "engine", "tables", "study", "ingest", "corpus", "annotate", "labels", "cohort",
         "analyses", "report", "cli"]
# These stand aside: what they may include besides themselves.
ASIDE = {"statistics": {"base"}, "topics": {"base"}, "simulate": {"base", "study"}}
# Kernels and the simulator may be used from these rooms on.
USED_FROM = {"statistics": "analyses", "topics": "analyses", "simulate": "cli"}

# Which analyses an analysis may include and read besides itself, the lower ones first; one that is
# not here leans on none.
ANALYSES = {
    "influence": {"post_facts"},
    "phases": {"post_facts"},
    "topics": {"post_facts", "influence"},
    "engagement": {"post_facts", "influence"},
    "topic_engagement": {"post_facts", "topics"},
    "sentiment": {"post_facts", "influence", "topics"},
    "trajectories": {"post_facts", "influence"},
    "quality": {"influence"},
    "findings": {"post_facts", "influence", "phases", "topics", "engagement", "topic_engagement",
                 "sentiment", "trajectories"},
    "robustness": {"post_facts", "influence", "findings"},
}
# What a finding is: whoever declares one includes it.
OF_ALL = {"findings/finding.h"}

MAKERS = makers()


def allowed(room: str) -> set[str]:
    if room in ASIDE:
        return {room} | ASIDE[room]
    below = set(ORDER[:ORDER.index(room) + 1])
    return below | {aside for aside, first in USED_FROM.items() if first in below}


def upward(room: str, text: str) -> list[str]:
    """The includes of a file of `room` that go against the arrows."""
    included = re.findall(r'^\s*#\s*include\s+"([^"/]+)/', text, re.MULTILINE)
    return [other for other in included if other not in allowed(room)]


def room_of(place_below_src: str) -> str:
    return place_below_src.split("/")[0]


def analysis_of(place_below_src: str) -> str | None:
    """None if it is of no analysis, or of all."""
    parts = place_below_src.split("/")
    return parts[1] if parts[0] == "analyses" and len(parts) > 2 else None


def below_src(path) -> str:
    return path.relative_to(SOURCE).as_posix()


def aside_of(place_below_src: str, others: list[str]) -> list[str]:
    """Those of other files that lie in an analysis on which this one's may not lean."""
    own = analysis_of(place_below_src)
    if own is None:
        return []
    there = [other for other in others if other.removeprefix("analyses/") not in OF_ALL]
    return [other for other in there
            if analysis_of(other) not in {None, own} | ANALYSES.get(own, set())]


RAW = dict.fromkeys(re.findall(r'\braw\(\s*"(\w+)"', (SOURCE / "ingest/raw_tables.cpp").read_text(), re.M),
                    "ingest/raw_tables.cpp")
MADE = {path.stem: below_src(path) for path in MAKERS}


def sources_of(path) -> list[str]:
    """Where the tables are made that the maker reads."""
    return [(MADE | RAW)[one.table] for one in MAKERS[path].inputs]


def test_every_room_has_a_place_in_the_order():
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir()}
    assert rooms <= set(ORDER) | set(ASIDE)


@pytest.mark.parametrize("path", source_files(".h", ".cpp"), ids=place)
def test_no_include_goes_up(path):
    room = path.relative_to(SOURCE).parts[0]
    assert upward(room, path.read_text()) == []


@pytest.mark.parametrize("room, include", [
    ("base", "engine/rows.h"), ("engine", "tables/graph.h"), ("study", "ingest/import.h"),
    ("statistics", "engine/rows.h"), ("simulate", "tables/maker.h"), ("tables", "cli/session.h"),
    ("simulate", "ingest/records.h"), ("corpus", "statistics/result.h"), ("base", "nowhere/x.h")])
def test_an_arrow_that_goes_up_is_seen(room, include):
    assert upward(room, f'#include <string>\n#include "{include}"\n') == [include.split("/")[0]]


@pytest.mark.parametrize("path", MAKERS, ids=place)
def test_no_table_reads_one_of_a_room_above(path):
    rooms = [room_of(source) for source in sources_of(path)]
    assert [room for room in rooms if room not in allowed(room_of(below_src(path)))] == []


@pytest.mark.parametrize("path", MAKERS, ids=place)
def test_no_table_reads_one_of_an_analysis_aside(path):
    assert aside_of(below_src(path), sources_of(path)) == []


@pytest.mark.parametrize("path", [path for path in source_files(".h", ".cpp")
                                  if not path.name.endswith("_test.cpp") or path in MAKERS], ids=place)
def test_no_include_goes_to_an_analysis_aside(path):
    included = re.findall(r'^\s*#\s*include\s+"([^"]+)"', path.read_text(), re.MULTILINE)
    assert aside_of(below_src(path), included) == []


# It costs each source that includes it three to six processor seconds.
def test_one_source_includes_the_json_library():
    including = [place(path) for path in source_files(".h", ".cpp")
                 if "<nlohmann/json.hpp>" in path.read_text() and "_test." not in path.name]
    assert including == ["src/base/value.cpp"]


def test_analyses_lean_on_lower_ones_alone():
    below = {path.name for path in (SOURCE / "analyses").iterdir() if path.is_dir()} - set(ANALYSES)
    for analysis, others in ANALYSES.items():
        assert others <= below, analysis
        below.add(analysis)


@pytest.mark.parametrize("analysis, other", [
    ("influence", "topics/topic_rows.h"), ("activity", "influence/influence.cpp"),
    ("findings", "robustness/specified.h"), ("topics", "findings/all_findings.h")])
def test_an_arrow_to_an_analysis_aside_is_seen(analysis, other):
    assert aside_of(f"analyses/{analysis}/x.cpp", [f"analyses/{other}"])


def test_a_table_that_reads_upward_is_seen():
    assert room_of(MADE["labels"]) not in allowed("annotate")
    assert RAW["raw_posts"] and room_of(MADE["posts"]) not in allowed("ingest")
