"""Runs every measurement, ours and the peers' in turn, and writes bench/results.md.
Usage: bench.py [ingest] [run] [figures] [doubling]   Named sections alone are printed, not written."""

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import doubling
import one_file_study
import pandas_tables
import polars_tables
from peer_study import INPUTS
from same_tables import GRAIN, differences

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
RUNS = 5


class Measured(NamedTuple):
    """What one run took: seconds by the clock and of the processors, peak MB; and what it printed."""
    wall: float
    processor: float
    memory: float
    output: str


def measured(command):
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                               stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}")
    return Measured(time.perf_counter() - start, usage.ru_utime + usage.ru_stime,
                    usage.ru_maxrss / 1024, output)


# What bench_ingest is asked for, and how the report calls it.
OURS = {"memory": "Resettle, the same work: tables in memory",
        "identified": "Resettle, with languages and pseudonyms: tables in memory",
        "study": "Resettle, everything on: sorted, written as Parquet, checksummed, synced"}
PEERS = {"polars": "polars", "pandas": "pandas with pyarrow"}


def ingest(raw, work, how):
    if how in OURS:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        run_once = measured([BUILD / "bench_ingest", raw, work, how])
    else:
        run_once = measured([sys.executable, ROOT / "bench" / "peers.py", how, raw])
    seconds, posts, comments = run_once.output.split()
    return float(seconds), run_once.memory, (posts, comments)


def bench_ingest(raw, work):
    names = OURS | PEERS
    results = {how: [] for how in names}
    counts = {}
    for _ in range(RUNS):
        for how, runs in results.items():
            seconds, memory, counts[how] = ingest(raw, work, how)
            runs.append((seconds, memory))
    if len(set(counts.values())) != 1:
        sys.exit(f"the programs disagree about posts and comments: {counts}")
    median = {how: statistics.median(seconds for seconds, _ in runs)
              for how, runs in results.items()}
    peak = {how: max(memory for _, memory in runs) for how, runs in results.items()}
    lines = ["## Reading JSONL of the paper's size", "",
             "430,733 posts and comments and their duplicates to typed, de-duplicated tables with "
             "parsed counts and local days. In the first row Resettle does what the peers do, and "
             "keeps its tables in memory as they do: by the importer and the statements of "
             "`resettle run`, which besides count what is wrong, find hashtags and places, keep "
             "each row's file, line and byte, and put posts in the order of their ids, comments "
             "in that of their files.", "",
             "| program | median s | peak MB | its time ÷ Resettle's, the same work | ÷ with "
             "languages and pseudonyms | ÷ everything on |", "| --- | --- | --- | --- | --- | --- |"]
    for how, name in names.items():
        ratios = " | ".join(f"{median[how] / median[ours]:.2f}" for ours in OURS)
        lines.append(f"| {name} | {median[how]:.2f} | {peak[how]:.0f} | {ratios} |")
    return lines + ["", "Asked of the same work: polars at least 1.5 times and pandas at least 4 times "
                    "Resettle's time; with languages and pseudonyms not slower than pandas.", "",
                    "Command: `make bench`; the programs are `bench/bench_ingest.cpp` and "
                    "`bench/peers.py`.", ""]


# The tables that the seven figures are drawn from, and those made on the way.
TABLES = sorted(GRAIN)
ROBUSTNESS = ["multiverse", "multiverse_summary", "specification_curve"]


def files_of(study, tables):
    return [file for table in tables for file in (study / "cache").glob(f"{table}-*")]


def forget(study, tables):
    for file in files_of(study, tables):
        file.unlink()


def forget_all(study, but=()):
    """Report and cache, but for some tables."""
    kept = set(files_of(study, but))
    shutil.rmtree(study / "report", ignore_errors=True)
    for file in set((study / "cache").glob("*")) - kept:
        file.unlink()


def of_analyses():
    """Every table of an analysis but those of robustness."""
    folder = ROOT / "src" / "analyses"
    files = [*folder.rglob("*.sql"), *folder.rglob("*.cpp")]
    return sorted({file.stem for file in files} - set(ROBUSTNESS))


def run(study, *options, there=()):
    """What `resettle run` took, which must leave the tables that are there as they are."""
    stamps = {file: file.stat().st_mtime_ns for file in files_of(study, there)}
    result = measured([BUILD / "resettle", "run", study, *options])
    if stamps != {file: file.stat().st_mtime_ns for file in files_of(study, there)}:
        sys.exit(f"tables were made that were there: {there}")
    return result


