"""What the system, the disk, the shell or a damaged file refuses is a sentence and exit code 2: never a
bug, never a signal, never a file that is left half written."""

import ctypes
import functools
import json
import os
import random
import resource
import shutil
import subprocess

import pytest

from conftest import CRAWLED_PAGE, POSTS_PAGE, PROGRAM, write_study

HEADER = "id,user,time,title,text,likes,tags\n"
LONG = "a" * 300


def rows(count, first=0):
    return "".join(f"{n},u{n % 9},2025-01-{10 + n % 9} 12:00,Title,Body {n},{n},x\n"
                   for n in range(first, first + count))


POSTS = HEADER + rows(30)
BOOK = ('scheme = "topic"\nunit = "post"\nscale = "ordinal"\nrevision = "1"\n'
        '[[category]]\nlabel = "a"\nvalue = 0\ndefinition = "A."\n'
        '[[category]]\nlabel = "b"\nvalue = 1\ndefinition = "B."\n')
RULE = ('[[annotator]]\nname = "profile"\nkind = "rule"\nscheme = "us_based"\ncountries = ["US"]\n'
        'needed = 1\nlabel = "yes"\n')


@pytest.fixture(scope="module")
def made(resettle, tmp_path_factory):
    folder = write_study(tmp_path_factory.mktemp("made") / "study",
                         POSTS_PAGE.replace("posts.csv", "raw/*.csv"), {"raw/posts.csv": POSTS})
    resettle("run", folder)
    return folder


@pytest.fixture
def small(made, tmp_path):
    """A finished study of thirty posts."""
    return shutil.copytree(made, tmp_path / "study")


def call(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          errors="replace", **options)


def is_a_sentence(done, *words):
    """The problem with its place, and below it what to do."""
    said = done.stderr[done.stderr.find("error: "):].splitlines()
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert "bug:" not in done.stderr and said[0].startswith("error: "), done.stderr
    assert len(said) >= 2 and said[1].startswith("  ") and said[1].strip(), done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


def ends_well(done):
    if done.returncode not in (0, 3):
        is_a_sentence(done)


# ---- permissions ----------------------------------------------------------------------------------

