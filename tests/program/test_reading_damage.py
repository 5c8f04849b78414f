"""Exports whose lines, quotes, ids and counts are not what they should be: nothing is lost or joined in
silence, nothing ends the run for good, and nothing takes hours or all memory."""

import csv
import io
import json
import os
import random
import re
import subprocess
import time

import pytest

from conftest import CRAWLED_PAGE, POSTS_PAGE, PROGRAM, write_study

NAMES = ["id", "user", "time", "title", "text", "likes", "tags"]
HEADER = ",".join(NAMES) + "\n"


def row(number, text="A text", user="u1", likes="3", separator=","):
    return separator.join([str(number), user, "2025-01-19 12:00", "Title", text, likes, "x"]) + "\n"


def rows(count, changed=None, separator=","):
    """A table of so many posts; `changed` has texts by their number."""
    changed = changed or {}
    return separator.join(NAMES) + "\n" + "".join(
        row(number, changed.get(number, f"Text {number}"), f"u{number % 9 + 1}", separator=separator)
        for number in range(1, count + 1))


def study(tmp_path, posts, name="posts.csv", page=POSTS_PAGE):
    return write_study(tmp_path / "study", page.replace("posts.csv", name), {name: posts})


def plain(text):
    """With plain spaces in its numbers."""
    return text.replace("\u2009", " ").replace("\u00a0", " ")


def texts(resettle, folder):
    """By line."""
    return {one["line"]: one["body"] for one in resettle.rows(folder, "raw_posts")}


def check(resettle, folder, name, detail="all"):
    found = resettle.rows(folder, "quality", f"check_name = '{name}' AND detail = '{detail}'")
    return found[0]


def post(number, **fields):
    record = {"note_id": f"n{number}", "type": "normal", "title": f"A title {number}", "desc": "Text",
              "time": 1737288000000, "user_id": f"u{number % 3 + 1}", "liked_count": "1",
              "collected_count": "1", "comment_count": "1", "share_count": "1", "tag_list": ""}
    return json.dumps({**record, **fields}, ensure_ascii=False) + "\n"


# ---- quotes that do not belong ------------------------------------------------------------------

def test_a_quote_behind_the_separator_of_other_files_joins_nothing(resettle, tmp_path):
    changed = {100: 'he said;"hello there', 200: 'a\t"tab', 300: 'a|"bar', 1100: 'a screen of 12"'}
    folder = study(tmp_path, rows(3000, changed))
    resettle("run", folder, "--only", "raw_posts")
    read = texts(resettle, folder)
    assert len(read) == 3000
    assert {number: read[number + 1] for number in changed} == changed


def test_records_that_a_quote_may_have_joined_are_a_worry_with_their_lines(resettle, tmp_path):
    folder = study(tmp_path, rows(3000, {100: '"torn in the mid', 1100: '12"'}))
    said = resettle("run", folder).stdout
    assert "lines joined by a quote: 1 001 of 3 000 (33.4 %), e.g. posts.csv:101–1101" in \
        plain(said)
    found = check(resettle, folder, "lines joined by a quote")
    assert (found["count"], found["total"]) == (1001, 3000)
    assert found["example"] == "posts.csv:101–1101"
    behind = check(resettle, folder, "lines behind the first of their record")
    assert (behind["count"], behind["total"], behind["example"]) == (1000, 3000, "posts.csv")
    assert "posts.csv:101–1101" in (folder / "report" / "index.html").read_text()
    raw = resettle.rows(folder, "raw_files")[0]
    assert (raw["lines"], raw["post_records"], raw["continued_lines"]) == (3001, 2000, 1000)
    assert (raw["joined_records"], raw["joined_from"], raw["joined_to"]) == (1, 101, 1101)
    # As it says, what helps:
    assert "delete the quote that opens in the first of them" in said
    (folder / "posts.csv").write_text(rows(3000, {100: "torn in the mid", 1100: '12"'}))
    assert "joined" not in resettle("run", folder).stdout
    assert len(texts(resettle, folder)) == 3000


def test_a_record_joined_from_two_is_told(resettle, tmp_path):
    folder = study(tmp_path, rows(30, {10: '"torn', 11: '12"'}))
    assert "posts.csv:11–12" in resettle("run", folder).stdout


