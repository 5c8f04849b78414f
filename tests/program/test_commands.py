"""The commands as a user meets them: right words, wrong words, exit codes."""

import json
import re
import shutil
import subprocess

import pytest

from conftest import CRAWLED_PAGE, POSTS_PAGE, PROGRAM, ROOT, visible, write_study

COMMANDS = ["new", "run", "plan", "tables", "show", "explain", "quarantine", "doctor", "clean",
            "simulate", "settings"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(resettle, command):
    text = resettle(command, "--help").stdout
    assert "Example:" in text and f"resettle {command}" in text


@pytest.mark.parametrize("arguments, expected", [
    (["rnu"], "no command \"rnu\""),
    (["run", "--thread", "2"], "--help"),
    (["run", "nowhere"], "there is no study.toml"),
    (["show"], "TABLE"),
    (["simulate", "rednote-2024", "x"], "rednote-2025"),
    (["run", "--threads", "0"], "threads"),
    ([], "--help")])
def test_wrong_words_end_with_2_and_a_remedy(resettle, tmp_path, arguments, expected):
    done = resettle(*arguments, cwd=tmp_path, expect=2)
    assert expected in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_table_names_the_nearest(resettle, finished):
    assert '"daily_activity"' in resettle("show", "daily_activty", "--study", finished,
                                          expect=2).stderr


def test_a_wrong_condition_is_explained(resettle, finished):
    error = resettle("show", "users", "--study", finished, "--where", "folowers > 3",
                     expect=2).stderr
    assert "folowers" in error and "--where" in error


def test_errors_can_be_had_as_json(resettle, tmp_path):
    done = resettle("run", "nowhere", "--json", cwd=tmp_path, expect=2)
    assert "study.toml" in json.loads(done.stdout)["error"]["problem"]


@pytest.mark.parametrize("change, expected", [
    ('timezone = "America/New_Yorck"', "not a time zone"),
    ('timezon = "UTC"', '"timezone"'),
    ("timezone = 3", "no text")])
def test_a_wrong_page_names_line_and_column(resettle, tmp_path, change, expected):
    page = POSTS_PAGE.replace('timezone = "America/New_York"', change)
    folder = write_study(tmp_path / "study", page, {"posts.csv": "id\n"})
    error = resettle("run", folder, expect=2).stderr
    assert expected in error
    assert "study.toml:4:" in error


def test_a_mapped_column_that_is_not_there_names_the_nearest(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE,
                         {"posts.csv": "id,user,tme,title,text,likes,tags\n"})
    error = resettle("run", folder, expect=2).stderr
    assert "posts.csv:1" in error and '"tme"' in error


def test_the_page_of_settings_is_what_the_program_has(resettle):
    """To mend it: build/resettle settings > docs/settings.md"""
    page = (ROOT / "docs" / "settings.md").read_text()
    assert page == resettle("settings").stdout
    assert "least_authors" in page and "| `high_share` | 0.25 | 0.001 to 0.999 |" in page


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_show_prints_every_format(resettle, finished, form):
    assert "Refugee Surge" in resettle("show", "phase_summary", "--study", finished, "--format",
                                       form).stdout


def test_show_writes_parquet(resettle, finished, tmp_path):
    file = tmp_path / "days.parquet"
    resettle("show", "daily_activity", "--study", finished, "--format", "parquet", "--output", file)
    assert file.read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_a_place_that_cannot_be_written_is_the_users_to_mend(resettle, finished, form):
    error = resettle("show", "days", "--study", finished, "--format", form, "--output",
                     f"/nonexistent/days.{form}", expect=2).stderr
    assert "cannot be written: No such file or directory" in error


@pytest.mark.parametrize("ending, begins", [
    ("csv", b"day,"), ("json", b"["), ("parquet", b"PAR1"), ("CSV", b"day,")])
def test_the_outputs_ending_is_its_format(resettle, finished, tmp_path, ending, begins):
    file = tmp_path / f"days.{ending}"
    resettle("show", "days", "--study", finished, "--output", file)
    assert file.read_bytes().startswith(begins)
    if ending == "csv":
        assert len(file.read_text().splitlines()) == 182
    other = tmp_path / "days.txt"
    resettle("show", "days", "--study", finished, "--output", other, "--format", "table")
    assert "40 of 181 rows" in other.read_text()


def test_an_ending_without_a_format_is_refused(resettle, finished, tmp_path):
    error = resettle("show", "days", "--study", finished, "--output", tmp_path / "days.xlsx",
                     expect=2).stderr
    assert "--format csv" in error and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["show", "days"], ["quarantine"]])
