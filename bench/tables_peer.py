"""The tables of the seven figures alone, without bootstrap, from Parquet.
Usage: tables_peer.py pandas|polars EXPORTS
Prints the seconds of reading and work (imports left out), posts and authors of high influence."""

import importlib
import sys
import time
from pathlib import Path


def main(name, exports):
    peer = importlib.import_module(f"{name}_tables")
    start = time.perf_counter()
    inputs = peer.read(exports)
    made = peer.all_tables(inputs)
    seconds = time.perf_counter() - start
    print(seconds, len(inputs["post_facts"]), (made["influence"]["level"] == "high").sum())


main(sys.argv[1], Path(sys.argv[2]))
