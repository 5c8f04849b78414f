"""What must not be destroyed, what must not be lost in silence, and who must not be let in."""

import os
import random
import shutil
import subprocess
import time

import pytest

from conftest import CRAWLED_PAGE, POSTS_PAGE, PROGRAM, outputs, write_study

HEADER = "id,user,time,title,text,likes,tags\n"


def rows(count, first=0):
    return "".join(f"{n},u{n % 9},2025-01-19 12:00,Title,Body {n},{n},x\n"
                   for n in range(first, first + count))


@pytest.fixture(scope="module")
def made(resettle, tmp_path_factory):
    folder = write_study(tmp_path_factory.mktemp("made") / "study", POSTS_PAGE,
                         {"posts.csv": HEADER + rows(30)})
    resettle("run", folder)
    return folder


@pytest.fixture
def small(made, tmp_path):
    """A finished study of thirty posts."""
    return shutil.copytree(made, tmp_path / "study")


def all_files(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


# ---- outputs destroy nothing --------------------------------------------------------------------

OWN = ["posts.csv", "study.key", "study.toml", "study.lock", "report/index.html", "report/new.csv",
       "cache/new.csv", "codebooks/new.csv", "link.csv", "hard.csv", "folder/../posts.csv", "folder",
       "pipe", "link/new.csv"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("output", OWN)
def test_no_output_replaces_what_cannot_be_made_again(resettle, small, output, ending):
    (small / "link.csv").symlink_to("posts.csv")
    (small / "hard.csv").hardlink_to(small / "posts.csv")
    (small / "link").symlink_to("cache")
    (small / "folder").mkdir()
    os.mkfifo(small / "pipe")
    before = all_files(small)
    for force in ([], ["--force"]):
        done = resettle("show", "posts", "--format", ending, "--output", output, *force, cwd=small,
                        expect=2)
        assert done.stderr.startswith("error: ") and "Write to another place" in done.stderr
    assert all_files(small) == before
    assert (small / "link.csv").is_symlink()


def test_an_output_replaces_a_file_only_if_it_is_told_to(resettle, small, tmp_path):
    output = tmp_path / "mine.csv"
    output.write_text("mine")
    (tmp_path / "mine.csv.part").write_text("mine too")
    error = resettle("show", "posts", "--study", small, "--output", output, expect=2).stderr
    assert "there is a file already" in error and "--force" in error
    assert output.read_text() == "mine"
    resettle("show", "posts", "--study", small, "--output", output, "--force")
    assert output.read_text().count("\n") == 31
    assert (tmp_path / "mine.csv.part").read_text() == "mine too"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.csv", "mine.csv.part", "study"]


def test_an_output_that_would_be_an_export_of_the_next_run_is_refused(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE.replace("posts.csv", "raw/*.csv"),
                         {"raw/posts.csv": HEADER + rows(3)})
    resettle("run", folder)
    error = resettle("show", "posts", "--output", "raw/more.csv", cwd=folder, expect=2).stderr
    assert 'read as an export by the path "raw/*.csv"' in error
    assert not (folder / "raw" / "more.csv").exists()


# ---- a study from somebody else -----------------------------------------------------------------

def test_nothing_in_a_foreign_study_reaches_outside_of_it(resettle, small, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("my-data.parquet", "my-data.json", "precious"):
        (outside / name).write_text("precious")
    note = next((small / "cache").glob("posts-*.json"))
    text = note.read_text()
    note.write_text(text.replace('"table": "posts"', '"table": "../../outside/my"')
                    .replace(note.stem.split("-")[1], "data"))
    resettle("show", "posts", "--study", small, expect=None)
    (small / "study.lock").symlink_to(outside / "precious")
    error = resettle("run", small, expect=2).stderr
    assert "link" in error
    (small / "study.lock").unlink()
    (small / "report" / "index.html").unlink()
    (small / "report" / "index.html.part").symlink_to(outside / "precious")
    (small / "cache" / "checksums.json.part").symlink_to(outside / "precious")
    resettle("run", small)
    for name in ("figures", "tables", ""):
        place = small / "report" / name
        shutil.rmtree(place)
        place.symlink_to(outside)
        (small / "report" / "manifest.json").unlink(missing_ok=True)
        assert "is a link" in resettle("run", small, expect=2).stderr
        place.unlink()
        resettle("run", small)
    assert {path.name: path.read_text() for path in outside.iterdir()} == {
        "my-data.parquet": "precious", "my-data.json": "precious", "precious": "precious"}


@pytest.mark.parametrize("where", [
    "false UNION ALL SELECT content, {nulls} FROM read_text('/etc/hostname')",
    "exists (SELECT * FROM read_text('{study}/study.key'))",
    "exists (SELECT * FROM read_csv('{study}/posts.csv'))",
    "exists (SELECT * FROM read_parquet('{study}/cache/users-*.parquet'))",
    "exists (SELECT * FROM glob('/etc/*'))",
    "exists (SELECT * FROM rows_made_outside_sql())",
    "true) TO '{study}/other.csv' (FORMAT csv) --",
    "true; COPY (SELECT 1) TO '{study}/other.csv'",
    "true; SET enable_external_access = true",
])
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_condition_reaches_the_columns_of_its_table_and_nothing_else(resettle, small, tmp_path,
                                                                       where, ending):
    columns = len(resettle.rows(small, "posts")[0])
    condition = where.format(study=small, nulls=", ".join(["NULL"] * (columns - 1)))
    done = resettle("show", "posts", "--study", small, "--where", condition, "--output",
                    tmp_path / f"x.{ending}", expect=2)
    assert done.stderr.startswith("error: --where")
    assert not (small / "other.csv").exists() and not list(tmp_path.glob("x.*"))


def test_tables_can_still_be_chosen_from_and_spilled(resettle, small, tmp_path):
    resettle("show", "posts", "--study", small, "--where", "likes > 20", "--output",
             tmp_path / "x.parquet")
    kept = resettle.rows(small, "posts", "likes > (SELECT avg(likes) FROM posts)")
    assert len(kept) == 15


# ---- who may read -------------------------------------------------------------------------------

def test_what_holds_rows_of_people_is_its_owners(resettle, tmp_path):
    old = os.umask(0)
    try:
        folder = write_study(tmp_path / "study", POSTS_PAGE, {"posts.csv": HEADER + rows(30)})
        resettle("run", folder)
        for name in ("x.csv", "x.parquet", "x.json"):
            resettle("show", "posts", "--study", folder, "--output", tmp_path / name)
    finally:
        os.umask(old)
    assert (folder / "cache").stat().st_mode & 0o777 == 0o700
    for name in ("x.csv", "x.parquet", "x.json"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600, name


# ---- reading writes nothing ---------------------------------------------------------------------

def test_commands_that_read_write_nothing(resettle, small):
    victim = next((small / "cache").glob("posts-*.parquet"))
    os.utime(small / "posts.csv", (1, 1))  # all checksums are stale
    os.utime(victim, (1, 1))
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino, path.stat().st_mode)
              for path in small.rglob("*")}
    for command in (["show", "posts"], ["tables"], ["plan"], ["explain", "posts"], ["doctor"],
                    ["quarantine"], ["show", "posts", "--json"]):
        resettle(*command, "--study", small)
    after = {path: (path.stat().st_mtime_ns, path.stat().st_ino, path.stat().st_mode)
             for path in small.rglob("*")}
    assert after == before


# ---- disks that rot -----------------------------------------------------------------------------

def flip(path, at, mask):
    """Changes a byte; size and time of the file stay, as where a disk rots."""
    times = path.stat()
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ mask]))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_byte_that_changed_in_the_cache_is_never_shown_and_always_mended(resettle, small):
    seed = 20250119
    print("seed", seed)
    chance = random.Random(seed)
    expected = outputs(small)
    shown = resettle.csv(small, "posts")
    files = sorted((small / "cache").glob("posts-*.*"))
    assert {file.suffix for file in files} == {".json", ".parquet"}
    for _ in range(25):
        victim = chance.choice(files)
        flip(victim, chance.randrange(victim.stat().st_size), 1 << chance.randrange(8))
        done = resettle("show", "posts", "--study", small, "--format", "csv", expect=None)
        assert done.returncode in (0, 2) and "bug" not in done.stderr
        assert done.returncode == 2 or done.stdout == shown
        resettle("doctor", small, expect=None)
        resettle("run", small)
        for left in (small / "cache").glob("*.damaged"):
            left.unlink()
        assert outputs(small) == expected


