"""Every maker says what it is, what one row is and what it reads."""

import re

import pytest

from house import makers, maker_of, place, source_files, statements

MAKERS = makers()


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
