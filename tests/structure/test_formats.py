"""A format of raw files is a folder of src/ingest, and nothing else knows of it."""

import re

import pytest

from house import ROOT, SOURCE, formats, place, source_files

FORMATS = formats()
NAMES = sorted(header.name for header in FORMATS.values())
KINDS = ["users", "posts", "comments", "labels"]
KEYS = {"kind", "columns", "time_format", "scheme"}
# The house has this word for what every maker makes.
HOUSE_WORDS = {"table"}


def names_a_format(name: str, text: str) -> bool:
    """Whether a source text includes a file of the format's folder, or says its name."""
    word = "(?!)" if name in HOUSE_WORDS else rf"\b{name}\b"
    included = rf'#\s*include\s+"ingest/{name}/'
    functions = rf"\b(detect|import|reread)_{name}\b"
    return re.search(f"{included}|{functions}|{word}", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("path", FORMATS, ids=place)
def test_a_header_is_complete(path):
    header = FORMATS[path]
    assert path == SOURCE / "ingest" / header.name / f"{header.name}.cpp"
    assert re.match(r"[A-Z].*\.$", header.about), "says in a sentence what the format is"
    assert header.kinds == [kind for kind in KINDS if kind in header.kinds] != []
    assert set(header.keys) <= KEYS
    assert "kind" in header.keys or "columns" not in header.keys, "columns are those of a kind"
    assert set(header.usual) <= {"registered_from_id"}
    assert re.fullmatch(r"(\.\w+)?", header.gathered)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_outside_of_its_folder_names_a_format(name):
    # The simulator plays a collector.
    own = [SOURCE / "ingest" / name, SOURCE / "simulate"]
    naming = [place(path) for path in source_files(".h", ".cpp", ".sql", ".toml", ".ts")
              if not path.name.endswith("_test.cpp") and not any(folder in path.parents for folder in own)
              and names_a_format(name, path.read_text())]
    assert naming == []


@pytest.mark.parametrize("name", NAMES)
def test_a_format_has_its_section_for_users(name):
    assert f"\n## `{name}`\n" in (ROOT / "docs" / "formats.md").read_text()


@pytest.mark.parametrize("text", [
    '#include "ingest/table/table.h"', "return import_table(source, file, rules, making);"])
def test_a_format_that_is_named_is_seen(text):
    assert names_a_format("table", text) and not names_a_format("pipes", text)
    assert names_a_format("pipes", text.replace("table", "pipes"))
    assert names_a_format("pipes", 'if (source.format == "pipes") return;')