# ---- exports that change while they are read ----------------------------------------------------

def test_an_export_that_grows_after_its_checksum_stops_the_run(tmp_path):
    post = ('{{"note_id": "67800000000000000000{:06x}", "title": "A", "desc": "B", "time": '
            '1737300000000, "user_id": "6770000000000000000{:05x}", "liked_count": "5"}}\n')
    text = "".join(post.format(n, n % 7) for n in range(300))
    folder = write_study(tmp_path / "study", CRAWLED_PAGE,
                         {f"raw/{n:03}.jsonl": text for n in range(120)})
    run = subprocess.Popen([PROGRAM, "run", folder, "--threads", "1"], stderr=subprocess.PIPE,
                           stdout=subprocess.DEVNULL, text=True)
    for line in run.stderr:
        if line.startswith("made raw/"):
            break
    last = folder / "raw" / "119.jsonl"
    with last.open("a") as file:
        file.write(post.format(999, 1))
    error = run.stderr.read()
    assert run.wait() == 2, error
    assert "raw/119.jsonl: the file changed while" in error


def test_an_export_that_shrinks_while_it_is_read_ends_the_run_with_a_sentence(tmp_path):
    post = ('{{"note_id": "67800000000000000000{:06x}", "title": "A", "desc": "' + "x" * 900 +
            '", "time": 1737300000000, "user_id": "6770000000000000000{:05x}"}}\n')
    folder = write_study(tmp_path / "study", CRAWLED_PAGE,
                         {"raw/a.jsonl": "".join(post.format(n, n % 7) for n in range(60000))})
    seen = set()
    for wait in (0.05, 0.15, 0.25, 0.35):
        shutil.copy(folder / "raw" / "a.jsonl", tmp_path / "whole")
        run = subprocess.Popen([PROGRAM, "run", folder, "--threads", "1"], stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, text=True)
        time.sleep(wait)
        os.truncate(folder / "raw" / "a.jsonl", 1000)
        error = run.communicate()[1]
        assert run.returncode in (0, 2), (run.returncode, error)
        assert run.returncode == 0 or "changed while" in error or "quarantine" in error, error
        seen.add(run.returncode)
        shutil.rmtree(folder / "cache", ignore_errors=True)
        shutil.copy(tmp_path / "whole", folder / "raw" / "a.jsonl")
    assert 2 in seen