def obey_permissions():
    """Between fork and exec: without these rights root is stopped by permissions like anybody."""
    if os.geteuid() != 0:
        return
    for right in (1, 2, 3):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
        if ctypes.CDLL(None).prctl(24, right, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
            raise PermissionError


@functools.cache
def permissions_hold(folder):
    probe = folder / "probe"
    probe.touch()
    probe.chmod(0)
    try:
        return subprocess.run(["cat", probe], preexec_fn=obey_permissions, capture_output=True).returncode != 0
    except subprocess.SubprocessError:
        return False


@pytest.fixture
def stopped(tmp_path_factory):
    """Calls the program as somebody whom permissions stop."""
    if not permissions_hold(tmp_path_factory.getbasetemp()):
        pytest.skip("permissions stop nobody here: root may not give up its rights")
    changed = []

    def with_mode(path, mode, *arguments, **options):
        changed.append((path, path.stat().st_mode & 0o777))
        path.chmod(mode)
        try:
            return call(*arguments, preexec_fn=obey_permissions, **options)
        finally:
            path.chmod(changed.pop()[1])
    return with_mode


FEW = [["run"], ["show", "posts"], ["tables"]]
COMMANDS = [["run"], ["plan"], ["tables"], ["show", "posts"], ["explain", "posts"], ["doctor"],
            ["quarantine"], ["clean"]]


@pytest.mark.parametrize("mode", [0, 0o444, 0o333])
def test_codebooks_that_may_not_be_read_are_not_taken_for_none(stopped, small, mode):
    (small / "codebooks").mkdir()
    (small / "codebooks" / "topic.toml").write_text(BOOK)
    is_a_sentence(stopped(small / "codebooks", mode, "run", small), "codebooks")


@pytest.mark.parametrize("what", ["a file", "a dangling link", "a loop", "a link to a file"])
def test_codebooks_that_are_no_folder_are_not_taken_for_none(small, what):
    place = small / "codebooks"
    if what == "a file":
        place.write_text(BOOK)
    else:
        place.symlink_to({"a dangling link": "away", "a loop": "codebooks"}.get(what, "study.toml"))
    is_a_sentence(call("run", small), "codebooks cannot be read", "delete it")
    place.unlink()
    ends_well(call("run", small))


@pytest.mark.parametrize("mode", [0, 0o444, 0o333])
@pytest.mark.parametrize("path", ["raw/*.csv", "raw/posts.csv"])
def test_a_folder_of_exports_that_may_not_be_read_is_named(stopped, small, mode, path):
    page = small / "study.toml"
    page.write_text(page.read_text().replace("raw/*.csv", path))
    may_be_read = mode == 0o333 and "*" not in path
    for command in COMMANDS:
        done = stopped(small / "raw", mode, *command, cwd=small)
        if may_be_read:
            assert done.returncode == 0, done.stderr
        elif command == ["doctor"]:
            assert done.returncode == 2 and "Permission denied" in done.stdout, done.stdout
        else:
            is_a_sentence(done, "raw", "Permission denied")


@pytest.mark.parametrize("mode", [0, 0o444, 0o555])
def test_a_cache_that_may_not_be_used_is_named(stopped, small, mode):
    for command in COMMANDS:
        done = stopped(small / "cache", mode, *command, cwd=small)
        if mode == 0o555 and command not in (["run"], ["clean"]):
            assert done.returncode == 0, done.stderr
        elif command != ["doctor"]:
            ends_well(done)
    is_a_sentence(stopped(small / "cache", mode, "clean", "--all", small), "cache", "Permission denied")


def test_a_cache_of_somebody_else_is_named(stopped, small):
    if os.geteuid() != 0:
        pytest.skip("only root may give a folder to somebody else")
    page = small / "study.toml"
    page.write_text(page.read_text() + '[[event]]\nname = "A"\nday = 2025-01-12\n')
    os.chown(small / "cache", 65534, 65534)
    is_a_sentence(stopped(small / "cache", 0o755, "run", small), "cache", "Permission denied")
    for command in COMMANDS[1:]:
        ends_well(stopped(small / "cache", 0o755, *command, cwd=small))


@pytest.mark.parametrize("mode", [0, 0o444, 0o555])
@pytest.mark.parametrize("part", ["report", "report/tables", "report/figures"])
def test_a_report_that_cannot_be_written_is_named(stopped, small, mode, part):
    page = small / "study.toml"
    page.write_text(page.read_text().replace("A test", "Another"))
    for name in ("report/tables", "report/figures"):
        next((small / name).iterdir()).unlink()
    is_a_sentence(stopped(small / part, mode, "run", small), "report", "Permission denied")


@pytest.mark.parametrize("mode", [0, 0o444])
def test_a_study_whose_folder_may_not_be_entered_is_named(stopped, small, mode):
    for command in COMMANDS:
        done = stopped(small, mode, *command, small)
        if command == ["doctor"] and done.returncode == 2 and done.stdout:
            continue
        is_a_sentence(done, "study", "Permission denied")
    is_a_sentence(stopped(small, mode, "new", small / "study"), "Permission denied")


@pytest.mark.parametrize("part", ["study.toml", "study.key", "raw/posts.csv"])
def test_a_file_that_may_not_be_read_is_named(stopped, small, part):
    os.utime(small / "raw" / "posts.csv")
    is_a_sentence(stopped(small / part, 0, "run", small), part, "Permission denied")


def test_a_study_that_cannot_be_locked_is_named(stopped, small):
    is_a_sentence(stopped(small, 0o555, "run", small), "study.lock", "Permission denied")


# ---- something else lies there ----------------------------------------------------------------------

@pytest.mark.parametrize("part", ["study.toml", "study.key", "decisions.csv", "codebooks/topic.toml",
                                  "raw/loop.csv", "cache", "report", "report/index.html"])
def test_a_link_to_itself_is_named(small, part):
    page = small / "study.toml"
    page.write_text(page.read_text().replace("A test", "Another") +
                    ('[cohort]\ndecisions = "decisions.csv"\n' if part == "decisions.csv" else ""))
    place = small / part
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(place.name)
    done = call("run", small)
    if part == "report/index.html":  # is replaced and not followed
        assert done.returncode == 0 and place.read_text()
    else:
        is_a_sentence(done, place.name)
    for command in FEW:
        ends_well(call(*command, cwd=small))


@pytest.mark.parametrize("part", ["cache", "report", "report/tables", "report/figures"])
@pytest.mark.parametrize("what", ["a file", "a dangling link"])
def test_a_folder_that_is_none_is_named(small, part, what):
    page = small / "study.toml"
    page.write_text(page.read_text().replace("A test", "Another"))
    shutil.rmtree(small / part)
    if what == "a file":
        (small / part).write_text("in the way")
    else:
        (small / part).symlink_to(small / "away")
    is_a_sentence(call("run", small), part)
    for command in FEW:
        ends_well(call(*command, cwd=small))


# ---- names and numbers ------------------------------------------------------------------------------

@pytest.mark.parametrize("more", [
    f'[roles]\ntopic = "{LONG}"\n', RULE.replace("us_based", LONG), RULE.replace("profile", LONG),
    f'[[source]]\nformat = "table"\npath = "labels.csv"\nkind = "labels"\nscheme = "{LONG}"\n'
    'columns = { unit_id = "id", label = "label" }\n'], ids=["role", "rule", "annotator", "labels"])
def test_a_name_that_no_file_can_have_is_refused(small, more):
    page = small / "study.toml"
    (small / "labels.csv").write_text("id,label\n1,a\n")
    page.write_text(page.read_text() + more)
    is_a_sentence(call("run", small), "study.toml:", "at most 56")


def test_the_longest_name_is_that_of_files_too(small):
    page = small / "study.toml"
    name, other = "a" * 56, "b" * 56
    rule = RULE.replace("us_based", name).replace("needed = 1", 'languages = ["en"]\nneeded = 1')
    page.write_text(page.read_text() + rule.replace("profile", name) + rule.replace("profile", other)
                    + f'[cohort]\nscheme = "{name}"\ninclude = ["yes"]\n')
    ends_well(call("run", small))
    assert list((small / "cache").glob(f"rule_labels_{name}@evidence=1-*.parquet"))
    first = f"@first_annotator={name}.{other}-*.parquet"
    assert list((small / "cache").glob(f"labels_{name}@evidence=1{first}"))


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e308", "-1e308", "1000001"])
def test_a_value_of_a_category_is_a_number_that_means_can_be_taken_of(small, value):
    (small / "codebooks").mkdir()
    for text in (BOOK.replace("value = 0", f"value = {value}"), BOOK.replace("value = 1", f"value = {value}")):
        (small / "codebooks" / "topic.toml").write_text(text)
        is_a_sentence(call("run", small), "topic.toml:")
    (small / "codebooks" / "topic.toml").write_text(BOOK.replace("value = 1", "value = 1e6"))
    ends_well(call("run", small))


def number_settings(resettle):
    """Section, key and what it may be, of each setting that is a number."""
    found = []
    for one in resettle.json("settings"):
        try:
            float(one["default"])
        except ValueError:
            continue
        found.append((one["section"], one["key"], one["may_be"]))
    assert len(found) > 10
    return found


def test_every_number_of_the_page_is_one(resettle, small):
    page = small / "study.toml"
    text = page.read_text()
    for section, key, _ in number_settings(resettle):
        for value in ("nan", "inf", "-inf", "1e999", "99999999999999999999", '"3"', "true"):
            page.write_text(f"{text}\n{section}\n{key} = {value}\n")
            is_a_sentence(call("plan", small), "study.toml")


def test_the_largest_number_of_the_page_is_taken_or_refused(resettle, small):
    page = small / "study.toml"
    text = page.read_text()
    for section, key, may_be in number_settings(resettle):
        for value in ("9223372036854775807", "-9223372036854775808"):
            page.write_text(f"{text}\n{section}\n{key} = {value}\n")
            ends_well(call("plan" if " to " in may_be else "run", small))


@pytest.mark.parametrize("arguments", [
    *[["run", "--memory", amount] for amount in
      ("-1", "-4GB", "none", "", "nan", "inf", "1e999GB", "999999999999TB", "0", "0GB", "1B", "4", "4 parsecs",
       "4GB4", "80%", "1.2.3GB")],
    *[["run", "--threads", count] for count in ("0", "-1", "1025", "2.5", "99999999999999999999", "", "nan")],
    *[["show", "posts", "--limit", count] for count in
      ("-1", "1.5", "99999999999999999999", "9223372036854775807", "", "nan", "1e3")],
    *[["quarantine", "--limit", count] for count in
      ("-1", "1.5", "99999999999999999999", "9223372036854775807", "", "nan")],
    *[["simulate", "null-2025", "made", "--seed", seed] for seed in
      ("-1", "99999999999999999999", "18446744073709551616", "1.5", "", "nan", "1e3")],
    *[["simulate", "null-2025", "made", "--scale", scale] for scale in
      ("-1", "0", "nan", "inf", "1e999", "", "10001")]], ids=" ".join)
def test_a_number_that_a_command_cannot_take_is_refused(small, arguments):
    is_a_sentence(call(*arguments, cwd=small))
    assert not (small / "made").exists()


def test_a_refused_number_comes_with_its_range(small):
    for arguments, words in ((["run", "--memory", "-1"], "from 1MB to 1000TB"),
                             (["run", "--threads", "0"], "from 1 to 1024"),
                             (["show", "posts", "--limit", "-1"], "from 0 to "),
                             (["simulate", "null-2025", "made", "--seed", "99999999999999999999"],
                              "from 0 to 18446744073709551615"),
                             (["simulate", "null-2025", "made", "--scale", "nan"], "from 0.01 to 10000")):
        is_a_sentence(call(*arguments, cwd=small), words)


def test_the_largest_numbers_are_taken(small):
    ends_well(call("run", "--memory", "1000TB", "--threads", "1024", cwd=small))
    ends_well(call("run", "--memory", " 0.5 gib ", cwd=small))
    for command in (["show", "posts"], ["quarantine"]):
        ends_well(call(*command, "--limit", "1000000000000000", cwd=small))
    ends_well(call("simulate", "null-2025", "made", "--scale", "0.01", "--seed", "18446744073709551615",
                   cwd=small))


# ---- JSON that is nested deep -------------------------------------------------------------------------

DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize("line", [
    '{"note_id": "x", "a": %s}' % DEEP, '{"a": %s}' % DEEP, DEEP, '{"a": ' + "[" * 100_000,
    '{"id": "1", "user": "u", "time": "2025-01-19 12:00", "title": "A", "tags": %s}' % DEEP,
    '{"note_id": "1", "user_id": "u", "desc": "A", "title": "A", "liked_count": "1", "time": 1737300000000, '
    '"tag_list": "%s"}' % DEEP],
    ids=["with an id", "alone", "no object", "torn", "a column of a table", "tags"])
def test_an_export_may_be_nested_deep(tmp_path, line):
    (tmp_path / "deep.jsonl").write_text(line + "\n")
    ends_well(call("new", tmp_path / "study", tmp_path / "deep.jsonl", "--timezone", "UTC"))
    folder = write_study(tmp_path / "crawled", CRAWLED_PAGE + "[input]\nquarantine_share = 1\n",
                         {"raw/deep.jsonl": line + "\n"})
    ends_well(call("run", folder, "--only", "posts"))
    page = POSTS_PAGE.replace("posts.csv", "deep.jsonl") + "[input]\nquarantine_share = 1\n"
    folder = write_study(tmp_path / "table", page, {"deep.jsonl": line + "\n"})
    ends_well(call("run", folder, "--only", "posts"))


def test_what_the_program_wrote_may_come_back_nested_deep(small):
    def nest(path, key):
        text = json.loads(path.read_text())
        text[key] = "HERE"
        path.write_text(json.dumps(text).replace('"HERE"', DEEP))
    nest(next((small / "cache").glob("posts-*.json")), "table")
    nest(small / "cache" / "checksums.json", "deep")
    nest(small / "report" / "manifest.json", "files")
    for command in COMMANDS:
        ends_well(call(*command, cwd=small))
    assert call("run", small).returncode == 0


# ---- what a shell allows --------------------------------------------------------------------------------

def limited(kind, value):
    return lambda: resource.setrlimit(kind, (value, value))


def fresh(folder, tmp_path):
    study = shutil.copytree(folder, tmp_path / "fresh")
    shutil.rmtree(study / "cache")
    shutil.rmtree(study / "report")
    return study


def leftovers(folder):
    return [str(path) for path in folder.rglob("*") if path.name.endswith((".part", ".lock"))]


@pytest.mark.parametrize("kilobytes", [256, 1024])
def test_a_small_stack_is_enough(made, tmp_path, kilobytes):
    study = fresh(made, tmp_path)
    for command in (["run"], ["show", "posts"], ["plan"]):
        done = call(*command, cwd=study, preexec_fn=limited(resource.RLIMIT_STACK, kilobytes << 10))
        assert done.returncode == 0, (done.returncode, done.stderr)


@pytest.mark.parametrize("size", [1, 1000, 102_400, 950_000])
def test_files_that_may_not_grow_large_are_named(made, tmp_path, size):
    study = fresh(made, tmp_path)
    small = limited(resource.RLIMIT_FSIZE, size)
    is_a_sentence(call("run", study, preexec_fn=small), "File too large", "ulimit -f")
    assert not leftovers(study)
    assert call("run", study).returncode == 0
    for output in ("x.csv", "x.json", "x.parquet"):
        done = call("show", "posts", "--output", output, cwd=study,
                    preexec_fn=limited(resource.RLIMIT_FSIZE, 100))
        is_a_sentence(done, "x.", "ulimit -f")
        assert not (study / output).exists()
    ends_well(call("new", tmp_path / "new", preexec_fn=small))
    ends_well(call("simulate", "null-2025", tmp_path / "simulated", "--scale", "0.01", preexec_fn=small))
    assert not leftovers(tmp_path)


@pytest.mark.parametrize("files", [16, 32, 64])
def test_too_few_open_files_are_named(made, tmp_path, files):
    study = fresh(made, tmp_path)
    done = call("run", study, preexec_fn=limited(resource.RLIMIT_NOFILE, files))
    ends_well(done)
    if done.returncode != 0:
        assert "ulimit -n" in done.stderr, done.stderr
    assert call("run", study).returncode == 0


@pytest.mark.parametrize("megabytes", [200, 500, 1000, 2000])
def test_too_little_memory_is_named(made, tmp_path, megabytes):
    study = fresh(made, tmp_path)
    ends_well(call("run", study, preexec_fn=limited(resource.RLIMIT_AS, megabytes << 20)))
    assert call("run", study).returncode == 0


# ---- a disk that is full ------------------------------------------------------------------------------

@pytest.fixture
def full(tmp_path):
    """A small file system that is filled to its last byte."""
    place = tmp_path / "full"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    with open(place / "filler", "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            pass
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("output", ["x.csv", "x.json", "x.parquet"])
def test_an_output_on_a_full_disk_leaves_nothing(small, full, output):
    is_a_sentence(call("show", "posts", "--study", small, "--output", full / output), "disk is full")
    assert [path.name for path in full.iterdir()] == ["filler"]


def test_a_new_study_on_a_full_disk_leaves_no_half_file(full):
    is_a_sentence(call("new", full / "study"), "disk is full")
    assert not leftovers(full)
    assert all(path.stat().st_size > 0 for path in full.rglob("*") if path.is_file())


# ---- what changes while a run works -----------------------------------------------------------------

def post(number):
    return json.dumps({"note_id": f"67800000000000000000{number:06x}", "title": "A", "desc": "B",
                       "time": 1737300000000, "user_id": f"6770000000000000000{number % 7:05x}",
                       "liked_count": "5"}) + "\n"


WHAT_HAPPENS = {
    "an export is deleted": lambda folder: (folder / "raw" / "019.jsonl").unlink(),
    "all exports are deleted": lambda folder: shutil.rmtree(folder / "raw"),
    "the study is renamed": lambda folder: folder.rename(folder.with_name("renamed")),
    "the cache is deleted": lambda folder: shutil.rmtree(folder / "cache", ignore_errors=True),
    "tables are deleted": lambda folder: [path.unlink() for path in (folder / "cache").glob("*.parquet")],
    "the report is deleted": lambda folder: shutil.rmtree(folder / "report", ignore_errors=True),
    "the cache is a file": lambda folder: ((folder / "cache").rename(folder / "away"),
                                           (folder / "cache").write_text("")),
    "the study is deleted": lambda folder: shutil.rmtree(folder, ignore_errors=True),
}


@pytest.mark.parametrize("when", ["made raw/010", "made posts", "made engagement"])
@pytest.mark.parametrize("what", WHAT_HAPPENS, ids=lambda what: what.replace(" ", "_"))
def test_what_is_taken_away_while_a_run_works_is_named(tmp_path, what, when):
    folder = write_study(tmp_path / "study", CRAWLED_PAGE,
                         {f"raw/{n:03}.jsonl": "".join(post(n * 20 + i) for i in range(20))
                          for n in range(20)})
    run = subprocess.Popen([PROGRAM, "run", folder, "--threads", "1"], stderr=subprocess.PIPE,
                           stdout=subprocess.PIPE, text=True)
    for line in run.stderr:
        if line.startswith(when):
            WHAT_HAPPENS[what](folder)
            break
    else:
        pytest.fail("the run was never so far")
    out, error = run.communicate(timeout=120)
    ends_well(subprocess.CompletedProcess(run.args, run.returncode, out, error))


# ---- what `new` writes can be run ---------------------------------------------------------------------

def answer(study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace('timezone = "?"', 'timezone = "UTC"'))
    return page


NAMES = ["a[1].csv", "a1].csv", "a\\b.csv", "a*.csv", "a?.csv", "[a-z].csv", "[!a].csv", "{a,b}.csv", "~.csv",
         "~root.csv", "$HOME.csv", "a b.csv", "a'b\".csv", "a\tb.csv", "a\nb.csv", "a\x7fb.csv", "a\x1b[31m.csv",
         "-a.csv", "a#b.csv", "a\u202eb.csv", ".a.csv", "é.csv", "a\\[b.csv", "\\.csv"]


@pytest.mark.parametrize("name", [*NAMES, "exports [1]/a[1].csv", "a\\*/b?.csv"], ids=ascii)
def test_new_writes_pages_that_run_reads_whatever_the_exports_are_called(resettle, tmp_path, name):
    export = tmp_path / "exports" / name
    study = tmp_path / "study"
    export.parent.mkdir(parents=True)
    for other in ("a1.csv", "ab.csv", "a.csv", "x.csv"):  # what a pattern would match beside it
        (export.parent / other).write_text(HEADER + rows(7, 500))
    export.write_text(POSTS)
    resettle("new", study, export, "--timezone", "UTC")
    answer(study)
    resettle("run", study, "--only", "posts")
    assert len(resettle.rows(study, "posts")) == 30


@pytest.mark.parametrize("folder", ["a[1]", "a\\b", "a*", "~", "~root"])
def test_new_writes_pages_that_run_reads_whatever_the_study_is_called(resettle, tmp_path, folder):
    study = tmp_path / folder
    raw = study / "raw" / "b [2]"
    raw.mkdir(parents=True)
    for name in ("1.jsonl", "2.jsonl"):
        (raw / name).write_text("".join(post(n) for n in range(5)))
    for said in (folder, study):
        resettle("new", said, *raw.iterdir(), "--timezone", "UTC", cwd=tmp_path)
        assert r'b \\[2\\]/*.jsonl"' in (study / "study.toml").read_text()
        resettle("run", said, "--only", "posts", cwd=tmp_path)
        (study / "study.toml").unlink()


TITLES = ["a\x7fb", "a\x1b[31mb", "a\nb", '"', "\\", "\\u0000", "'" * 3, "?", " ? ", "#", "\u2028", "\ufeff",
          "\u202e", "a" * 10_000]


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:20]))
def test_new_writes_pages_that_run_reads_whatever_the_title(resettle, tmp_path, title):
    (tmp_path / "posts.csv").write_text(POSTS)
    study = tmp_path / "study"
    resettle("new", study, tmp_path / "posts.csv", "--timezone", "UTC", "--title", title)
    page = answer(study)
    if title.strip() == "?":
        assert "QUESTION: what is the study's title?" in page.read_text()
        page.write_text(page.read_text().replace(f'"{title}"', '"A test"'))
    resettle("run", study, "--only", "posts")


