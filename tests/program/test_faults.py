"""The rows of the fault catalogue that these inputs meet; each test bears the fault's name."""

import json
import os
import random
import shutil
import signal
import subprocess
import time

import pytest

from conftest import CRAWLED_PAGE, POSTS_PAGE, PROGRAM, outputs, visible, write_study

HEADER = "id,user,time,title,text,likes,tags\n"


def posts_study(tmp_path, lines, page=POSTS_PAGE, header=HEADER):
    text = header + "".join(line + "\n" for line in lines)
    return write_study(tmp_path / "study", page, {"posts.csv": text})


def crawled(tmp_path, *records, name="raw/a.jsonl", tail=b""):
    lines = b"".join(record if isinstance(record, bytes)
                     else json.dumps(record, ensure_ascii=False).encode() + b"\n"
                     for record in records)
    return write_study(tmp_path / "study", CRAWLED_PAGE, {name: lines + tail})


def post(number, **fields):
    return {"note_id": f"67800000000000000000{number:04x}", "type": "normal", "title": "A title",
            "desc": "Good morning from my garden", "time": 1737300000000 + number,
            "user_id": f"677000000000000000{number % 7:06x}", "liked_count": "5",
            "collected_count": "1", "comment_count": "0", "share_count": "0",
            "ip_location": "美国", "tag_list": "garden", "last_modify_ts": 1740000000000, **fields}


def comment(number, on, **fields):
    return {"comment_id": f"67900000000000000000{number:04x}", "create_time": 1737300500000,
            "ip_location": "广东", "note_id": on["note_id"], "content": "你好，欢迎来到这里",
            "user_id": f"5f7000000000000000{number:06x}", "sub_comment_count": "0",
            "parent_comment_id": 0, "last_modify_ts": 1740000000000, "like_count": "1", **fields}