# ---- where the text goes cannot be written ------------------------------------------------------

@pytest.mark.parametrize("command", [
    ["show", "posts", "--format", "csv"], ["show", "posts"], ["show", "posts", "--json"],
    ["explain", "posts"], ["plan"], ["tables"], ["tables", "--json"], ["settings"], ["quarantine"],
    ["doctor"]])
def test_what_is_printed_to_a_full_disk_is_not_called_done(small, command):
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, *command], cwd=small, stdout=full, stderr=subprocess.PIPE,
                              text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("error: what was printed could not be written\n")


def test_a_run_ends_well_where_nobody_can_be_told(small):
    for redirection in ("2>/dev/full", ">&- 2>&-", "2>&-", ">&-"):
        shutil.rmtree(small / "report")
        done = subprocess.run(["bash", "-c", f'"{PROGRAM}" run {redirection}'], cwd=small)
        assert done.returncode == 0, redirection
        assert (small / "report" / "index.html").exists()


# ---- names and pages that are odd ---------------------------------------------------------------

NOT_UTF8 = os.fsdecode(b"caf\xe9")


def test_a_folder_whose_name_is_no_utf8_is_refused_by_every_command(resettle, small, tmp_path):
    odd = small.rename(tmp_path / NOT_UTF8)
    for command in (["run"], ["show", "posts"], ["tables"], ["plan"], ["explain", "posts"], ["clean"],
                    ["quarantine"]):
        for json in ([], ["--json"]):
            done = subprocess.run([PROGRAM, *command, *json], cwd=odd, capture_output=True)
            assert done.returncode == 2, (command, done)
            assert b"is not UTF-8" in done.stdout + done.stderr


def test_bytes_that_are_no_utf8_end_no_command(small, tmp_path):
    odd = NOT_UTF8
    for command in (["run", odd], ["show", odd], ["show", "posts", "--where", odd],
                    ["show", "posts", "--output", tmp_path / odd / "x.csv"], ["explain", odd],
                    ["explain", "posts", "--row", odd], ["new", tmp_path / odd, odd],
                    ["simulate", odd, tmp_path / "x"], ["plan", odd], ["clean", odd], ["doctor", odd]):
        for json in ([], ["--json"]):
            done = subprocess.run([PROGRAM, *command, *json], cwd=small, capture_output=True)
            assert done.returncode == 2, (command, done)


def test_an_export_whose_name_is_no_utf8_is_named(tmp_path):
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {"raw/a.jsonl": "{}\n"})
    os.rename(folder / "raw" / "a.jsonl", folder / "raw" / (NOT_UTF8 + ".jsonl"))
    done = subprocess.run([PROGRAM, "run", folder], capture_output=True, text=True)
    assert done.returncode == 2 and "is not UTF-8" in done.stderr and "Rename" in done.stderr


