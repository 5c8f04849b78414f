"""What twice as much costs: processor time and peak memory of `resettle run` on a study of size n
and of 2n, for what a broken or hostile export may blow up. n is doubled until a run takes three times as long
as one of size 1, or much memory, so that what is compared is not the program's start.
Usage: doubling.py [NAME ...]   One row a name is printed; bench.py writes all of them."""

import os
import subprocess
import sys
import tempfile
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent / "build" / "resettle"
BOUND = 2.3
LONG_ENOUGH = 3  # times the run of size 1
LARGE_ENOUGH = 1000  # MB
MOST_SECONDS = 240

COLUMNS = ('columns = { post_id = "id", user_id = "user", created_at = "time", body = "text", '
           'likes = "likes", hashtags = "tags" }\n')
HEADER = "id,user,time,text,likes,tags\n"
START = datetime(2025, 1, 1, 12)


def page(*sources, more=""):
    """Without draws, whose time hangs on the settings."""
    return ('[study]\ntitle = "Twice as much"\ntimezone = "UTC"\n' + "".join(sources) +
            "[statistics]\ndraws = 0\npermutations = 0\n" + more)


def table(path, kind="posts", columns=COLUMNS):
    return (f'[[source]]\nformat = "table"\npath = "{path}"\nkind = "{kind}"\ntimezone = "UTC"\n'
            + columns)


def posts(count, days=28):
    return "".join(f"{n},u{n % 9},{START + timedelta(days=n % days)},Body {n},{n % 50},x\n"
                   for n in range(count))


def wrong_date(days):
    """Sixty posts and one that lies so many days before them."""
    odd = f"odd,u1,{START - timedelta(days=days)},Body,1,x\n"
    return page(table("posts.csv")), {"posts.csv": HEADER + posts(60) + odd}


def open_quotes(lines):
    return page(table("posts.csv")), {"posts.csv": HEADER + 'x","\n' * lines}


def tags_of_a_post(tags):
    row = 'many,u1,2025-01-19 12:00,Body,1,"' + ",".join(f"t{n}" for n in range(tags)) + '"\n'
    return page(table("posts.csv")), {"posts.csv": HEADER + posts(60) + row}


def tags_in_a_text(tags):
    row = 'many,u1,2025-01-19 12:00,"' + " ".join(f"#t{n}" for n in range(tags)) + '",1,\n'
    untagged = COLUMNS.replace(', hashtags = "tags"', "")  # else the text is not searched
    return page(table("posts.csv", columns=untagged)), {"posts.csv": HEADER + posts(60) + row}


def chain_of_replies(comments):
    columns = ('columns = { comment_id = "id", post_id = "post", user_id = "user", parent_id = '
               '"parent", created_at = "time", body = "text" }\n')
    rows = "id,post,user,parent,time,text\n" + "".join(
        f"c{n},1,u{n % 9},{f'c{n - 1}' if n else ''},2025-01-19 12:00,Body\n"
        for n in range(comments))
    return (page(table("posts.csv"), table("comments.csv", "comments", columns)),
            {"posts.csv": HEADER + posts(60), "comments.csv": rows})


def refused_lines(lines):
    source = '[[source]]\nformat = "mediacrawler"\npath = "raw.jsonl"\n'
    return page(source), {"raw.jsonl": "x\n" * lines}


def small_files(files):
    return (page(table("raw/*.csv")),
            {f"raw/{n:06}.csv": HEADER + f"{n},u{n % 9},{START + timedelta(days=n % 28)},Body,1,x\n"
             for n in range(files)})


def phases(count):
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(count)]
    more = "".join(f'[[phase]]\nname = "{n}"\nfirst_day = {day}\n' for n, day in enumerate(days))
    return (page(table("posts.csv"), more=more.replace(f"first_day = {days[0]}\n", "")),
            {"posts.csv": HEADER + posts(count, days=count)})


# What doubles, and where to begin.
ROWS = {"days of the calendar, stretched by one wrong date": (wrong_date, 1250),
        "lines with a quote that never closes": (open_quotes, 2500),
        "hashtags of one post": (tags_of_a_post, 5000),
        "hashtags in one text": (tags_in_a_text, 5000),
        "comments in one chain of replies": (chain_of_replies, 2500),
        "lines that are no records": (refused_lines, 125_000),
        "files of one post": (small_files, 125),
        "phases": (phases, 50)}
MOST = {wrong_date: 9_900, refused_lines: 8_000_000, open_quotes: 8_000_000,
        tags_of_a_post: 4_000_000, tags_in_a_text: 4_000_000, chain_of_replies: 1_000_000,
        small_files: 4_000, phases: 200}  # more phases are refused


def write_study(make, folder, size):
    text, files = make(size)
    folder.mkdir()
    (folder / "study.toml").write_text(text)
    (folder / "study.key").write_text("7" * 64 + "\n")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)


def measured(make, size):
    """(processor seconds, peak MB) of a run, which ends with 2 if the export is refused; or what
    became of it, in words."""
    with tempfile.TemporaryDirectory(prefix="resettle-doubling-") as parent:
        folder = Path(parent) / "study"
        write_study(make, folder, size)
        process = subprocess.Popen([PROGRAM, "run", folder], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        too_long = threading.Timer(MOST_SECONDS, process.kill)
        too_long.start()
        _, status, usage = os.wait4(process.pid, 0)
        too_long.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -9:
            return f"> {MOST_SECONDS}"
        if process.returncode not in (0, 2):
            return f"ends with {process.returncode}"
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(name):
    make, size = ROWS[name]
    start, once = measured(make, 1), measured(make, size)
    while True:
        twice = measured(make, 2 * size)
        if isinstance(twice, str):
            return f"| {name} | {size:,} | {once[0]:.1f} | {twice} | | {once[1]:.0f} | | | **no** |"
        if once[0] >= LONG_ENOUGH * start[0] or once[1] >= LARGE_ENOUGH or 4 * size > MOST[make]:
            break
        once, size = twice, 2 * size
    ratios = [after / before for before, after in zip(once, twice)]
    held = "yes" if max(ratios) <= BOUND else "**no**"
    return (f"| {name} | {size:,} | {once[0]:.1f} | {twice[0]:.1f} | {ratios[0]:.2f} | "
            f"{once[1]:.0f} | {twice[1]:.0f} | {ratios[1]:.2f} | {held} |")


def section(names=()):
    return ["## Twice as much", "",
            "Processor time and peak memory of `resettle run` on a study of size n and of 2n, "
            "without draws, for what a broken export may blow up. n is doubled until a run takes "
            f"{LONG_ENOUGH} times as long as one of size 1, or {LARGE_ENOUGH} MB; where it never does "
            "the ratio is that of the largest studies tried.", "",
            "| what doubles | n | s at n | s at 2n | ratio | MB at n | MB at 2n | ratio | at most "
            f"{BOUND} |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            *(row(name) for name in names or ROWS), "",
            "Command: `make bench`; the program is `bench/doubling.py`.", ""]


if __name__ == "__main__":
    print("\n".join(section(sys.argv[1:])))