def test_texts_of_several_lines_are_no_worry(resettle, tmp_path):
    quoted = {1: '"One, two,\nthree, four, five, six, seven, eight"', 2: '"' + "A line\n" * 50 + '"',
              3: '"a,b,c,d,e,f,g\nis a header\nof a table"'}
    folder = study(tmp_path, rows(30, quoted))
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] == 0
    assert len(texts(resettle, folder)) == 30
    assert check(resettle, folder, "lines behind the first of their record")["count"] == 53


SMALL_PAGE = POSTS_PAGE.split("[source.columns]")[0] + "[source.columns]\n"


def small(tmp_path, table, name="posts.csv"):
    """A study whose table has the columns of its first line: id, text and others."""
    page = SMALL_PAGE.replace("posts.csv", name) + 'post_id = "id"\nbody = "text"\n'
    return write_study(tmp_path / "study", page, {name: table})


JOINED = {
    "lone quotes": 'id,text,likes\n1,",3\n2,x,4\n3,",5\n4,y,6\n',
    "lone quotes in neighbours": 'id,text,likes\n1,",3\n2,",4\n3,y,6\n',
    "a quotation over two": 'id,text,likes\n1,"foo,3\n2, bar",4\n3,y,6\n',
    "texts last": 'id,user,text\n1,u,"\n2,v,x\n3,w,"\n',
    "words for ids": 'id,text,likes\nab,",3\ncd,x,nan\nef,",5\n',
    "Windows": 'id,text,likes\r\n1,"foo,3\r\n2,bar",4\r\n3,y,6\r\n',
}


@pytest.mark.parametrize("table", JOINED.values(), ids=JOINED)
def test_records_that_quotes_joined_are_a_worry(resettle, tmp_path, table):
    folder = small(tmp_path, table)
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] > 0


@pytest.mark.parametrize("second", ['2\tx\t4\n3\t"\t5', '2\t"\t4', '2\tso"\t4'])
def test_lone_quotes_of_a_table_without_quoting_join_nothing(resettle, tmp_path, second):
    folder = small(tmp_path, f'id\ttext\tlikes\n1\t"\t3\n{second}\n7\ty\t6\n', "posts.tsv")
    resettle("run", folder, "--only", "raw_posts")
    assert len(texts(resettle, folder)) == 2 + second.count("\n") + 1


