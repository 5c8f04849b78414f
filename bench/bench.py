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


# The tables that the seven figures are drawn from, and those made on the way.
SEVEN = ["author_phase_totals", "author_totals", "daily_activity", "engagement", "influence",
         "influence_by_phase", "phase_summary", "sentiment_by_topic", "sentiment_by_topic_level",
         "sentiment_counts", "sentiment_gap", "sentiment_intensity", "topic_counts",
         "topic_engagement", "topic_list", "topic_share", "topic_share_by_phase", "topic_tests",
         "transition_rates", "transitions"]
ROBUSTNESS = ["multiverse", "multiverse_summary", "specification_curve"]


def forget(study, tables):
    for table in tables:
        for file in (study / "cache").glob(f"{table}-*"):
            file.unlink()


def of_analyses():
    """Every table of an analysis but those of robustness."""
    folder = ROOT / "src" / "analyses"
    files = [*folder.rglob("*.sql"), *folder.rglob("*.cpp")]
    return sorted({file.stem for file in files} - set(ROBUSTNESS))


def all_agree(counts):
    if len(set(counts)) != 1:
        sys.exit(f"the programs disagree about posts and authors of high influence: {counts}")


def whole_run(study):
    for folder in ("cache", "report"):
        shutil.rmtree(study / folder, ignore_errors=True)
    return measured([BUILD / "resettle", "run", study])[0]


def bench_notebook(study, work):
    ours, theirs, counts = [], [], []
    for _ in range(RUNS):
        ours.append(whole_run(study))
        seconds, _, output = measured([sys.executable, ROOT / "bench" / "notebook.py", study, work])
        theirs.append(seconds)
        counts.append(output)
    all_agree(counts)
    whole, notebook = statistics.median(ours), statistics.median(theirs)
    return [f"| whole run ÷ notebook | {whole:.2f} | {notebook:.2f} | {whole / notebook:.2f} "
            "| at most 0.5 |"], counts[0]


def without_draws(study, folder):
    """The same study, asked for no draw and no permutation."""
    plain = folder / "plain"
    shutil.copytree(study, plain)
    page = plain / "study.toml"
    page.write_text(page.read_text() + "\n[statistics]\ndraws = 0\npermutations = 0\n")
    measured([BUILD / "resettle", "run", plain])
    return plain


def bench_tables(study, folder, expected):
    plain = without_draws(study, folder)
    frames = {table: folder / f"{table}.parquet" for table in ("post_facts", "author_totals")}
    for table, file in frames.items():
        measured([BUILD / "resettle", "show", table, plain, "--format", "parquet",
                  "--output", file])
    peers = {"pandas": [], "polars": []}
    ours = []
    for _ in range(RUNS):
        forget(plain, SEVEN)
        ours.append(measured([BUILD / "resettle", "run", plain, "--only", *SEVEN])[0])
        for name, runs in peers.items():
            _, _, output = measured([sys.executable, ROOT / "bench" / "tables_peer.py", name,
                                     *frames.values()])
            seconds, *counts = output.split()
            all_agree([tuple(expected.split()), tuple(counts)])
            runs.append(float(seconds))
    own = statistics.median(ours)
    asked = {"pandas": "at most 0.33", "polars": ""}
    return [f"| tables without bootstrap ÷ {name} | {own:.2f} | {statistics.median(runs):.2f} "
            f"| {own / statistics.median(runs):.2f} | {asked[name]} |"
            for name, runs in peers.items()]


def bench_own(study):
    """What has no peer: seconds of Resettle alone."""
    whole_run(study)
    report, robustness, show = [], [], []
    for _ in range(RUNS):
        forget(study, of_analyses())
        shutil.rmtree(study / "report")
        report.append(measured([BUILD / "resettle", "run", study])[0])
        forget(study, ROBUSTNESS)
        robustness.append(measured([BUILD / "resettle", "run", study, "--only", *ROBUSTNESS])[0])
        show.append(measured([BUILD / "resettle", "show", "influence", study])[0])
    rows = [("tables and report with 2,000 draws", report, "at most 1.5 s"),
            ("robustness: 240 specifications", robustness, "at most 10 s"),
            ("show influence", show, "0.1 s")]
    return [f"| {name} | {statistics.median(runs):.2f} | | | {asked} |"
            for name, runs, asked in rows]


def bench_seven_figures(study, folder):
    lines = ["## The seven figures and their tables", "",
             "The notebook goes from the raw files to tables and pictures with pandas, scipy and "
             "matplotlib (`bench/notebook.py`), imports in its time and no bootstrap in it. The "
             "tables alone start from Parquet; the peers' imports are left out of their time, "
             "Resettle's start, its writing and its reading of the settings are in its own. All "
             "count the same posts and authors of high influence. Tables and report start from "
             "the corpus, robustness from the analyses' tables.", "",
             "| what | Resettle s | peer s | ratio | asked on two idle cores |",
             "| --- | --- | --- | --- | --- |"]
    notebook, counts = bench_notebook(study, folder / "notebook")
    return lines + notebook + bench_tables(study, folder, counts) + bench_own(study) + [""]


def main():
    with tempfile.TemporaryDirectory(prefix="resettle-bench-") as folder:
        study = Path(folder) / "study"
        measured([BUILD / "resettle", "simulate", "rednote-2025", study])
        lines = ["# Measured", "",
                 f"By `make bench` on {os.cpu_count()} cores ({platform.machine()}), "
                 f"{RUNS} runs each, in turn; the ratios are what to quote.", ""]
        lines += bench_ingest(study / "raw", Path(folder) / "work")
        lines += bench_run(study)
        lines += bench_seven_figures(study, Path(folder))
    text = "\n".join(lines)
    (ROOT / "bench" / "results.md").write_text(text)
    print(text)


main()