def bench_run(study):
    whole, without, again, memory = [], [], [], 0
    for _ in range(RUNS):
        forget_all(study)
        first = run(study)
        whole.append(first.wall)
        memory = max(memory, first.memory)
        again.append(run(study).wall)
        forget_all(study, but=ROBUSTNESS)
        without.append(run(study, there=ROBUSTNESS).wall)
    rows = [("from raw files to report, robustness made too", whole, f"{memory:.0f}", "13 s"),
            ("from raw files to report, robustness in place", without, "", "3 s"),
            ("with nothing changed", again, "", "")]
    return ["## A whole run of the demo", "",
            "Robustness in place: the three tables of robustness are kept from a run before; all "
            "others are made, and the report with its figure of robustness. Making them too may "
            "take 10 s more.",
            "", "| `resettle run` | median s | least s | peak MB | asked on two idle cores |",
            "| --- | --- | --- | --- | --- |"] + [
        f"| {name} | {statistics.median(runs):.3f} | {min(runs):.3f} | {peak} | "
        f"{asked and 'at most ' + asked} |" for name, runs, peak, asked in rows] + [""]


def all_agree(counts):
    if len(set(counts)) != 1:
        sys.exit(f"the programs disagree about posts and authors of high influence: {counts}")


def bench_notebook(study, work, shape=""):
    """Rows for the clock and the processors; what both programs counted."""
    ours, theirs, counts = [], [], []
    for _ in range(RUNS):
        forget_all(study)
        ours.append(run(study))
        theirs.append(measured([sys.executable, ROOT / "bench" / "notebook.py", study, work]))
        counts.append(theirs[-1].output)
    all_agree(counts)
    return [row_of_ratio(f"whole run{shape} ÷ notebook", [one.wall for one in ours],
                         [one.wall for one in theirs], "at most 0.45"),
            row_of_ratio(f"whole run{shape} ÷ notebook, processor seconds",
                         [one.processor for one in ours], [one.processor for one in theirs], "")
            ], counts[0]


def without_draws(study, folder):
    """The same study, asked for no draw and no permutation."""
    plain = folder / "plain"
    shutil.copytree(study, plain)
    page = plain / "study.toml"
    page.write_text(page.read_text() + "\n[statistics]\ndraws = 0\npermutations = 0\n")
    run(plain)
    return plain


def export(study, tables, folder):
    folder.mkdir()
    for table in tables:
        measured([BUILD / "resettle", "show", table, study, "--format", "parquet",
                  "--output", folder / f"{table}.parquet"])


def columns_that_agree(exports):
    """How many columns the tables have; ends where a peer's are not Resettle's."""
    made = {"pandas": pandas_tables.all_tables(pandas_tables.read(exports)),
            "polars": {name: table.to_pandas() for name, table in
                       polars_tables.all_tables(polars_tables.read(exports)).items()}}
    for peer, tables in made.items():
        found = [f"{name}: only one makes it" for name in sorted({*tables} ^ {*TABLES})]
        for name in sorted({*tables} & {*TABLES}):
            found += differences(exports / f"{name}.parquet", tables[name], name)
        if found:
            sys.exit(f"the tables of Resettle and of {peer} differ\n" + "\n".join(found))
    return sum(len(table.columns) for table in made["pandas"].values())


def bench_tables(study, folder, expected):
    plain, exports = without_draws(study, folder), folder / "exports"
    export(plain, {*TABLES, *INPUTS}, exports)
    columns = columns_that_agree(exports)
    ours, idle, peers = [], [], {"pandas": [], "polars": []}
    for _ in range(RUNS):
        forget(plain, TABLES)
        made = run(plain, "--only", *TABLES)
        if f"Made {len(TABLES)} tables" not in made.output:
            sys.exit(f"not {len(TABLES)} tables were made: {made.output}")
        ours.append(made.wall)
        idle.append(run(plain, "--only", *TABLES, there=TABLES).wall)
        for name, runs in peers.items():
            output = measured([sys.executable, ROOT / "bench" / "tables_peer.py", name,
                               exports]).output
            seconds, *counts = output.split()
            all_agree([tuple(expected.split()), tuple(counts)])
            runs.append(float(seconds))
    work = [whole - nothing for whole, nothing in zip(ours, idle)]
    asked = {"pandas": "at most 0.5", "polars": ""}
    return [row_of_ratio(f"{len(TABLES)} tables of {columns} columns, {part} ÷ {peer}", of_part,
                         runs, asked[peer])
            for peer, runs in peers.items()
            for part, of_part in (("start to end", ours), ("less start", work))]