def written(names, *records, separator=","):
    """As pandas writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([names.split(","), *records])
    return out.getvalue()


PROSE = {
    "a number": written("id,text,likes", *[(n, "Sales today:\n1,000 units", 3) for n in range(5)]),
    "a greeting": written("id,text", *[(n, "plain") for n in range(2000)],
                          (9999, "Dear all,\n1,000 people came")),
    "a poem": written("id,text,likes", (1, "\n".join(f"verse {n} of a poem" for n in range(120)), 3)),
    "a table": written("id,text,likes", (1, 'look:\nid,text,likes\n7,"a",3\n8,b,4\nend of it', 3)),
    "a list": written("id,text,likes", (1, "Liste:\na;b;c\nd;e;f", 3), separator=";"),
    "Chinese": written("id,user,text,likes", *[(n, "u", "今天,很好\n明天,见", 3) for n in range(6)]),
    "Chinese, text last": written("id,user,text", *[(n, "u", "今天很好\n明天,见,吧") for n in range(6)]),
    "Chinese, three columns": written("id,text,likes", *[(n, "今天,很好\n明天,见", 3) for n in range(6)]),
    "English": written("id,text,likes", *[(f"p{n}", "Hi Bob, how\nare you, ok", 3) for n in range(6)]),
}


@pytest.mark.parametrize("table", PROSE.values(), ids=PROSE)
def test_prose_of_several_lines_is_no_worry(resettle, tmp_path, table):
    folder = small(tmp_path, table)
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] == 0


def test_texts_with_tabs_that_pandas_wrote_keep_their_lines(resettle, tmp_path):
    records = [(n, ["line one\nline two\tx", '"quoted" start', "plain"][n % 3], n) for n in range(12)]
    folder = small(tmp_path, written("id,text,n", *records, separator="\t"), "posts.tsv")
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] == 0
    assert list(texts(resettle, folder).values()) == [text for _, text, _ in records]


@pytest.mark.parametrize("separator, name", [("\t", "posts.tsv"), ("|", "posts.txt")])
def test_a_table_written_without_quoting_keeps_its_quotes(resettle, tmp_path, separator, name):
    table = rows(3000, {100: '"begins so', 1100: 'a screen of 12"', 1200: '"so" she said', 1300: '"all"'},
                 separator)
    folder = study(tmp_path, table, name)
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] == 0
    read = texts(resettle, folder)
    assert len(read) == 3000
    assert [read[line] for line in (101, 1101, 1201, 1301)] == [
        '"begins so', 'a screen of 12"', '"so" she said', '"all"']


def test_refused_records_count_with_all_their_lines(resettle, tmp_path):
    # One of 60 records, but 10 of 69 lines.
    folder = study(tmp_path, rows(60, {10: '"' + "A line\n" * 9 + '",one field more'}))
    error = resettle("run", folder, expect=2).stderr
    assert "10 of 69 lines of posts.csv (14.5" in error
    (folder / "study.toml").write_text(POSTS_PAGE + "[input]\nquarantine_share = 0.15\n")
    resettle("run", folder, "--only", "quality")
    found = check(resettle, folder, "lines in quarantine")
    assert (found["count"], found["total"], found["example"]) == (10, 69, "posts.csv:11")
    listed = resettle("quarantine", folder).stdout
    assert "posts.csv:11–20  8 fields where the header has 7" in listed and "10 of 10 lines" in listed


@pytest.mark.parametrize("name", ["posts.CSV", "posts.Csv", "posts.TXT"])
def test_a_refused_record_of_several_lines_is_shown_whole_whatever_its_ending(resettle, tmp_path, name):
    folder = study(tmp_path, rows(30, {10: '"one\ntwo",a field more'}), name)
    (folder / "study.toml").write_text((folder / "study.toml").read_text() + "[input]\nquarantine_share = 1\n")
    resettle("run", folder, "--only", "quarantine")
    assert r'"one\ntwo",a field more' in resettle("quarantine", folder, "--raw").stdout


SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
QUOTING = {"minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL, "nonnumeric": csv.QUOTE_NONNUMERIC}


def test_well_formed_tables_are_what_python_reads(resettle, tmp_path):
    seed = random.randrange(10**9)
    print("seed", seed)
    chance = random.Random(seed)
    pieces = ["word", " ", ",", ";", "\t", "|", '"', '""', "\n", "\r\n", "，", "字", "#x", "1", "\n\n"]
    files, page, expected = {}, POSTS_PAGE.split("[[source]]")[0], {}
    source = "[[source]]" + POSTS_PAGE.split("[[source]]")[1]
    for separator_name, separator in SEPARATORS.items():
        for quoting_name, quoting in QUOTING.items():
            for end in ("\n", "\r\n"):
                name = f"{separator_name}-{quoting_name}-{len(end)}.csv"
                out = io.StringIO()
                writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end)
                writer.writerow(NAMES)
                for number in range(300):
                    text = "".join(chance.choices(pieces, k=chance.randrange(1, 12)))
                    writer.writerow([f"{name}-{number}", "u1", "2025-01-19 12:00", "Title",
                                     f"{text}", number, "x"])
                files[name] = out.getvalue().encode()
                page += source.replace("posts.csv", name)
                reader = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator)
                expected[name] = [fields[4] for fields in reader][1:]
    folder = write_study(tmp_path / "study", page, files)
    tables = []
    for threads in (1, 3):
        resettle("run", folder, "--only", "raw_posts", "--threads", threads)
        read = {name: [] for name in files}
        for one in sorted(resettle.rows(folder, "raw_posts"), key=lambda one: one["line"]):
            read[one["file"]].append(one["body"] or "")
        for name in files:
            assert read[name] == expected[name], name
        tables.append(resettle.csv(folder, "raw_posts"))
        resettle("clean", folder, "--all")
    assert tables[0] == tables[1]


def test_joined_records_are_the_same_on_one_thread_and_many(resettle, tmp_path):
    chance = random.Random(7)
    changed = {number: chance.choice(['"torn', '12"', '"two\nlines"', 'a;"b', '","'])
               for number in chance.sample(range(1, 30000), 600)}
    folder = study(tmp_path, rows(30000, changed), page=POSTS_PAGE + "[input]\nquarantine_share = 1\n")
    shown = []
    for threads in (1, 2, 7):
        resettle("run", folder, "--only", "raw_posts", "quarantine", "raw_files", "--threads", threads)
        shown.append([resettle.csv(folder, table) for table in ("raw_posts", "quarantine", "raw_files")])
        resettle("clean", folder, "--all")
    assert shown[0] == shown[1] == shown[2]
    assert (folder / "posts.csv").stat().st_size > 2**20  # so that it is read in pieces


def test_decisions_that_a_quote_joined_end_the_run(resettle, tmp_path):
    page = POSTS_PAGE + '[cohort]\ndecisions = "who.csv"\n'
    folder = study(tmp_path, rows(30), page=page)
    (folder / "who.csv").write_text('user_id,included,reason\nu1,yes,"torn\nu2,no,x\nu3,no,12"\nu4,yes,\n')
    error = resettle("run", folder, expect=2).stderr
    assert "who.csv:2" in error and "a quote opens in this line and closes in line 4" in error


def decided(resettle, tmp_path, decisions, expect=0):
    folder = study(tmp_path, rows(30), page=POSTS_PAGE + '[cohort]\ndecisions = "who.csv"\n')
    (folder / "who.csv").write_text(decisions)
    done = resettle("run", folder, "--only", "raw_decisions", expect=expect)
    return done.stderr if expect else [(one["included"], one["reason"])
                                       for one in resettle.rows(folder, "raw_decisions")]


@pytest.mark.parametrize("decisions", [
    'user_id,reason,included\nu,",yes\nv,",no\nw,x,no\n',
    'user_id,included,reason\nu,yes,"\nv,no,"\nw,no,x\n',
    'user_id,included,reason\nu,yes,"abc\nv,no,def"\nw,no,x\n',
    '\nuser_id,included,reason\nu,yes,"abc\nv,no,def"\nw,no,x\n',
    'user_id,included,reason\nu,yes,"abc\nof, two, lines\nv,no,def"\nw,no,x\n'])
def test_a_decision_inside_the_quotes_of_another_ends_the_run(resettle, tmp_path, decisions):
    assert "a quote opens in this line and closes in line" in decided(resettle, tmp_path, decisions, 2)


def test_a_reason_may_have_lines_with_commas(resettle, tmp_path):
    decisions = 'user_id,included,reason\nu,yes,"Reason:\nsee a,b,c"\nv,no,"' + "a line\n" * 120 + '"\n'
    assert [included for included, _ in decided(resettle, tmp_path, decisions)] == [True, False]


def test_lone_quotes_of_decisions_with_tabs_are_reasons(resettle, tmp_path):
    decisions = 'user_id\tincluded\treason\nu\tyes\t"\nv\tno\t"\n'
    assert decided(resettle, tmp_path, decisions) == [(True, '"'), (False, '"')]


# ---- blank lines before the header --------------------------------------------------------------

def test_blank_lines_before_the_header_of_decisions_are_skipped(resettle, tmp_path):
    decisions = '\n\nuser_id;included;reason\nu;yes;"x; y"\n\nv;NO;\n'
    assert decided(resettle, tmp_path, decisions) == [(True, "x; y"), (False, None)]


def test_blank_lines_before_the_header_of_a_table_are_skipped(resettle, tmp_path):
    folder = small(tmp_path, "\n \n" + JOINED["lone quotes"])
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines joined by a quote")["count"] > 0
    assert list(texts(resettle, folder)) == [4, 7]
    raw = resettle.rows(folder, "raw_files")[0]
    assert (raw["lines"], raw["blank_lines"], raw["post_records"]) == (7, 2, 2)
    (folder / "study.toml").write_text((folder / "study.toml").read_text().replace('"id"', '"idd"'))
    error = resettle("run", folder, expect=2).stderr
    assert "posts.csv:3" in error and 'Did you mean "id"?' in error
    (folder / "posts.csv").write_text("\n\nid,title,text\n1,a,b\n")
    resettle("new", tmp_path / "other", folder / "posts.csv", "--timezone", "UTC")
    assert re.search(r'post_id *= "id"', (tmp_path / "other" / "study.toml").read_text())


# ---- ids that are none --------------------------------------------------------------------------

NOTHING = ["nan", "NaN", "NULL", "null", "None", "N/A", "NA", "undefined", "[deleted]", "-", "<NA>", r"\N"]


def test_an_author_that_is_none_is_nobody(resettle, tmp_path):
    nobody = [*NOTHING, "0"]
    table = HEADER + "".join(row(n, user=nobody[n - 1]) for n in range(1, 14)) + "".join(
        row(n, user=f"u{n % 4}") for n in range(14, 31))
    folder = study(tmp_path, table)
    assert "posts without their author: 13 of 30" in plain(resettle("run", folder).stdout)
    assert len(resettle.rows(folder, "users")) == 4


def test_a_record_whose_id_is_none_is_set_aside(resettle, tmp_path):
    page = POSTS_PAGE + "[input]\nquarantine_share = 0.5\n"
    folder = study(tmp_path, rows(30) + "".join(map(row, NOTHING)) + row(0), page=page)
    resettle("run", folder, "--only", "quality")
    assert len(texts(resettle, folder)) == 31  # a row may be called 0
    refused = resettle.rows(folder, "quarantine")
    assert [(one["line"], one["reason"]) for one in refused] == [
        (32 + n, "post_id is missing") for n in range(len(NOTHING))]


def test_json_that_is_no_id_is_none(resettle, tmp_path):
    nothing = [False, True, {}, [], -1, "-1", "nan", None]
    lines = [post(n) for n in range(30)] + [post(40, note_id=one) for one in nothing] + [
        post(50 + n, user_id=one) for n, one in enumerate(nothing)]
    folder = write_study(tmp_path / "study", CRAWLED_PAGE + "[input]\nquarantine_share = 0.5\n",
                         {"raw/p.jsonl": "".join(lines)})
    resettle("run", folder, "--only", "quality")
    refused = resettle.rows(folder, "quarantine")
    assert [(one["line"], one["reason"]) for one in refused] == [
        (31 + n, "post_id is missing") for n in range(len(nothing))]
    assert check(resettle, folder, "posts without their author")["count"] == len(nothing)
    assert len(resettle.rows(folder, "users")) == 3


def test_counts_and_times_that_say_nothing_are_missing(resettle, tmp_path):
    table = rows(30) + "31,u1,NaT,Title,Text,nan,x\n32,u1,N/A,Title,Text,<NA>,x\n"
    folder = study(tmp_path, table)
    resettle("run", folder, "--only", "quality")
    assert resettle.rows(folder, "quarantine") == []
    assert check(resettle, folder, "counts missing", "posts.likes")["count"] == 2
    assert check(resettle, folder, "time missing", "posts")["count"] == 2


@pytest.mark.parametrize("nothing", [r"\N", "nan", "NULL", "NaN"])
def test_fields_that_say_nothing_are_absent(resettle, tmp_path, nothing):
    page = POSTS_PAGE + 'location = "place"\nkeyword = "word"\n'
    table = HEADER[:-1] + ",place,word\n" + "".join(
        f"{n},u1,2025-01-19 12:00,{nothing},{nothing},3,{nothing},{nothing},{nothing}\n" for n in range(5))
    folder = study(tmp_path, table, page=page)
    resettle("run", folder, "--only", "raw_posts")
    for one in resettle.rows(folder, "raw_posts"):
        assert [one[name] for name in ("title", "body", "location", "keyword")] == [None] * 4
        assert one["hashtags"] == []


def test_lists_that_pandas_wrote_are_lists_of_hashtags(resettle, tmp_path):
    folder = study(tmp_path, HEADER + """1,u1,2025-01-19 12:00,Title,Text,3,"['a', 'b']"\n""")
    resettle("run", folder, "--only", "raw_posts")
    assert resettle.rows(folder, "raw_posts")[0]["hashtags"] == ["a", "b"]


def test_a_post_may_say_none(resettle, tmp_path):
    folder = study(tmp_path, rows(5, {1: "None", 2: "-", 3: "#none"}).replace("Title,#none,3,x", "t,#none,3,None"))
    resettle("run", folder, "--only", "raw_posts")
    read = {one["line"]: one for one in resettle.rows(folder, "raw_posts")}
    assert [read[line]["body"] for line in (2, 3, 4)] == ["None", "-", "#none"]
    assert read[4]["hashtags"] == ["none"]


def test_many_duplicates_are_a_worry(resettle, tmp_path):
    table = HEADER + "".join(row(n % 40) for n in range(100))
    folder = study(tmp_path, table)
    said = resettle("run", folder).stdout
    assert "duplicates dropped (posts): 60 of 100 (60" in said and "is post_id the right column?" in said
    assert "so many may mean" in (folder / "report" / "index.html").read_text()
    (folder / "posts.csv").write_text(rows(100) + row(1))
    assert "duplicates dropped" not in resettle("run", folder).stdout


# ---- counts that are none -----------------------------------------------------------------------

LARGE = ["9223372036854775807", "9e18", "7039999999999999901", "4912345678901234", "-9223372036854775808",
         "99999999999999999999999", "1e300"]


def test_a_count_that_is_too_large_is_one_value_that_cannot_be_read(resettle, tmp_path):
    folder = study(tmp_path, rows(300) + "".join(row(n, likes=count) for n in (400, 500) for count in LARGE))
    resettle("run", folder)
    refused = resettle.rows(folder, "quarantine")
    assert [(one["line"], one["reason"]) for one in refused] == [
        (302 + n, "likes is no count") for n in range(2 * len(LARGE))]


def test_no_count_of_a_crawler_ends_the_run(resettle, tmp_path):
    keys = ["liked_count", "collected_count", "comment_count", "share_count"]
    lines = [post(n) for n in range(200)]
    for number, key in enumerate(keys):
        lines += [post(300 + number, **{key: 2**63 - 1}), post(400 + number, **{key: str(2**63)})]
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {"raw/p.jsonl": "".join(lines)})
    resettle("run", folder)
    assert len(resettle.rows(folder, "quarantine")) == 8


def test_the_largest_counts_can_be_added(resettle, tmp_path):
    lines = [post(n, liked_count=10**12, collected_count="10000亿", comment_count=1e12,
                  share_count="1000000000000") for n in range(20000)]
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {"raw/p.jsonl": "".join(lines)})
    resettle("run", folder)
    assert {one["likes"] for one in resettle.rows(folder, "posts")} == {10**12}


# ---- what takes long or much --------------------------------------------------------------------

def test_quotes_that_never_close_cost_no_more_than_others(resettle, tmp_path):
    folder = study(tmp_path, HEADER + 'x","\n' * 400000)
    start = time.monotonic()
    error = resettle("run", folder, expect=2).stderr
    assert "400000 of 400000 lines" in error and "a quote is not closed before a separator" in error
    assert time.monotonic() - start < 60


def test_a_post_may_have_very_many_hashtags(resettle, tmp_path):
    many = ",".join(f"t{n}" for n in range(100000))
    lines = [post(n) for n in range(30)] + [post(40, tag_list=many), post(41, desc=" #".join(
        f"t{n}" for n in range(50000)))]
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {"raw/p.jsonl": "".join(lines)})
    start = time.monotonic()
    resettle("run", folder, "--only", "posts")
    assert time.monotonic() - start < 20
    counts = {one["line"]: len(one["hashtags"]) for one in resettle.rows(folder, "raw_posts", "line > 30")}
    assert counts == {31: 100000, 32: 49999}


def peak_memory(*arguments):
    """Kilobytes, and the exit status."""
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss, process.returncode, error


def test_a_file_without_one_readable_line_takes_no_more_memory_than_others(tmp_path):
    def with_lines(count):
        folder = write_study(tmp_path / str(count), CRAWLED_PAGE, {"raw/p.jsonl": "x\n" * count})
        return peak_memory("run", folder)

    little, status, _ = with_lines(1000)
    much, status, error = with_lines(1500000)
    assert status == 2 and "1500000 of 1500000 lines of raw/*.jsonl (100" in error
    assert "the commonest reason (1500000 times): no JSON object" in error
    assert much - little < 250_000


def test_refused_lines_beyond_the_first_are_listed_as_so_many(resettle, tmp_path):
    page = CRAWLED_PAGE + "[input]\nquarantine_share = 1\n"
    folder = write_study(tmp_path / "study", page, {"raw/p.jsonl": post(1) + "x\n" * 150000})
    resettle("run", folder, "--only", "quality")
    assert check(resettle, folder, "lines in quarantine")["count"] == 150000
    assert check(resettle, folder, "records set aside", "posts")["count"] == 150000
    listed = resettle("quarantine", folder, "--limit", 200000).stdout
    assert "raw/p.jsonl:100002  no JSON object; and 49" in listed
    assert "150000 of 150000 lines" in listed


# ---- line ends, keys, files that are none -------------------------------------------------------

@pytest.mark.parametrize("mapped_last", [False, True])
def test_lines_that_end_in_carriage_returns_alone_are_refused_by_name(resettle, tmp_path, mapped_last):
    page = POSTS_PAGE if mapped_last else POSTS_PAGE.replace('hashtags = "tags"\n', "")
    folder = study(tmp_path, rows(30).replace("\n", "\r"), page=page)
    error = resettle("run", folder, expect=2).stderr
    assert "posts.csv:1" in error and "the lines end with carriage returns alone (CR)" in error
    assert "the lines end with" in resettle("new", tmp_path / "other", folder / "posts.csv", "--timezone",
                                            "UTC", expect=2).stderr
    remedy = error.split("Give it line feeds: ")[1].split("\n")[0]
    subprocess.run(["sh", "-c", remedy], cwd=folder, check=True)
    (folder / "lf.csv").rename(folder / "posts.csv")
    resettle("run", folder, "--only", "raw_posts")
    assert len(texts(resettle, folder)) == 30


def test_a_quoted_field_of_megabytes_is_one_field(resettle, tmp_path):
    long = "A line of a long text.\n" * 120000
    folder = study(tmp_path, rows(30, {7: f'"{long}"'}))
    resettle("run", folder, "--only", "raw_posts", "quarantine")
    read = texts(resettle, folder)
    assert len(read) == 30 and read[8] == long
    assert resettle.rows(folder, "quarantine") == []


def test_a_key_written_with_escapes_is_that_key(resettle, tmp_path):
    lines = [post(n) for n in range(3)] + [post(7).replace("note_id", "note\\u005fid")]
    folder = write_study(tmp_path / "study", CRAWLED_PAGE, {"raw/p.jsonl": "".join(lines)})
    resettle("run", folder, "--only", "raw_posts", "raw_users")
    assert len(resettle.rows(folder, "raw_posts")) == 4
    assert resettle.rows(folder, "raw_users") == []


def test_a_column_below_one_that_is_always_null_is_there(resettle, tmp_path):
    page = SMALL_PAGE.replace("posts.csv", "p.jsonl") + 'post_id = "id"\nuser_id = "author.id"\n'
    lines = [json.dumps({"id": str(n), "author": None}) + "\n" for n in range(5)]
    folder = write_study(tmp_path / "study", page, {"p.jsonl": "".join(lines)})
    resettle("run", folder, "--only", "raw_posts")
    assert [one["user_id"] for one in resettle.rows(folder, "raw_posts")] == [None] * 5
    (folder / "study.toml").write_text(page.replace("author.id", "writer.id"))
    assert 'no column "writer.id"' in resettle("run", folder, expect=2).stderr


def test_new_tells_how_times_are_written_from_those_that_are_there(resettle, tmp_path):
    times = ["NaN", "13.01.2025", "02.01.2025"]
    (tmp_path / "t.csv").write_text("id,title,user_id,created_at\n" + "".join(
        f"{n},t,u,{time}\n" for n, time in enumerate(times)))
    said = resettle("new", tmp_path / "study", tmp_path / "t.csv", "--timezone", "UTC").stdout
    assert re.search(r'time_format *= "%d.%m.%Y"', (tmp_path / "study" / "study.toml").read_text())
    assert "NaN" not in said
    (tmp_path / "t.csv").write_text("id,title,user_id,created_at\n1,t,u,NaN\n2,t,u,2025-01-13 12:00\n")
    done = resettle("new", tmp_path / "other", tmp_path / "t.csv", expect=None)
    page = (tmp_path / "other" / "study.toml").read_text()
    assert "2025-01-13 12:00" in done.stdout + done.stderr + page
    assert "NaN" not in done.stdout + done.stderr + page


def test_what_the_system_makes_up_is_not_a_file_without_records(resettle, tmp_path):
    folder = study(tmp_path, rows(30))
    (folder / "posts.csv").unlink()
    (folder / "posts.csv").symlink_to("/proc/self/status")
    error = resettle("run", folder, expect=2).stderr
    assert "the system makes it up while it is read" in error
    (folder / "posts.csv").unlink()
    (folder / "posts.csv").write_text(rows(30))
    (folder / "study.toml").unlink()
    (folder / "study.toml").symlink_to("/proc/self/status")
    assert "the system makes it up" in resettle("run", folder, expect=2).stderr