def test_a_limit_is_not_below_zero(resettle, finished, arguments):
    assert "--limit" in resettle(*arguments, "--study", finished, "--limit", "-1", expect=2).stderr


@pytest.mark.parametrize("where, reason", [
    ("day > '2025-13-01'", "2025-13-01"), ("posts > 'x'", "Could not convert string 'x'"),
    ("", "empty"), (" ", "empty")])
def test_a_condition_that_fails_gives_its_own_reason(resettle, finished, tmp_path, where, reason):
    for options in (["--format", "csv"], ["--output", tmp_path / "days.parquet"]):
        error = resettle("show", "daily_activity", "--study", finished, "--where", where, *options,
                         expect=2).stderr
        assert reason in error and "pending" not in error
    assert list(tmp_path.iterdir()) == []


def test_a_printed_command_can_be_copied(resettle, study, tmp_path):
    import shlex
    folder = study.rename(tmp_path / "sp ace's")
    for table, row in (("daily_activity", "2025-01-19"), ("topic_share", "all"),
                       ("hashtags", resettle.rows(folder, "hashtags")[0]["hashtag"])):
        for step in resettle.json("explain", table, folder.name, "--row", row,
                                  cwd=tmp_path)["next"]:
            words = shlex.split(step)
            assert words[0] == "resettle" and words[3] == folder.name
            assert json.loads(resettle(*words[1:], "--format", "json", cwd=tmp_path).stdout)
    inside = resettle.json("explain", "daily_activity", "--row", "2025-01-19", cwd=folder)["next"]
    assert "resettle show days --where \"day = '2025-01-19'\"" in inside
    error = resettle("show", "nothing_like_it", folder.name, cwd=tmp_path, expect=2).stderr
    assert f'resettle tables "{folder.name}"' in error
    assert 'resettle run "n ew"' in resettle("new", "n ew", cwd=tmp_path).stdout


def test_doctor_says_first_that_there_is_no_study(resettle, tmp_path):
    found = resettle.json("doctor", tmp_path / "nope", expect=2)
    assert len(found) == 1 and "there is no study.toml here" in found[0]["what"]


def test_a_first_run_finds_nothing_there(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE, {
        "posts.csv": "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,3,\n"})
    first = resettle.json("run", folder)
    assert first["kept"] == 0
    assert resettle.json("run", folder)["kept"] == len(first["made"])
    assert resettle.json("plan", folder)["there"] == len(first["made"])


def test_too_much_in_quarantine_names_the_commonest_reason(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE, {
        "posts.csv": "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,many,\n"
                     "2,b,2025-01-02 10:00\n3,b,2025-01-02 10:00\n"})
    error = resettle("run", "study", cwd=tmp_path, expect=2).stderr
    assert "3 of 3 lines" in error
    assert "the commonest reason (2 times): 3 fields where the header has 7" in error
    assert "`resettle quarantine study`" in error


def test_a_setting_that_stands_twice_in_its_list_is_refused(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text() + '[influence]\nmetrics = ["shares", "shares"]\n')
    error = resettle("run", study, expect=2).stderr
    assert '"shares" stands there twice' in error and "metrics" in error