# 1
def test_kill_9_in_the_middle_of_a_run(simulated, finished, tmp_path):
    """Killed at fifty random moments and continued, the study has the bytes of one that was not."""
    expected = outputs(finished)
    seed = 20250119
    print("seed", seed)
    chance = random.Random(seed)
    start = time.monotonic()
    subprocess.run([PROGRAM, "run", shutil.copytree(simulated, tmp_path / "timing")], check=True,
                   capture_output=True)
    usual = time.monotonic() - start
    kills = 0
    for number in range(200):
        folder = shutil.copytree(simulated, tmp_path / f"study{number}")
        killed = True
        while killed and kills < 50:  # the same study again and again, until a run gets through
            process = subprocess.Popen([PROGRAM, "run", folder], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, usual / 2))
            process.send_signal(signal.SIGKILL)
            killed = process.wait() == -signal.SIGKILL
            kills += killed
        done = subprocess.run([PROGRAM, "run", folder], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert outputs(folder) == expected
        shutil.rmtree(folder)
        if kills == 50:
            return
    pytest.fail(f"only {kills} runs could be killed before they ended")


# 3
def test_a_cache_file_is_truncated(resettle, study):
    victim = next((study / "cache").glob("posts-*.parquet"))
    whole = victim.read_bytes()
    victim.write_bytes(whole[: len(whole) // 2])
    done = resettle("run", study)
    assert "damaged" in done.stderr and victim.name in done.stderr
    assert victim.read_bytes() == whole
    assert (study / "cache" / (victim.name + ".damaged")).exists()


def test_the_checksum_of_a_cache_file_is_wrong(resettle, study):
    victim = next((study / "cache").glob("users-*.parquet"))
    whole = victim.read_bytes()
    victim.write_bytes(whole[:500] + bytes([whole[500] ^ 255]) + whole[501:])
    assert "users" in resettle("doctor", study).stdout
    assert victim.name in resettle("run", study).stderr
    assert victim.read_bytes() == whole


# 4
def test_disk_full(resettle, simulated, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small],
                      capture_output=True).returncode != 0:
        pytest.skip("no right to mount a small file system")
    try:
        folder = small / "study"
        shutil.copytree(simulated, folder)
        free = shutil.disk_usage(small).free
        filler = small / "filler"
        filler.write_bytes(b"x" * max(0, free - 1_500_000))
        done = resettle("run", folder, expect=2)
        assert "disk is full" in done.stderr and "bytes" in done.stderr
        resettle("tables", folder)  # still readable
        filler.unlink()
        resettle("run", folder)
        assert len(resettle.rows(folder, "daily_activity")) == 181
    finally:
        subprocess.run(["umount", small], check=True)


# 5
def test_a_second_run_on_the_same_study(resettle, study):
    import fcntl
    with open(study / "study.lock", "w") as lock:
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = resettle("run", study, expect=2)
        assert str(os.getpid()) in done.stderr
        assert len(resettle.rows(study, "daily_activity")) == 181  # reading commands just read


# 7
@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Lab", "Nextcloud"])
def test_a_folder_that_a_program_synchronises_is_named(resettle, finished, tmp_path, name):
    shutil.copytree(finished, tmp_path / name / "copy")
    said = resettle("doctor", tmp_path / name / "copy").stdout
    assert name in said and "synchronises" in said


# 8
def test_a_study_made_by_a_newer_version(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace("[study]", '[study]\nresettle = "7.3.0"'))
    error = resettle("run", study, expect=2).stderr
    assert "7.3.0" in error and "0.1.0" in error


# 9
def test_out_of_memory_spills_to_disk(resettle, simulated, finished, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    resettle("run", folder, "--memory", "60MB", "--threads", "1")
    assert outputs(folder) == outputs(finished)


def test_a_memory_limit_that_is_too_small_says_so(resettle, simulated, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    said = resettle("run", folder, "--memory", "1MB", expect=2).stderr
    assert "--memory" in said and "solutions" not in said


# 10
def test_no_half_written_file_is_left(study):
    assert not list(study.rglob("*.part"))


# 27
def test_malformed_json_line(resettle, tmp_path):
    good = [post(number) for number in range(60)]
    folder = crawled(tmp_path, *good[:30], b'{"note_id": "x", oops}\n', *good[30:])
    resettle("run", folder)
    rows = resettle.rows(folder, "quarantine")
    assert [(row["file"], row["line"], row["reason"]) for row in rows] == [
        ("raw/a.jsonl", 31, "malformed JSON")]
    assert (folder / "raw" / "a.jsonl").read_bytes()[rows[0]["byte"]:].startswith(b'{"note_id": "x"')
    assert "oops" in resettle("quarantine", folder, "--raw").stdout
    assert len(resettle.rows(folder, "posts")) == 60


def test_torn_last_line(resettle, tmp_path):
    folder = crawled(tmp_path, *[post(number) for number in range(40)],
                     tail=b'{"note_id": "6780", "ti')
    resettle("run", folder)
    assert resettle.rows(folder, "quarantine")[0]["reason"] == "torn last line"


def test_the_run_stops_above_the_share_that_the_study_allows(resettle, tmp_path):
    folder = crawled(tmp_path, *[post(number) for number in range(9)], b"not json\n")
    error = resettle("run", folder, expect=2).stderr
    assert "1 of 10 lines" in error and "quarantine" in error and "study.toml:" in error
    page = folder / "study.toml"
    page.write_text(page.read_text() + "\n[input]\nquarantine_share = 0.2\n")
    resettle("run", folder)


# 28
def test_a_gb18030_file(resettle, tmp_path):
    text = HEADER + "".join(f"{n},u{n},2025-01-19 12:00,标题,今天我很高兴来到小红书,1万+,旅行#美食\n"
                            for n in range(5))
    folder = write_study(tmp_path / "study", POSTS_PAGE, {"posts.csv": text.encode("gb18030")})
    resettle("run", folder)
    rows = resettle.rows(folder, "posts")
    assert rows[0]["body"] == "今天我很高兴来到小红书" and rows[0]["likes"] == 10000
    assert rows[0]["hashtags"] == ["旅行", "美食"]
    assert resettle.rows(folder, "raw_files")[0]["decoded_gb18030"] == 5


# 29
def test_mixed_encodings_in_one_file(resettle, tmp_path):
    lines = [HEADER.encode(), "1,a,2025-01-19 12:00,你好,早上好,1,\n".encode("utf-8"),
             "2,b,2025-01-19 12:00,你好,晚上好朋友们,1,\n".encode("gb18030")]
    folder = write_study(tmp_path / "study", POSTS_PAGE, {"posts.csv": b"".join(lines)})
    resettle("run", folder)
    assert {row["body"] for row in resettle.rows(folder, "posts")} == {"早上好", "晚上好朋友们"}
    assert resettle.rows(folder, "raw_files")[0]["decoded_gb18030"] == 1


# 30
def test_a_byte_order_mark(resettle, tmp_path):
    text = "\ufeff" + HEADER + "1,a,2025-01-19 12:00,Hello,Morning all,1,\n"
    folder = write_study(tmp_path / "study", POSTS_PAGE, {"posts.csv": text})
    resettle("run", folder)
    assert len(resettle.rows(folder, "posts")) == 1


# 31
def test_lone_surrogates_nul_bytes_and_overlong_utf8(resettle, tmp_path):
    lone = json.dumps(post(1)).replace("A title", "a\\ud83dz").encode() + b"\n"
    pair = json.dumps(post(2)).replace("A title", "\\ud83d\\ude00").encode() + b"\n"
    nul = json.dumps(post(3)).replace("A title", "a\\u0000z").encode() + b"\n"
    overlong = json.dumps(post(4), ensure_ascii=False).replace("A title", "好好学习天天向上X").encode()
    overlong = overlong.replace(b"X", b"\xc0\x80") + b"\n"
    folder = crawled(tmp_path, lone, pair, nul, overlong)
    resettle("run", folder)
    titles = {row["line"]: row["title"] for row in resettle.rows(folder, "posts")}
    assert titles[1] == "a\ufffdz" and titles[2] == "\U0001f600" and titles[3] == "a\ufffdz"
    assert titles[4].startswith("好好学习天天向上\ufffd")
    assert resettle.rows(folder, "raw_files")[0]["repaired"] == 3


# 32
@pytest.mark.parametrize("written, value, approximate", [
    ("123", 123, False), ("7.6万", 76000, True), ("1.2w", 12000, True), ("10+", 10, True),
    ("1w+", 10000, True), ("28k", 28000, True), ("1万+", 10000, True), ("1千+", 1000, True),
    ("1533.6万", 15336000, True), ("", None, False)])
def test_rounded_counts(resettle, tmp_path, written, value, approximate):
    folder = posts_study(tmp_path, [f"1,a,2025-01-19 12:00,Hello,Morning,{written},"])
    resettle("run", folder)
    row = resettle.rows(folder, "posts")[0]
    assert row["likes"] == value and row["approximate"] == (["likes"] if approximate else [])
    if approximate:
        assert resettle.rows(folder, "raw_posts")[0]["counts_as_written"] == f"likes={written}"


# 33
def test_a_missing_count_is_not_0(resettle, tmp_path):
    folder = posts_study(tmp_path, ["1,a,2025-01-19 12:00,Hello,Morning,,",
                                    "2,a,2025-01-19 12:00,Hello,Evening,0,"])
    resettle("run", folder)
    likes = {row["line"]: row["likes"] for row in resettle.rows(folder, "posts")}
    assert likes == {2: None, 3: 0}
    missing = resettle.rows(folder, "quality", "check_name = 'counts missing' AND "
                                               "detail = 'posts.likes'")
    assert (missing[0]["count"], missing[0]["total"]) == (1, 2)


# 34
def test_an_id_that_a_spreadsheet_rounded(resettle, tmp_path):
    lines = [f"{n},a,2025-01-19 12:00,Hello,Morning,1," for n in range(40)]
    folder = posts_study(tmp_path, lines + ["7.04E+18,a,2025-01-19 12:00,Hello,Morning,1,"])
    resettle("run", folder)
    assert resettle.rows(folder, "quarantine")[0]["reason"] == "post_id was rounded by a spreadsheet"


def test_a_long_id_keeps_every_digit(resettle, tmp_path):
    first = json.dumps(post(1)).replace(f'"{post(1)["note_id"]}"', "7039999999999999901")
    second = json.dumps(post(2)).replace(f'"{post(2)["note_id"]}"', "7039999999999999902")
    folder = crawled(tmp_path, first.encode() + b"\n", second.encode() + b"\n")
    resettle("run", folder)
    assert len(resettle.rows(folder, "posts")) == 2


# 35
def test_duplicates(resettle, tmp_path):
    old = post(1, liked_count="5", last_modify_ts=1740000000000)
    new = post(1, liked_count="9", last_modify_ts=1750000000000)
    folder = crawled(tmp_path, new, old, post(2))
    resettle("run", folder)
    assert {row["line"]: row["likes"] for row in resettle.rows(folder, "posts")} == {1: 9, 3: 5}
    dropped = resettle.rows(folder, "quality",
                            "check_name = 'duplicates dropped' AND detail = 'posts'")
    assert dropped[0]["count"] == 1


# 36
def test_a_time_without_a_zone(resettle, tmp_path):
    page = POSTS_PAGE.replace('timezone = "UTC"\n', "")
    folder = posts_study(tmp_path, ["1,a,2025-01-19 12:00,Hello,Morning,1,"], page)
    error = resettle("run", folder, expect=2).stderr
    assert "posts.csv:2" in error and "2025-01-19 12:00" in error and "timezone" in error


def test_a_time_whose_order_is_unknown(resettle, tmp_path):
    folder = posts_study(tmp_path, ["1,a,1/2/2025 12:00,Hello,Morning,1,"])
    error = resettle("run", folder, expect=2).stderr
    assert "posts.csv:2" in error and "time_format" in error


def test_a_relative_time(resettle, tmp_path):
    lines = [f"{n},a,2025-01-19 12:00,Hello,Morning,1," for n in range(30)]
    folder = posts_study(tmp_path, lines + ["99,a,3天前,Hello,Morning,1,"])
    resettle("run", folder)
    assert "relative" in resettle.rows(folder, "quarantine")[0]["reason"]
    refused = resettle.rows(folder, "quality", "check_name = 'times refused'")
    assert refused[0]["count"] == 1


# 37
def test_shifted_csv_columns(resettle, tmp_path):
    lines = [f"{n},a,2025-01-19 12:00,Hello,Morning,1," for n in range(60)]
    lines[10] = "10,a,2025-01-19 12:00,Hello, world,Morning,1,"  # a comma too many
    lines[20] = "20,2025-01-19 12:00,Hello,Morning,1,,"  # a field is missing: the rest moved left
    folder = posts_study(tmp_path, lines)
    resettle("run", folder)
    found = {row["line"]: row["reason"] for row in resettle.rows(folder, "quarantine")}
    assert found == {12: "8 fields where the header has 7", 22: "created_at is no time"}


# 38
def test_comments_without_posts_and_posts_without_users(resettle, tmp_path):
    first, second = post(1), post(2)
    del second["user_id"]
    folder = crawled(tmp_path, first, second, comment(1, first), comment(2, post(9)))
    resettle("run", folder)
    assert len(resettle.rows(folder, "comments")) == 2  # kept
    counted = {(row["check_name"], row["detail"]): row["count"]
               for row in resettle.rows(folder, "quality")}
    assert counted["comments without their post", "all"] == 1
    assert counted["posts without their author", "all"] == 1
    assert len(resettle.rows(folder, "cohort_comments")) == 1  # excluded, visibly
    assert len(resettle.rows(folder, "cohort_posts")) == 1
    assert "comments without their post" in resettle("run", folder).stdout


# 39
def test_ties_are_broken_by_a_rule(resettle, tmp_path):
    records = [post(1, liked_count=str(likes)) for likes in (4, 8, 6)]
    folder = crawled(tmp_path, *records)
    resettle("run", folder)
    # Equally new: the last line counts.
    assert resettle.rows(folder, "posts")[0]["likes"] == 6


# 43
def test_one_user_one_phase_and_nothing_else(resettle, tmp_path):
    folder = posts_study(tmp_path, ["1,a,2025-01-19 12:00,,,0,"])
    resettle("run", folder)
    assert "NaN" not in visible(folder) and "Infinity" not in visible(folder)
    assert len(resettle.rows(folder, "phase_summary")) == 1


def test_a_window_without_a_post(resettle, tmp_path):
    page = POSTS_PAGE + "\n[window]\nfirst_day = 2030-01-01\nlast_day = 2030-01-31\n"
    folder = posts_study(tmp_path, ["1,a,2025-01-19 12:00,Hi,Morning,3,"], page)
    resettle("run", folder)
    assert sum(row["posts"] for row in resettle.rows(folder, "daily_activity")) == 0
    assert "NaN" not in visible(folder)


def test_a_file_without_a_record(resettle, tmp_path):
    folder = posts_study(tmp_path, [])
    resettle("run", folder)
    assert resettle.rows(folder, "posts") == []
    assert "NaN" not in visible(folder)


# 44
def test_html_scripts_formulas_and_control_characters_are_inert(resettle, tmp_path):
    hostile = "<script>alert(1)</script>#=cmd|calc#\x1b[31mred"
    folder = posts_study(
        tmp_path, [f'1,a,2025-01-19 12:00,Hello,Morning,1,"{hostile}"'])
    page = folder / "study.toml"
    page.write_text(page.read_text().replace('"A test"', '"<img src=x onerror=alert(1)>"')
                    + "[statistics]\nleast_authors = 1\n")
    resettle("run", folder)
    html = (folder / "report" / "index.html").read_text()
    assert "<script>alert(1)" not in html and "<img src=x" not in html
    table = (folder / "report" / "tables" / "hashtags.csv").read_text()
    assert "\n=cmd" not in table and "=cmd" in table
    shown = resettle("show", "hashtags", "--study", folder).stdout
    assert "\x1b" not in shown and "\\u001b" in shown
