"""How many threads work is what --threads says: nobody asks the machine by himself."""

import pytest

from house import SOURCE, place, source_files

ASKS = {"src/tables/schedule.cpp", "src/engine/duckdb/duckdb_engine.cpp"}


def asks_the_machine(text: str) -> bool:
    return "threads_for(0)" in text or "hardware_concurrency" in text


@pytest.mark.parametrize("path", source_files(".cpp", ".h"), ids=place)
def test_threads_are_those_that_were_asked_for(path):
    assert place(path) in ASKS or not asks_the_machine(path.read_text())


def test_a_source_that_asks_is_seen():
    assert asks_the_machine("run_tasks(tasks, threads_for(0));")
    assert all(asks_the_machine((SOURCE.parent / name).read_text()) for name in ASKS)