def row_of_ratio(name, ours, theirs, asked):
    own, peer = statistics.median(ours), statistics.median(theirs)
    return f"| {name} | {own:.2f} | {peer:.2f} | {own / peer:.2f} | {asked} |"


def bench_own(study):
    """What has no peer: seconds of Resettle alone."""
    forget_all(study)
    run(study)
    report, with_robustness, robustness, show = [], [], [], []
    for _ in range(RUNS):
        forget(study, of_analyses())
        shutil.rmtree(study / "report")
        report.append(run(study, there=ROBUSTNESS).wall)
        forget(study, of_analyses() + ROBUSTNESS)
        shutil.rmtree(study / "report")
        with_robustness.append(run(study).wall)
        forget(study, ROBUSTNESS)
        robustness.append(run(study, "--only", *ROBUSTNESS).processor)
        show.append(measured([BUILD / "resettle", "show", "influence", study]).wall)
    rows = [("tables and report with 2,000 draws, robustness in place", report, "at most 1.5 s"),
            ("the same with robustness made too", with_robustness, "at most 11.5 s"),
            ("robustness alone: 240 specifications, processor seconds", robustness, "at most 2 s"),
            ("show influence", show, "0.1 s")]
    return [f"| {name} | {statistics.median(runs):.2f} | | | {asked} |"
            for name, runs, asked in rows]


FIGURES = """## The seven figures and their tables

The notebook goes from the raw files to tables and pictures with pandas, scipy and matplotlib
(`bench/notebook.py`), imports in its time and no bootstrap in it; its tables have fewer columns
than Resettle's. The same study with one file a kind and 15 topics (`bench/one_file_study.py`) has
no file for a second thread.

The tables alone start from Parquet, asked for no draws and no permutations. The peers
(`bench/pandas_tables.py` and `bench/polars_tables.py`, with numpy and scipy) make the same tables
from exports of those that Resettle starts from. Before anything is timed every row and column of
theirs is compared with Resettle's: calculated numbers to nine digits, all else exactly. The peers'
time is that of reading their inputs and making the tables; imports are left out, and they write
nothing. Resettle's time "start to end" is that of the whole command: its start, reading the
settings, planning, making the tables, writing them with checksums and syncs. From "less start"
the time of the same command with nothing to make is taken off; the writing stays in it.

The tables and the report start from the corpus. Robustness in place: its three tables are kept from
a run before; all others are made, and the report with its figure of robustness. Robustness alone
starts from the analyses' tables.

| what | Resettle s | peer s | ratio | asked on two idle cores |
| --- | --- | --- | --- | --- |"""


def bench_figures(study, folder):
    one_file = folder / "one-file"
    forget_all(study)
    one_file_study.make(study, one_file)
    notebook, counts = bench_notebook(study, folder / "notebook")
    other, _ = bench_notebook(one_file, folder / "notebook", ", one file a kind,")
    rows = notebook + other + bench_tables(study, folder, counts) + bench_own(study)
    return [*FIGURES.splitlines(), *rows, ""]


def sections(names, study, folder):
    lines = []
    if "ingest" in names:
        lines += bench_ingest(study / "raw", folder / "work")
    if "run" in names:
        lines += bench_run(study)
    if "figures" in names:
        lines += bench_figures(study, folder)
    if "doubling" in names:
        lines += doubling.section()
    return lines


def main(names):
    lines = ["# Measured", "",
             f"By `make bench` on {os.cpu_count()} cores ({platform.machine()}), "
             f"{RUNS} runs each, in turn; the ratios are what to quote.", ""]
    with tempfile.TemporaryDirectory(prefix="resettle-bench-") as folder:
        study = Path(folder) / "study"
        measured([BUILD / "resettle", "simulate", "rednote-2025", study])
        lines += sections(names or ["ingest", "run", "figures", "doubling"], study, Path(folder))
    text = "\n".join(lines)
    if not names:
        (ROOT / "bench" / "results.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