def test_tables_lists_each_with_its_rows(resettle, finished):
    tables = {row["table"]: row for row in resettle.json("tables", finished)}
    assert tables["days"]["rows"] == 181 and tables["days"]["grain"] == ["day"]
    assert all(row["about"] for row in tables.values())


def test_explain_walks_back_to_the_line(resettle, finished):
    row = resettle.rows(finished, "posts", "source LIKE '%2025-06-30%'")[0]
    back = resettle.json("explain", "posts", "--row", row["post_id"], "--study", finished, "--raw")
    record = back["records"][-1]
    assert (record["file"], record["line"]) == (row["source"], row["line"])
    raw = (finished / record["file"]).read_bytes()
    line = raw.split(b"\n")[record["line"] - 1]
    assert raw[record["byte"]:].startswith(line) and json.loads(record["raw"]) == json.loads(line)


def raw_lines_of(resettle, study, *key):
    options = [word for value in key[1:] for word in ("--row", value)]
    back = resettle.json("explain", key[0], *options, "--study", study, "--raw")
    for record in back["records"]:
        line = (study / record["file"]).read_bytes().split(b"\n")[record["line"] - 1]
        assert record["raw"].encode() == line.rstrip(b"\r")
    return back


def test_explain_leads_every_row_of_one_thing_to_its_lines(resettle, finished):
    """Whatever table has a row a user, post, comment or label: the first of each leads to a line."""
    seen = set()
    for table in resettle.json("tables", finished):
        ids = {"user_id", "post_id", "comment_id", "unit_id", "file"} & set(table["grain"])
        if not ids or not table["rows"] or table["table"] == "raw_files":
            continue
        first = json.loads(resettle("show", table["table"], "--study", finished, "--limit", "1",
                                    "--format", "json").stdout)[0]
        key = [first[column] for column in table["grain"]]
        if any(value is None for value in key):
            continue
        back = raw_lines_of(resettle, finished, table["table"], *map(str, key))
        assert back["records"] and back["count"] == 1, table
        seen.add(table["table"])
    assert {"labels_topic", "given_labels_topic", "raw_labels", "post_facts", "cohort"} <= seen


def test_a_label_leads_to_the_line_that_brought_it(resettle, finished):
    label = resettle.rows(finished, "labels_topic")[0]
    record, = raw_lines_of(resettle, finished, "labels_topic", "post", label["unit_id"])["records"]
    assert (record["file"], record["line"]) == (label["file"], label["line"])
    assert record["raw"].split(",")[-1] == label["label"]


def test_explain_leads_a_row_that_counts_to_the_rows_behind_it(resettle, finished):
    day = resettle.rows(finished, "daily_activity", "posts > 20")[0]
    behind = {one["table"]: one for one in resettle.json(
        "explain", "daily_activity", "--row", day["day"], "--study", finished)["behind"]}
    assert behind["cohort_posts"]["count"] == day["posts"]
    assert behind["cohort_posts"]["columns"] == ["day"]
    ids = [row["post_id"] for row in behind["cohort_posts"]["rows"]]
    assert len(ids) == 10
    of_day = [row["post_id"] for row in resettle.rows(finished, "cohort_posts", f"day = '{day['day']}'")]
    assert ids == sorted(of_day)[:10]
    text = resettle("explain", "daily_activity", "--row", day["day"], "--study", finished).stdout
    assert f"{day['posts']} rows with the same day" in text and ids[0] in text


def test_every_row_that_counts_leads_somewhere(resettle, finished):
    for table in resettle.json("tables", finished):
        if not table["rows"] or "@" in table["table"]:
            continue
        first = json.loads(resettle("show", table["table"], "--study", finished, "--limit", "1",
                                    "--format", "json").stdout)[0]
        value = first[table["grain"][0]]
        key = str(value).lower() if isinstance(value, bool) else str(value)
        back = resettle.json("explain", table["table"], "--row", key, "--study", finished)
        assert back["count"] >= 1 and len(back["rows"]) == min(back["count"], 10), table
        assert "records" in back or "behind" in back