@pytest.mark.parametrize("header", ["a\x7fb", "a\x1bb", "?", '"a""b"', "a\\b", "é", "\u2028", "a[b"], ids=ascii)
def test_new_writes_pages_that_run_reads_whatever_the_columns_are_called(resettle, tmp_path, header):
    lines = POSTS.splitlines()
    (tmp_path / "posts.csv").write_text("\n".join([f"{header},{lines[0]}"] + ["z," + line for line in lines[1:]]))
    resettle("new", tmp_path / "study", tmp_path / "posts.csv", "--timezone", "UTC")
    answer(tmp_path / "study")
    resettle("run", tmp_path / "study", "--only", "posts")


def test_new_takes_an_export_once(resettle, tmp_path):
    (tmp_path / "posts.csv").write_text(POSTS)
    (tmp_path / "link.csv").symlink_to("posts.csv")
    resettle("new", "study", "posts.csv", "./posts.csv", tmp_path / "posts.csv", "link.csv", "--timezone",
             "UTC", cwd=tmp_path)
    assert (tmp_path / "study" / "study.toml").read_text().count("\n[[source]]") == 1


@pytest.mark.parametrize("folder", ["", LONG, "a/" + LONG, "file/study", "loop/study", "loop"],
                         ids=lambda folder: folder[:20] or "empty")
