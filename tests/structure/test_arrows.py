"""The arrows between the rooms of the house point one way (docs/architecture.md)."""

import re

import pytest

from house import SOURCE, place, source_files

# Each may include itself and whatever stands before it.
ORDER = ["base", "engine", "tables", "study", "ingest", "corpus", "labels", "cohort", "annotate",
         "analyses", "report", "cli"]
# These stand aside: what they may include besides themselves.
ASIDE = {"statistics": {"base"}, "topics": {"base"}, "simulate": {"base", "study"}}
# Kernels and the simulator may be used from these rooms on.
USED_FROM = {"statistics": "analyses", "topics": "analyses", "simulate": "cli"}


def allowed(room: str) -> set[str]:
    if room in ASIDE:
        return {room} | ASIDE[room]
    below = set(ORDER[:ORDER.index(room) + 1])
    return below | {aside for aside, first in USED_FROM.items() if first in below}


def upward(room: str, text: str) -> list[str]:
    """The includes of a file of `room` that go against the arrows."""
    included = re.findall(r'^\s*#\s*include\s+"([^"/]+)/', text, re.MULTILINE)
    return [other for other in included if other not in allowed(room)]


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