def test_a_row_has_no_more_columns_than_its_grain(resettle, finished):
    error = resettle("explain", "days", "--row", "2025-01-19", "--row", "x", "--study", finished,
                     expect=2).stderr
    assert "a row of days is named by day" in error
    error = resettle("explain", "topic_share", "--row", "no such", "--study", finished, expect=2).stderr
    assert "has no row whose" in error


def test_explain_shows_the_statement_and_the_settings(resettle, finished):
    text = resettle("explain", "posts", "--study", finished).stdout
    assert "src/corpus/posts.sql" in text and "America/New_York" in text
    assert "reads: raw_posts" in text and "cost:" not in text


def test_a_role_without_labels_is_missing_and_ends_with_3(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace('sentiment = "sentiment"', 'sentiment = "mood"'))
    done = resettle("run", study, expect=3)
    assert "labels of the scheme \"mood\"" in done.stdout and "kind \"labels\"" in done.stdout


@pytest.mark.parametrize("lines, place", [
    ('[topics]\nfocus_topic = "5z"\n', "focus_topic"),
    ('[sentiment]\nconnective_topics = ["2a", "5z"]\n', "connective_topics")])
def test_a_setting_that_names_no_topic_of_the_codebook_is_refused(resettle, study, lines, place):
    page = study / "study.toml"
    page.write_text(page.read_text() + lines)
    number = len(page.read_text().splitlines())
    done = resettle("run", study, expect=2)
    assert f"study.toml:{number}" in done.stderr
    assert '"5z" is none of 1a, 1b, 2a' in done.stderr
    page.write_text(page.read_text().replace("5z", "5b"))
    resettle("run", study, "--only", "topic_list")


def test_a_label_that_no_codebook_has_is_named_with_its_place(resettle, study):
    labels = study / "raw" / "labels_topic.csv"
    lines = labels.read_text().splitlines()
    changed = [re.sub(",5b$", ",5z", line) for line in lines]
    places = [number for number, line in enumerate(changed, 1) if line.endswith(",5z")]
    labels.write_text("\n".join(changed) + "\n")
    done = resettle("run", study)
    assert re.search(r"labels outside the codebook \(topic: 5z\): \S+ of .*labels_topic.csv:"
                     rf"{places[0]}; these units count as unlabelled", done.stdout)
    check = resettle.rows(study, "quality", "check_name = 'labels outside the codebook'")
    assert [(row["detail"], row["count"]) for row in check] == [("topic", len(places))]
    report = (study / "report" / "index.html").read_text()
    assert f"first at raw/labels_topic.csv:{places[0]})" in report and "5z" not in visible(study)


def test_labels_of_posts_that_were_not_collected_are_counted_and_missed(resettle, study):
    labels = study / "raw" / "labels_topic.csv"
    header, *lines = labels.read_text().splitlines()
    labels.write_text("\n".join([header, *("x" + line for line in lines)]) + "\n")
    with (study / "decisions.csv").open("a") as decisions:
        decisions.write("nobody,yes,\n")
    done = resettle("run", study, expect=3)
    assert re.search(r"labels without their unit \(topic: post\): .* of .*labels_topic.csv:\d+; no record that was read "
                     r"has these ids", done.stdout)
    assert "decisions without their user: 1 of" in done.stdout
    assert 'labels of the scheme "topic" (role topic) for posts that are counted' in done.stdout
    report = (study / "report" / "index.html").read_text()
    assert "Labels that name nothing of which a record was read count for nothing: “topic: post”" in report


def test_what_the_score_is_made_without_worries(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE, {
        "posts.csv": "id,user,time,title,text,likes,tags\n"
                     "1,a,2025-01-01 10:00,x,y,3,\n2,b,2025-01-02 10:00,x,y,4,\n"})
    assert "influence score: No user's followers are known: the score is made without them." in \
        resettle("run", folder).stdout