def test_a_folder_that_cannot_be_is_named(tmp_path, folder):
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    for command in (["new"], ["run"], ["show", "posts"], ["new", "--key"], ["plan"],
                    ["simulate", "null-2025"]):
        is_a_sentence(call(*command, folder, cwd=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} <= {"file", "loop", "a"}


def test_bytes_that_are_no_utf8_are_refused_before_anything_is_written(tmp_path):
    odd = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(odd)
    with open(odd + b"/posts.csv", "w") as export:
        export.write(POSTS)
    for folder in (".", "study", tmp_path / "study"):
        is_a_sentence(call("new", folder, "posts.csv", cwd=odd), "is not UTF-8", "ename")
    assert os.listdir(tmp_path) == [os.fsdecode(b"caf\xe9")] and os.listdir(odd) == [b"posts.csv"]


# ---- the truth of a simulated study --------------------------------------------------------------------

def test_a_truth_that_was_damaged_is_named(finished, tmp_path):
    folder = shutil.copytree(finished, tmp_path / "study")
    seed = 20250119
    print("seed", seed)
    chance = random.Random(seed)

    def check(what):
        done = call("simulate", "--check", folder)
        assert done.returncode in (0, 1, 2) and "bug" not in done.stderr, (what, done.stderr)
        return done

    model = folder / "truth" / "model.csv"
    whole = model.read_text()
    lines = whole.splitlines(keepends=True)
    for damaged in (lines[0] + "x\n", lines[0] + lines[1].replace(".", ""), "quantity\n",
                    whole.replace("value", "worth", 1), whole.replace(",", ";"),
                    lines[0] + ",".join(["a.b"] * (lines[0].count(",") + 1)) + "\n"):
        model.write_text(damaged)
        check(damaged[:99])
    model.write_text(lines[0] + "x\n")
    is_a_sentence(check("torn"), "model.csv:2", "in a new folder")
    model.write_text(whole)
    for _ in range(20):
        path = chance.choice(sorted((folder / "truth").glob("*.csv")))
        before = path.read_bytes()
        damaged = bytearray(before)
        for _ in range(chance.choice([1, 5, 50])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[:chance.randrange(len(damaged))] if chance.random() < 0.3 else damaged)
        check(path.name)
        path.write_bytes(before)
