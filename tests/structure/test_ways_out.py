"""Text of people leaves by the functions that base/inert.h names, and by no other."""

import re

import pytest

from house import SOURCE, place

PRINTS = re.compile(r"\bfmt::print\(|\bstd::(cout|cerr)\b|\bf?(puts|printf)\(")


@pytest.mark.parametrize("path", sorted((SOURCE / "cli").glob("*.cpp")), ids=place)
def test_a_command_prints_what_is_inert(path):
    """session.cpp is the way out; main.cpp flushes; show.cpp prints what write_csv, write_json and
    write_text_table made."""
    code = re.sub(r"//.*", "", path.read_text())
    found = [match[0] for match in PRINTS.finditer(code)]
    allowed = {"session.cpp": 2, "main.cpp": 2, "show.cpp": 1}
    assert len(found) <= allowed.get(path.name, 0), found


def test_no_json_is_printed_past_inert_json():
    for path in sorted((SOURCE / "cli").glob("*.cpp")) + sorted((SOURCE / "report").glob("*.cpp")):
        if path.name.endswith("_test.cpp"):
            continue
        for call in re.finditer(r"\.dump\(([^)]*)\)", path.read_text()):
            told = f"{place(path)}: {call[0]}"
            assert (path.name, call[1].split(",")[0]) in ALLOWED, told


# What dumps JSON, and who makes it inert.
ALLOWED = {
    ("session.cpp", "2"),     # inert_json
    ("manifest.cpp", "1"),    # inert_json
    ("manifest.cpp", ""),     # hashed into the recipe
    ("explain.cpp", ""),      # an argument of print
    ("methods.cpp", ""),      # escaped by who writes the page
    ("content.cpp", ""),      # whole numbers alone
}