def test_what_lies_outside_the_window_worries(resettle, tmp_path):
    page = POSTS_PAGE.replace("[[source]]", """[[phase]]
name = "Before"
[[phase]]
name = "After"
first_day = 2026-01-01
[[event]]
name = "Start"
day = 2025-01-01
[[event]]
name = "Ban"
day = 2026-01-19
[[source]]""", 1)
    folder = write_study(tmp_path / "study", page, {
        "posts.csv": "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,3,\n"})
    said = resettle("run", folder).stdout
    assert 'the phase "After" has no day of the window' in said
    assert 'the event "Ban" of 2026-01-19 lies outside the window' in said and "Start" not in said
    report = (folder / "report" / "index.html").read_text().split("<script", 1)[0]
    assert "has one phase" not in report and "The window has days of one phase only" in report


def test_posts_of_unknown_age_worry_where_young_ones_are_left_out(resettle, tmp_path):
    posts = "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,3,\n"
    folder = write_study(tmp_path / "study", POSTS_PAGE, {"posts.csv": posts})
    assert "age of posts" not in resettle("run", folder).stdout
    (folder / "study.toml").write_text(POSTS_PAGE + "[engagement]\nmin_age_days = 7\n")
    assert ("age of posts at the crawl (not known): 1 of 1 (100\u00a0%), e.g. posts.csv:2; min_age_days "
            "leaves none of these out") in resettle("run", folder).stdout


def test_a_file_without_records_worries(resettle, simulated, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    assert "files without records" not in resettle("run", folder).stdout
    (folder / "raw" / "search_contents_2025-06-30.jsonl").write_text("")
    said = resettle("run", folder, expect=None).stdout
    assert "files without records: 1 of" in said and "search_contents_2025-06-30.jsonl" in said


@pytest.mark.parametrize("ending, remedy", [("csv.gz", "Unpack it first (gunzip"),
                                            ("xlsx", "Save the sheet as CSV"), ("dat", "Tables are .csv")])
def test_a_file_that_is_no_table_says_how_to_make_it_one(resettle, tmp_path, ending, remedy):
    page = POSTS_PAGE.replace("posts.csv", f"posts.{ending}")
    folder = write_study(tmp_path / "study", page, {f"posts.{ending}": b"\x1f\x8b"})
    assert remedy in resettle("run", folder, expect=2).stderr


def test_a_folders_name_is_no_pattern(resettle, tmp_path):
    files = {"posts.csv": "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,3,\n"}
    write_study(tmp_path / "x1", POSTS_PAGE.replace("posts.csv", "*.csv"), files)
    odd = write_study(tmp_path / "x[1*]", POSTS_PAGE.replace("posts.csv", "*.csv"), files)
    resettle("run", odd)
    assert [row["file"] for row in resettle.rows(odd, "raw_files")] == ["posts.csv"]


def test_one_user_is_not_some_users(resettle, tmp_path):
    folder = write_study(tmp_path / "study", POSTS_PAGE, {
        "posts.csv": "id,user,time,title,text,likes,tags\n1,a,2025-01-01 10:00,x,y,3,\n"})
    resettle("run", folder)
    report = (folder / "report" / "index.html").read_text().split("<script", 1)[0]
    assert "The study counted 1 post by 1 user from" in report
    assert "Of 1 post record read, 1 post by 1 user entered the analyses" in report
    assert re.findall(r".{40}\b1 (?:user|post|comment)s\b.{9}", report) == []


def test_labels_come_from_a_listing_and_from_a_file(resettle, tmp_path):
    listing = {"note_id": "687226d8000000000000000a", "type": "normal", "title": "Hello",
               "desc": "A long day in the garden", "time": 1752311512000,
               "user_id": "67856058000000000000000b", "liked_count": 61, "collected_count": 3,
               "comment_count": 8, "sentiment": "Very Negative", "score": 0.4024, "category": "5b"}
    page = CRAWLED_PAGE + """
[[source]]
format = "table"
path = "labels.csv"
kind = "labels"
scheme = "mood"
columns = { unit_id = "post", label = "code", confidence = "score" }
[roles]
topic = "topic"
sentiment = "sentiment"
"""
    folder = write_study(tmp_path / "study", page, {
        "raw/a.jsonl": json.dumps(listing) + "\n",
        "labels.csv": "post,code,score\n687226d8000000000000000a,calm,0.5\n"})
    resettle("run", folder)
    post_id = resettle.rows(folder, "posts")[0]["post_id"]
    sentiment = resettle.rows(folder, "labels_sentiment")[0]
    assert (sentiment["unit_id"], sentiment["label"]) == (post_id, "Very Negative")
    assert (sentiment["confidence"], sentiment["annotator"]) == (0.4024, "imported")
    assert resettle.rows(folder, "labels_topic")[0]["label"] == "5b"
    mood = resettle.rows(folder, "labels_mood")[0]
    assert (mood["unit_id"], mood["label"]) == (post_id, "calm")


def test_old_and_new_schema_join_on_the_same_person(resettle, tmp_path):
    import hashlib
    user = "677000000000000000000001"
    old = {"note_id": "67800000000000000000000a", "type": "video", "title": "One", "desc": "Text",
           "time": 1737300000000, "user_id": user, "liked_count": "1",
           "last_modify_ts": 1740000000000}
    new = {"note_id": "67800000000000000000000b", "type": "video", "title": "Two", "desc": "Text",
           "time": 1737300000001, "creator_hash": hashlib.sha256(user.encode()).hexdigest()[:16],
           "liked_count": "1", "last_modify_ts": 1783000000000}
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {
        "raw/old.jsonl": json.dumps(old) + "\n", "raw/new.jsonl": json.dumps(new) + "\n"})
    resettle("run", folder)
    users = resettle.rows(folder, "users")
    assert len(users) == 1
    assert user not in resettle.csv(folder, "users")


