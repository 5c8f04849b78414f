"""Runs every measurement, ours and the peers' in turn, and writes bench/results.md."""

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

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
RUNS = 5


def measured(command):
    """(wall seconds, peak MB, output) of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                               stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, output


# What bench_ingest is asked for, and how the report calls it.
OURS = {"memory": "Resettle, the same work: tables in memory",
        "identified": "Resettle, with languages and pseudonyms: tables in memory",
        "study": "Resettle, everything on: sorted, written as Parquet, checksummed, synced"}
PEERS = {"polars": "polars", "pandas": "pandas with pyarrow"}


def ingest(raw, work, how):
    if how in OURS:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        wall, memory, output = measured([BUILD / "bench_ingest", raw, work, how])
    else:
        wall, memory, output = measured([sys.executable, ROOT / "bench" / "peers.py", how, raw])
    seconds, posts, comments = output.split()
    return float(seconds), memory, (posts, comments)


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
             "parsed counts and local days, sorted by id. In the first row Resettle does what the "
             "peers do, and keeps its tables in memory as they do: by the importer and the "
             "statements of `resettle run`, which besides count what is wrong, find hashtags and "
             "places, and keep each row's file, line and byte.", "",
             "| program | median s | peak MB | its time ÷ Resettle's, the same work | ÷ with "
             "languages and pseudonyms | ÷ everything on |", "| --- | --- | --- | --- | --- | --- |"]
    for how, name in names.items():
        ratios = " | ".join(f"{median[how] / median[ours]:.2f}" for ours in OURS)
        lines.append(f"| {name} | {median[how]:.2f} | {peak[how]:.0f} | {ratios} |")
    return lines + ["", "Command: `make bench`; the programs are `bench/bench_ingest.cpp` and "
                    "`bench/peers.py`.", ""]


def bench_run(study):
    whole, again, memory = [], [], 0
    for _ in range(RUNS):
        shutil.rmtree(study / "cache", ignore_errors=True)
        shutil.rmtree(study / "report", ignore_errors=True)
        seconds, peak, _ = measured([BUILD / "resettle", "run", study])
        whole.append(seconds)
        memory = max(memory, peak)
        again.append(measured([BUILD / "resettle", "run", study])[0])
    return ["## A whole run of the demo", "",
            "| what | median s | least s | peak MB |", "| --- | --- | --- | --- |",
            f"| `resettle run` from raw files to report | {statistics.median(whole):.2f} "
            f"| {min(whole):.2f} | {memory:.0f} |",
            f"| `resettle run` with nothing changed | {statistics.median(again):.3f} "
            f"| {min(again):.3f} | |", ""]


def main():
    with tempfile.TemporaryDirectory(prefix="resettle-bench-") as folder:
        study = Path(folder) / "study"
        measured([BUILD / "resettle", "simulate", "rednote-2025", study])
        lines = ["# Measured", "",
                 f"By `make bench` on {os.cpu_count()} cores ({platform.machine()}), "
                 f"{RUNS} runs each, in turn; the ratios are what to quote.", ""]
        lines += bench_ingest(study / "raw", Path(folder) / "work")
        lines += bench_run(study)
    text = "\n".join(lines)
    (ROOT / "bench" / "results.md").write_text(text)
    print(text)


main()