@pytest.mark.parametrize("head", ["[窗口]", "[ü]", "[“window”]", "[(x)]", "[%]", "[*]", "[#]", "[", "[[",
                                  "[]", "[[]]", "[a.]", "[a.ü]", "[[a]", "[a", "[\x00]", "= 1", "a.ü = 1"])
def test_a_head_that_is_no_name_is_a_sentence(resettle, made, tmp_path, head):
    folder = write_study(tmp_path / "study", POSTS_PAGE + head + "\n", {"posts.csv": HEADER + rows(3)})
    error = resettle("run", folder, expect=2).stderr
    assert error.startswith("error: ") and "study.toml:" in error, error
    page = folder / "codebooks" / "topic.toml"
    page.parent.mkdir()
    page.write_text("[codebook]\n" + head + "\n")
    (folder / "study.toml").write_text(POSTS_PAGE)
    assert resettle("run", folder, expect=2).stderr.startswith("error: ")


def test_a_pipe_is_no_export(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE)
    os.mkfifo(folder / "posts.csv")
    assert "a pipe or a device" in resettle("run", folder, expect=2).stderr
    (folder / "posts.csv").unlink()
    (folder / "posts.csv").symlink_to("/dev/zero")
    assert resettle("run", folder, expect=2).stderr.startswith("error: ")


# ---- Parquet exports ----------------------------------------------------------------------------

def parquet_of(resettle, tmp_path, count, name, columns=("post_id", "user_id", "created_at",
                                                         "title", "body", "likes")):
    """A Parquet file of posts, at `name` of a study that reads Parquet files."""
    made = write_study(tmp_path / f"made{name.replace('/', '-')}", POSTS_PAGE,
                       {"posts.csv": HEADER + rows(count)})
    resettle("run", made, "--only", "posts")
    target = tmp_path / "study" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    resettle("show", "posts", "--study", made, "--output", target)
    return target


PARQUET_PAGE = """
[study]
title = "A test"
timezone = "America/New_York"
[[source]]
format = "table"
path = "PATH"
kind = "posts"
timezone = "UTC"
[source.columns]
post_id = "post_id"
user_id = "user_id"
created_at = "created_at"
body = "body"
likes = "likes"
"""


@pytest.mark.parametrize("names", [
    ["raw/post_id=7/posts.parquet"], ["raw/likes=5/posts.parquet"],
    ["raw/posts[1].parquet", "raw/posts1.parquet"], ["raw/po*sts.parquet", "raw/posts.parquet"],
    ["raw/post?.parquet", "raw/posts.parquet"], ["raw [1]/posts.parquet"]])
def test_a_parquet_files_path_is_no_pattern_and_no_column(resettle, tmp_path, names):
    counts = [20, 7]
    for name, count in zip(names, counts):
        parquet_of(resettle, tmp_path, count, name)
    folder = write_study(tmp_path / "study",
                         PARQUET_PAGE.replace("PATH", "raw*/*.parquet" if len(names) > 1 else
                                              "raw*/**/*.parquet" if "=" in names[0] else
                                              "raw*/*.parquet"))
    resettle("run", folder, "--only", "posts")
    files = {row["file"]: row["post_records"] for row in resettle.rows(folder, "raw_files")}
    assert files == dict(zip(names, counts))
    posts = resettle.rows(folder, "posts")
    assert len(posts) == 20 and len({post["likes"] for post in posts}) == 20


@pytest.mark.parametrize("name", ["a[b]", "a?", "a*"])
def test_a_folder_that_looks_like_a_pattern_is_one_folder(resettle, tmp_path, name):
    for each, count in ((name, 30), ("ab", 12)):
        folder = write_study(tmp_path / each, POSTS_PAGE, {"posts.csv": HEADER + rows(count)})
        resettle("run", folder, "--only", "daily_activity")
    assert sum(row["posts"] for row in resettle.rows(tmp_path / name, "daily_activity")) == 30


def test_a_damaged_parquet_export_is_named(resettle, tmp_path):
    file = parquet_of(resettle, tmp_path, 200, "raw/posts.parquet")
    folder = write_study(tmp_path / "study", PARQUET_PAGE.replace("PATH", "raw/*.parquet"))
    whole = file.read_bytes()
    seed = 20250119
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(40):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 3, 20])):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        if chance.random() < 0.2:
            damaged = damaged[:chance.randrange(len(damaged))]
        file.write_bytes(damaged)
        done = resettle("run", folder, "--only", "posts", expect=None)
        assert done.returncode in (0, 2), (done.returncode, done.stderr)
        assert done.returncode == 0 or "posts.parquet" in done.stderr, done.stderr