def test_decisions_choose_the_cohort_and_unknown_ones_are_refused(resettle, tmp_path):
    page = POSTS_PAGE + '\n[cohort]\ndecisions = "who.csv"\n'
    posts = "id,user,time,title,text,likes,tags\n" + "".join(
        f"{n},u{n},2025-01-19 12:00,Hello,Morning,1,\n" for n in range(3))
    folder = write_study(tmp_path / "study", page, {
        "posts.csv": posts, "who.csv": "user_id,included,reason\nu0,yes,location\nu1,no,\n"})
    resettle("run", folder)
    assert len(resettle.rows(folder, "cohort", "included")) == 1
    steps = {row["stage"]: row for row in resettle.rows(folder, "cohort_flow")}
    assert steps["in the cohort"]["users_left_out"] == 1
    (folder / "who.csv").write_text("user_id,included,reason\nu0,perhaps,\n")
    error = resettle("run", folder, expect=2).stderr
    assert "who.csv:2" in error and "perhaps" in error


def test_output_that_is_no_terminal_has_no_colour(resettle, finished):
    done = resettle("tables", finished)
    assert "\x1b" not in done.stdout + done.stderr


def test_progress_on_a_terminal_is_a_bar_and_honours_no_color(simulated, tmp_path):
    import os
    import pty
    import shutil
    folder = shutil.copytree(simulated, tmp_path / "study")
    main, second = pty.openpty()
    process = subprocess.Popen([PROGRAM, "run", folder], stdout=second, stderr=second,
                               env={**os.environ, "NO_COLOR": "1"})
    os.close(second)
    seen = b""
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    assert process.wait() == 0
    assert "━".encode() in seen and b"\x1b[1m" not in seen and b"\x1b[31m" not in seen


def test_an_interrupted_run_ends_with_130_and_is_continued(resettle, simulated, tmp_path):
    import shutil
    import signal
    import time
    folder = shutil.copytree(simulated, tmp_path / "study")
    process = subprocess.Popen([PROGRAM, "run", folder], stderr=subprocess.PIPE, text=True)
    while not (folder / "cache").exists():
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130 and "continues" in said
    resettle("run", folder)


def test_new_makes_a_private_key_and_marks_its_questions(resettle, tmp_path):
    folder = tmp_path / "study"
    resettle("new", folder)
    assert (folder / "study.key").stat().st_mode & 0o777 == 0o600
    assert (folder / "study.toml").read_text().count("# QUESTION") == 2
    assert "already" in resettle("new", folder, expect=2).stderr


def test_new_finds_out_mediacrawlers_files(resettle, simulated, tmp_path):
    folder = tmp_path / "study"
    resettle("new", folder, *sorted((simulated / "raw").glob("*.jsonl")), "--timezone",
             "America/New_York")
    text = (folder / "study.toml").read_text()
    assert 'format = "mediacrawler"' in text and "/*.jsonl" in text
    assert not [line for line in text.splitlines() if line.startswith("# QUESTION")]
    resettle("run", folder)
    assert len(resettle.rows(folder, "users")) > 50


@pytest.mark.parametrize("header, row, expected, questions", [
    ("post_id,label,annotator", "a1,5b,x", ['unit_id = "post_id"', 'scheme = "?"'], 1),
    ("note_id,text,sentiment,coder", "a1,hi,Positive,x",
     ['label = "sentiment"', 'scheme = "sentiment"'], 0),
    ("comment_id,stance", "a1,Neutral", ['scheme = "stance"', 'unit_kind = "?"'], 1)])
def test_new_finds_out_labels_and_asks_where_it_doubts(resettle, tmp_path, header, row, expected,
                                                       questions):
    (tmp_path / "coded.csv").write_text(f"{header}\n{row}\n")
    resettle("new", tmp_path / "study", tmp_path / "coded.csv", "--timezone", "UTC")
    text = (tmp_path / "study" / "study.toml").read_text()
    assert 'kind   = "labels"' in text
    assert [line for line in expected if line not in text] == []
    assert text.count("# QUESTION") == questions


def test_new_asks_for_a_column_that_the_kind_needs(resettle, tmp_path):
    (tmp_path / "comment_stance.csv").write_text("comment_id,text,stance\na1,Hi,calm\n")
    resettle("new", tmp_path / "study", tmp_path / "comment_stance.csv", "--timezone", "UTC")
    text = (tmp_path / "study" / "study.toml").read_text()
    assert text.count("# QUESTION: which column is post_id") == 1 and 'post_id = "?"' in text


def test_new_reads_a_parquet_files_columns_as_a_headers(resettle, finished, tmp_path):
    file = tmp_path / "posts.parquet"
    resettle("show", "posts", "--study", finished, "--output", file)
    resettle("new", tmp_path / "study", file, "--timezone", "UTC")
    text = (tmp_path / "study" / "study.toml").read_text()
    for line in ('kind   = "posts"', 'post_id = "post_id"', 'created_at = "created_at"',
                 'likes = "likes"', "# not used: "):
        assert line in text
    (tmp_path / "broken.parquet").write_text("no")
    error = resettle("new", tmp_path / "other", tmp_path / "broken.parquet", expect=2).stderr
    assert "this is no Parquet file" in error


def test_new_takes_a_listing_with_a_category_for_posts(resettle, tmp_path):
    (tmp_path / "posts.csv").write_text("post_id,title,category,likes\na1,Hi,5b,3\n")
    resettle("new", tmp_path / "study", tmp_path / "posts.csv", "--timezone", "UTC")
    assert 'kind   = "posts"' in (tmp_path / "study" / "study.toml").read_text()


def test_a_study_that_was_never_run_is_planned_and_listed(resettle, simulated, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    assert "influence" in resettle("plan", folder).stdout
    assert "influence" in resettle("tables", folder).stdout
    assert not (folder / "cache").exists()
