"""Every printed remedy helps: a study provokes the message, does what the remedy says, and the message
is gone. `remedies.py` reads off the sources what the program tells; a remedy that no case follows fails
the last test here, so that a new one comes with its case or is named in EXCEPTIONS with the reason."""

import gzip
import os
import re
from dataclasses import dataclass, field
from datetime import date

import pytest

import remedies
from conftest import write_study

STUDY = 'title = "A test"\ntimezone = "America/New_York"\n'
SOURCE = 'format = "table"\npath = "posts.csv"\nkind = "posts"\ntimezone = "UTC"\n'
COLUMNS = 'post_id = "id"\nuser_id = "user"\ncreated_at = "time"\ntitle = "title"\nlikes = "likes"\n'
RULE = ('[[annotator]]\nname = "profile"\nkind = "rule"\nscheme = "us_based"\ncountries = ["US"]\n'
        'needed = 1\nlabel = "yes"\n')
SPEAKING = RULE.replace('countries = ["US"]', 'languages = ["en"]')
COHORT = '[cohort]\nscheme = "us_based"\ninclude = ["yes"]\n'
BOOK = ('scheme = "topic"\nunit = "post"\nscale = "nominal"\nrevision = "1"\n'
        '[[category]]\nlabel = "a"\ndefinition = "A."\n[[category]]\nlabel = "b"\ndefinition = "B."\n')
ORDINAL = BOOK.replace("nominal", "ordinal")
POSTS = "id,user,time,title,likes\n" + "".join(
    f"p{i},u{i % 3},2025-0{1 + i % 3}-1{i % 9} 10:00:00,Good morning to all of you,{i}\n"
    for i in range(18))
LABELS = ('[[source]]\nformat = "table"\npath = "labels.csv"\nkind = "labels"\nscheme = "topic"\n'
          'columns = { unit_id = "id", label = "label" }\n')


def page(study=STUDY, source=SOURCE, columns=COLUMNS, more="", top=""):
    head = f"[study]\n{study}" if study else ""
    body = f"[[source]]\n{source}" + (f"[source.columns]\n{columns}" if columns else "")
    return top + head + (body if source else "") + more


def window(first, last):
    return f"[window]\nfirst_day = {first}\nlast_day = {last}\n"


def phases(count):
    days = (f"first_day = {date.fromordinal(737_000 + n)}\n" if n else "" for n in range(count))
    return "".join(f'[[phase]]\nname = "{n}"\n{day}' for n, day in enumerate(days))


def book(text):
    return {"codebooks/topic.toml": text}


@dataclass
class Case:
    remedy: str                 # a part of it, as the source has it
    broken: str = field(default_factory=page)
    mended: object = field(default_factory=page)   # a page, or what makes one of the message
    files: dict = field(default_factory=dict)      # beside posts.csv
    mended_files: dict = field(default_factory=dict)   # None: the file goes
    command: str = "plan"


# Of pages that are read strictly: none of these needs a run.
PAGES = [
    Case('Add a line such as: {} = "{}"', page('timezone = "UTC"\n')),
    Case('Put the value in "quotes".', page("title = 3\n"), page('title = "3"\ntimezone = "UTC"\n')),
    Case('Did you mean "{}"?', page(source=SOURCE.replace('"table"', '"tabel"'))),
    Case("Choose one of them.", page(source=SOURCE.replace('"posts"\n', '"zebras"\n'))),
    Case("Write a number without quotes, such as 0.05.",
         page(more='[input]\nquarantine_share = "0.05"\n'),
         page(more="[input]\nquarantine_share = 0.05\n")),
    Case("Write a whole number without quotes, such as 3.",
         page(more='[influence]\nactive_posts = "3"\n'), page(more="[influence]\nactive_posts = 3\n")),
    Case("Write true or false.", page(more='[report]\nper_person_tables = "yes"\n'),
         page(more="[report]\nper_person_tables = true\n")),
    Case("Write year-month-day, such as 2025-01-19.", page(more='[window]\nfirst_day = "19.1.2025"\n'),
         page(more="[window]\nfirst_day = 2025-01-19\n")),
    Case('Write ["one", "two"].', page(more=RULE.replace('["US"]', '"US"')), page(more=RULE)),
    Case('Write {} = { ours = "theirs" }.', page(source=SOURCE + 'columns = "id"\n', columns="")),
    Case("Write [{}].", page(top="window = 3\n"), page(more="[window]\nfirst_day = 2025-01-03\n")),
    Case("Write [[{}]].", page(more='[phase]\nname = "All"\n'), page(more='[[phase]]\nname = "All"\n')),
    Case("Use small letters, digits and _, a letter first", page(more='[roles]\ntopic = "My topic"\n'),
         page(more='[roles]\ntopic = "my_topic"\n')),
    Case("It may have: {}.", page(more="[window]\nzebra = 1\n"),
         page(more="[window]\nfirst_day = 2025-01-01\n")),
    Case('The file is TOML: text in "quotes"', page("title = A test\n")),
    Case('Add [study] with title = "…"', page("")),
    Case("Add [[source]] with format and path", page(source="")),
    Case('Write "{}".', page(STUDY + 'resettle = "new"\n'),
         lambda said: page(STUDY + "resettle = " + re.search(r'Write ("[\d.]+")', said)[1] + "\n")),
    Case('Use a name of the tz database, such as "America/New_York" or', page(
        STUDY.replace("America/New_York", "Mars"))),
    Case("Exchange the two days.", page(more=window("2025-02-01", "2025-01-01")),
         page(more=window("2025-01-01", "2025-02-01"))),
    Case("Leave {} out: the window is then the data's own.",
         page(more=window("1905-01-01", "2025-02-01")),
         page(more="[window]\nlast_day = 2025-02-01\n")),
    Case("Shorten the window.", page(more=window("1975-01-01", "2035-01-01")),
         page(more=window("2015-01-01", "2025-01-01"))),
    Case('Name it: name = "Before"', page(more='[[phase]]\nname = " "\n'),
         page(more='[[phase]]\nname = "Before"\n')),
    Case("Delete the line; [window] last_day says when",
         page(more='[[phase]]\nname = "All"\nlast_day = 2025-03-01\n'),
         page(more='[window]\nlast_day = 2025-03-01\n[[phase]]\nname = "All"\n')),
    Case("Make phases longer: every phase is compared with every other.", page(more=phases(201)),
         page(more=phases(200))),
    Case("Give each phase its own name.",
         page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "A"\nfirst_day = 2025-02-01\n'),
         page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-02-01\n')),
    Case("Leave first_day of the first phase out",
         page(more='[[phase]]\nname = "A"\nfirst_day = 2025-02-01\n'),
         page(more='[[phase]]\nname = "A"\n')),
    Case("Say when the phase begins: first_day", page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "B"\n'),
         page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-01-19\n')),
    Case("Put the phases in the order of their first days.",
         page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "C"\nfirst_day = 2025-03-01\n'
                   '[[phase]]\nname = "B"\nfirst_day = 2025-02-01\n'),
         page(more='[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-02-01\n'
                   '[[phase]]\nname = "C"\nfirst_day = 2025-03-01\n')),
    Case("Move it, or lengthen the window.",
         page(more=window("2025-01-01", "2025-02-01") +
              '[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-03-01\n'),
         page(more=window("2025-01-01", "2025-04-01") +
              '[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-03-01\n')),
    Case("Move it, or delete the phase before it.",
         page(more=window("2025-02-01", "2025-04-01") +
              '[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-01-15\n'),
         page(more=window("2025-02-01", "2025-04-01") +
              '[[phase]]\nname = "B"\nfirst_day = 2025-01-15\n')),
    Case("Add: day = 2025-01-19", page(more='[[event]]\nname = "Dark"\n'),
         page(more='[[event]]\nname = "Dark"\nday = 2025-01-19\n')),
    Case('Add an [[annotator]] of kind "rule" with this scheme', page(more=COHORT),
         page(more=COHORT + RULE)),
    Case('Add: scheme = "us_based"', page(more=RULE + '[cohort]\ninclude = ["yes"]\n'),
         page(more=RULE + COHORT)),
    Case('Add: include = ["yes"]', page(more=RULE + '[cohort]\nscheme = "us_based"\n'),
         page(more=RULE + COHORT)),
    Case("Paths are relative to the study's folder. Columns:",
         page(more='[cohort]\ndecisions = "who.csv"\n'), page(more='[cohort]\ndecisions = "who.csv"\n'),
         mended_files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    Case("0 leaves them out; 2000 is usual.", page(more="[statistics]\ndraws = -1\n"),
         page(more="[statistics]\ndraws = 2000\n")),
    Case("0 leaves intervals out; 2000 is usual.", page(more="[statistics]\ndraws = 5\n"),
         page(more="[statistics]\ndraws = 2000\n")),
    Case("10 is usual: a bootstrap over fewer authors", page(more="[statistics]\nleast_authors = 0\n"),
         page(more="[statistics]\nleast_authors = 10\n")),
    Case("Write 1, or any other.", page(more="[statistics]\nseed = -1\n"),
         page(more="[statistics]\nseed = 1\n")),
    Case("Delete this section, or add an [[annotator]].",
         page(more='[resolve]\nus_based = ["imported"]\n')),
    Case("Write 0.05 for 5 %.", page(more="[input]\nquarantine_share = 5\n"),
         page(more="[input]\nquarantine_share = 0.05\n")),
    Case("The comment above each says what is asked.", page('title = "A test"\ntimezone = "?"\n')),
    Case("Name at least one.", page(more="[influence]\nmetrics = []\n"),
         page(more='[influence]\nmetrics = ["likes"]\n')),
    Case("Delete one of them.", page(more='[influence]\nmetrics = ["likes", "likes"]\n'),
         page(more='[influence]\nmetrics = ["likes"]\n')),
    Case("{} is usual.", page(more="[influence]\nactive_posts = 0\n"),
         lambda said: page(more="[influence]\nactive_posts = "
                           + re.search(r"(\d+) is usual", said)[1] + "\n")),
    Case("Delete it.", page(more=RULE + 'phrases = ["", "usa"]\n'),
         page(more=RULE + 'phrases = ["usa"]\n')),
    Case("Write ISO 3166-1 codes of two capital letters", page(more=RULE.replace("US", "usa")),
         page(more=RULE)),
    Case("Write ISO 639 codes of small letters", page(more=RULE + 'languages = ["EN"]\n'),
         page(more=RULE + 'languages = ["en"]\n')),
    Case("Write {} for half of them.", page(more=RULE + "location_share = 2\n"),
         page(more=RULE + "location_share = 0.5\n")),
    Case('Give it countries = ["US"], languages', page(more=RULE.replace('countries = ["US"]\n', "")),
         page(more=RULE)),
    Case("Write a number from 1 to {}.", page(more=RULE.replace("needed = 1", "needed = 3")),
         page(more=RULE)),
    Case("Add: needed = {}", page(more=RULE.replace("needed = 1\n", "")),
         lambda said: page(more=RULE.replace("needed = 1", re.search(r"needed = \d", said)[0]))),
    Case("Name the label of those who do not belong", page(more=RULE + 'otherwise = "yes"\n'),
         page(more=RULE + 'otherwise = "no"\n')),
    Case('Choose a scheme whose codebook says unit = "{}".', page(more=RULE.replace("us_based", "topic")),
         page(more=RULE.replace("us_based", "member").replace('"yes"', '"a"')),
         files={**book(BOOK), "codebooks/member.toml":
                BOOK.replace('"topic"', '"member"').replace('"post"', '"user"')}),
    Case("Its labels are: {}.", page(more=RULE),
         lambda said: page(more=RULE.replace('"yes"', '"' + re.search(r"are: (\w+)", said)[1] + '"')),
         files={"codebooks/us_based.toml":
                BOOK.replace('"topic"', '"us_based"').replace('"post"', '"user"')}),
    Case('Import their labels with a [[source]] of kind "labels" and delete',
         page(more=RULE.replace('"rule"', '"llm"')), page(more=LABELS),
         files={"labels.csv": "id,label\np1,a\n"}),
    Case("This version knows: {}.", page(more=RULE.replace('"rule"', '"oracle"')),
         page(more=RULE)),
    Case("Choose another name.", page(more=RULE.replace("profile", "imported")), page(more=RULE)),
    Case("Give each annotator its own name.", page(more=RULE + RULE),
         page(more=RULE + RULE.replace("profile", "other"))),
    Case("There are: {}.", page(more=RULE + '[resolve]\nus_based = ["zebra"]\n'),
         lambda said: page(more=RULE + '[resolve]\nus_based = ["'
                           + re.search(r"There are: (\w+)", said)[1] + '"]\n')),
    Case("Give each group its own label.", files=book(
        BOOK.replace('[[category]]', '[[group]]\nlabel = "1"\nname = "One"\n[[group]]\nlabel = "1"\n'
                     'name = "Two"\n[[category]]\ngroup = "1"').replace(
                         '[[category]]\ngroup = "1"', '[[category]]\ngroup = "1"')),
         mended_files=book(BOOK)),
    Case('Add: group = "1"', files=book(BOOK.replace(
        "[[category]]", '[[group]]\nlabel = "1"\nname = "One"\n[[category]]', 1)),
         mended_files=book(BOOK.replace("[[category]]", '[[category]]\ngroup = "1"').replace(
             "[[category]]", '[[group]]\nlabel = "1"\nname = "One"\n[[category]]', 1))),
    Case("Add the group, or name one that is there.",
         files=book(BOOK.replace("[[category]]", '[[category]]\ngroup = "2"')),
         mended_files=book(BOOK.replace("[[category]]", '[[category]]\ngroup = "2"').replace(
             "[[category]]", '[[group]]\nlabel = "2"\nname = "Two"\n[[category]]', 1))),
    Case('Delete it, or write scale = "ordinal".',
         files=book(BOOK.replace("[[category]]", "[[category]]\nvalue = 1")),
         mended_files=book(BOOK)),
    Case("Add: value = 0", files=book(ORDINAL), mended_files=book(
        ORDINAL.replace("[[category]]", "[[category]]\nvalue = 0", 1).replace(
            '[[category]]\nlabel = "b"', '[[category]]\nvalue = 1\nlabel = "b"'))),
    Case("Write a small number, such as 2: means are taken",
         files=book(ORDINAL.replace("[[category]]", "[[category]]\nvalue = 0", 1).replace(
             '[[category]]\nlabel = "b"', '[[category]]\nvalue = 1e308\nlabel = "b"')),
         mended_files=book(ORDINAL.replace("[[category]]", "[[category]]\nvalue = 0", 1).replace(
             '[[category]]\nlabel = "b"', '[[category]]\nvalue = 2\nlabel = "b"'))),
    Case("Make it a folder that you may read, or delete it", files={"codebooks": "a file"},
         mended_files={"codebooks": None}),
    Case("Put the categories in the order of their values.",
         files=book(ORDINAL.replace("[[category]]", "[[category]]\nvalue = 1", 1).replace(
             '[[category]]\nlabel = "b"', '[[category]]\nvalue = 0\nlabel = "b"')),
         mended_files=book(ORDINAL.replace("[[category]]", "[[category]]\nvalue = 0", 1).replace(
             '[[category]]\nlabel = "b"', '[[category]]\nvalue = 1\nlabel = "b"'))),
    Case("Give each category its own label.", files=book(BOOK.replace('"b"', '"a"')),
         mended_files=book(BOOK)),
    Case("Add [[category]] with label, name and definition.",
         files=book(BOOK[:BOOK.rindex("[[category]]")]), mended_files=book(BOOK)),
    Case("Call the file {}.toml.", files={"codebooks/other.toml": BOOK},
         mended_files={"codebooks/other.toml": None, **book(BOOK)}),
    Case("It may use %Y %y", page(source=SOURCE + 'time_format = "%Q"\n'),
         page(source=SOURCE + 'time_format = "%Y-%m-%d %H:%M:%S"\n')),
    Case("It needs a year, a month and a day", page(source=SOURCE + 'time_format = "%H:%M"\n'),
         page(source=SOURCE + 'time_format = "%m/%d/%Y %H:%M"\n')),
    Case("Give each its own column of the file, or leave", page(columns='post_id = "id"\nuser_id = "id"\n'),
         page(columns='post_id = "id"\n')),
    Case("They may have: {}.", page(columns='post_id = "id"\nzebra = "likes"\n'),
         page(columns='post_id = "id"\nlikes = "likes"\n')),
    Case('Say which column of the file it is: {} = "…"', page(columns='user_id = "user"\n')),
    Case('Say which column of the file it is: user_id = "…"',
         page(source=SOURCE.replace('"posts"\n', '"users"\n'), columns='followers = "likes"\n'),
         page(source=SOURCE.replace('"posts"\n', '"users"\n'), columns='user_id = "user"\n')),
    Case("Paths are relative to {}. Put the exports there", page(source=SOURCE.replace(
        "posts.csv", "exports.csv")), page(source=SOURCE.replace("posts.csv", "exports.csv")),
         mended_files={"exports.csv": POSTS}),
    Case('Add: scheme = "topic"', page(more=LABELS.replace('scheme = "topic"\n', "")),
         page(more=LABELS), files={"labels.csv": "id,label\np1,a\n"}),
    Case("Each file belongs to one source: narrow one of the paths.",
         page(source=SOURCE.replace("posts.csv", "*.csv"), more=LABELS), page(more=LABELS),
         files={"labels.csv": "id,label\np1,a\n"}),
    Case("All pseudonyms hang on it. Copy it back", files={"study.key": None},
         mended_files={"study.key": "0123456789abcdef" * 4}),
    Case("Copy it back from where the study was made.", files={"study.key": "short"},
         mended_files={"study.key": "0123456789abcdef" * 4}),
]

# Of files, whose faults a run meets.
FILES = [
    Case("Export it again.", files={"posts.csv": ""}, mended_files={"posts.csv": POSTS}),
    Case("Mend the first line.", files={"posts.csv": '"id,user,time,title,likes\n' + POSTS[25:]},
         mended_files={"posts.csv": POSTS}),
    Case("Rename one of them in the header.", files={"posts.csv": POSTS.replace("title,likes", "id,likes")},
         mended_files={"posts.csv": POSTS}),
    Case("It has: {}.", page(columns='post_id = "number of the post"\n'),
         lambda said: page(columns='post_id = "' + re.search(r"It has: (\w+)", said)[1] + '"\n')),
    Case("Unpack it first (gunzip, unzstd, unzip, unxz) and name the file",
         page(source=SOURCE.replace("posts.csv", "p.csv.gz")), page(),
         files={"p.csv.gz": gzip.compress(POSTS.encode())}),
    Case("Unpack it first (gunzip, unzstd, unzip).", page(source=SOURCE.replace("posts.csv", "p.csv")),
         page(source=SOURCE.replace("posts.csv", "p.csv")),
         files={"p.csv": gzip.compress(POSTS.encode())}, mended_files={"p.csv": POSTS}),
    Case("Save the sheet as CSV (UTF-8), with ids as text.",
         page(source=SOURCE.replace("posts.csv", "p.xlsx")), page(), files={"p.xlsx": b"PK\x03\x04 sheet"}),
    Case("Tables are .csv, .tsv, .txt", page(source=SOURCE.replace("posts.csv", "p.docx")), page(),
         files={"p.docx": "a letter"}),
    Case("Save it as UTF-8 (Excel", files={"posts.csv": POSTS.encode("utf-16")},
         mended_files={"posts.csv": POSTS}),
    Case("Give it line feeds: tr", files={"posts.csv": POSTS.replace("\n", "\r").encode()},
         mended_files={"posts.csv": POSTS}),
    Case('Save the sheet as "CSV UTF-8"',
         page(source='format = "mediacrawler"\npath = "p.xlsx"\n', columns=""), page(),
         files={"p.xlsx": b"PK\x03\x04 sheet"}),
    Case("Turn it into lines: jq", page(source=SOURCE.replace("posts.csv", "p.jsonl")),
         page(source=SOURCE.replace("posts.csv", "p.jsonl")),
         files={"p.jsonl": '[{"id": "p1", "user": "u1", "time": "2025-01-02 10:00:00", "title": "a",\n'
                           ' "likes": 3}]\n'},
         mended_files={"p.jsonl": '{"id": "p1", "user": "u1", "time": "2025-01-02 10:00:00", '
                                  '"title": "a", "likes": 3}\n'}),
    Case("Say in the source which clock it is: timezone", page(source=SOURCE.replace(
        'timezone = "UTC"\n', "")), page(source=SOURCE.replace('"UTC"', '"Asia/Shanghai"'))),
    Case('Say it in the source: time_format', files={"posts.csv": re.sub(
        r"2025-0(\d)-1(\d)", r"\1/1\2/2025", POSTS)}, broken=page(),
         mended=page(source=SOURCE + 'time_format = "%m/%d/%Y %H:%M:%S"\n')),
    Case("`{}` says where and why, with --raw it shows the lines. Mend the file or the source, or raise",
         files={"posts.csv": POSTS + ",,,,\n" * 5},
         mended=page(more="[input]\nquarantine_share = 0.5\n")),
    Case("Name them in the first line: user_id,included,reason",
         page(more='[cohort]\ndecisions = "who.csv"\n'), page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": "u1,yes\n"}, mended_files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    Case("Put fields that hold commas in double quotes.",
         page(more='[cohort]\ndecisions = "who.csv"\n'), page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": "user_id,included,reason\nu1,yes,a, b\n"},
         mended_files={"who.csv": 'user_id,included,reason\nu1,yes,"a, b"\n'}),
    Case("Write ids as the collector did; spreadsheets round",
         page(more='[cohort]\ndecisions = "who.csv"\n'), page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": "user_id,included,reason\n6.9E+17,yes,\n"},
         mended_files={"who.csv": "user_id,included,reason\n690000000000000123,yes,\n"}),
    Case("Write yes or no.", page(more='[cohort]\ndecisions = "who.csv"\n'),
         page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": "user_id,included,reason\nu1,maybe,\n"},
         mended_files={"who.csv": "user_id,included,reason\nu1,no,\n"}),
    Case("Keep one of the two lines.", page(more='[cohort]\ndecisions = "who.csv"\n'),
         page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": "user_id,included,reason\nu1,yes,\nu1,no,\n"},
         mended_files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    Case("Delete a quote that does not belong there", page(more='[cohort]\ndecisions = "who.csv"\n'),
         page(more='[cohort]\ndecisions = "who.csv"\n'),
         files={"who.csv": 'user_id,included,reason\nu1,yes,"torn\nu2,no,12"\n'},
         mended_files={"who.csv": "user_id,included,reason\nu1,yes,torn\nu2,no,12\n"}),
    Case("Its first line is: user_id,included,reason", page(more='[cohort]\ndecisions = "who.csv"\n'),
         page(more='[cohort]\ndecisions = "who.csv"\n'), files={"who.csv": ""},
         mended_files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    *(Case("Call it otherwise in its codebook, or in the file that it comes from",
           page(more=LABELS), page(more=LABELS), mended_files=book(BOOK),
           files={"labels.csv": "id,label\np1,b\n", **book(BOOK.replace('"a"', f'"{word}"'))})
      for word in ("unlabelled", "all")),
]
for one in FILES:
    one.command = "run"


def put(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink()
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content)


def says(remedy, text):
    return re.search(remedies.pattern(remedy), text, re.S)


@pytest.mark.parametrize("case", [*PAGES, *FILES], ids=lambda case: case.remedy[:40])
def test_what_an_error_tells_to_do_ends_it(resettle, tmp_path, case):
    folder = write_study(tmp_path / "study", case.broken, {"posts.csv": POSTS})
    put(folder, case.files)
    before = resettle(case.command, folder, expect=2).stderr
    assert says(case.remedy, before), before
    (folder / "study.toml").write_text(case.mended(before) if callable(case.mended) else case.mended)
    put(folder, case.mended_files)
    after = resettle(case.command, folder, expect=None)
    assert after.returncode in (0, 3), after.stderr
    assert not says(case.remedy, after.stderr), after.stderr


# ---- what a run says beside errors ----------------------------------------------------------------

QUICK = ("[statistics]\ndraws = 200\npermutations = 200\n"
         "[robustness]\nspecifications = 24\nspecification_draws = 200\n")
FEELINGS = LABELS.replace("labels.csv", "feelings.csv").replace('"topic"', '"sentiment"')
FEELING_BOOK = ORDINAL.replace('"topic"', '"sentiment"').replace(
    "[[category]]", "[[category]]\nvalue = 0", 1).replace(
        '[[category]]\nlabel = "b"', '[[category]]\nvalue = 1\nlabel = "b"')
LABELLED = "id,label\n" + "".join(f"p{i},{'ab'[i % 2]}\n" for i in range(18))
FELT = {"feelings.csv": LABELLED, "codebooks/sentiment.toml": FEELING_BOOK}
FOLLOWERS = ('[[source]]\nformat = "table"\npath = "users.csv"\nkind = "users"\n'
             'columns = { user_id = "user", followers = "followers" }\n')
UNKNOWN = LABELLED.replace(",a", ",9z").replace(",b", ",9y")


def quick(*more, **parts):
    return page(more="".join(more) + QUICK, **parts)


def said_by(resettle, folder):
    """What the run printed, what the report's page shows, and why findings are not there."""
    done = ran(resettle, folder)
    shown = (folder / "report" / "index.html").read_text()
    shown = re.sub(r"<(script|style)\b.*?</\1>", " ", shown, flags=re.S)
    shown = re.sub(r"<[^>]*>", "", shown)
    for entity, character in (("&quot;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"),
                              ("&amp;", "&")):
        shown = shown.replace(entity, character)
    reasons = [row["reason"] or "" for row in resettle.rows(folder, "findings")]
    return "\n".join([done.stdout, shown, *reasons])


SENTENCES = {
    "one time that stretches the window": Case(
        "is that time right? Set first_day in [window] to leave it out", quick(),
        lambda said: quick(window(re.search(r"the next post is ([\d-]+):", said)[1], "2026-01-01")),
        files={"posts.csv": POSTS + "odd,u1,1999-12-31 10:00:00,Good morning to all of you,1\n"}),
    "one time that stretches the window's end": Case(
        "is that time right? Set last_day in [window] to leave it out", quick(),
        lambda said: quick(window("2025-01-01", re.search(r"the post before is ([\d-]+):", said)[1])),
        files={"posts.csv": POSTS + "odd,u1,2085-01-01 10:00:00,Good morning to all of you,1\n"}),
    "labels of the scheme that the role names": Case(
        'import labels with a [[source]] of kind "labels" and scheme = "',
        quick(FEELINGS, '[roles]\ntopic = "themes"\n'),
        lambda said: quick(FEELINGS, LABELS.replace('"topic"', re.search(
            r'import labels with a \[\[source\]\] of kind "labels" and scheme = ("\w+")', said)[1]),
            '[roles]\ntopic = "themes"\n'),
        files=FELT, mended_files={"labels.csv": LABELLED}),
    "the scheme of labels that are there": Case(
        '" in study.toml, or name the scheme of those that are there under [roles]',
        quick(FEELINGS, LABELS.replace('"topic"', '"themes"')),
        quick(FEELINGS, LABELS.replace('"topic"', '"themes"'), '[roles]\ntopic = "themes"\n'),
        files={"labels.csv": LABELLED, **FELT}),
    "labels outside the codebook, in the worries": Case(
        "; these units count as unlabelled: add the label to codebooks/{detail}.toml", quick(LABELS),
        quick(LABELS), files={"labels.csv": UNKNOWN, **book(BOOK)},
        mended_files=book(BOOK.replace('"a"', '"9z"').replace('"b"', '"9y"'))),
    "labels outside the codebook, missing": Case(
        "add the labels to codebooks/{}.toml, or write them as it does",
        quick(LABELS, '[roles]\ntopic = "topic"\n'), quick(LABELS, '[roles]\ntopic = "topic"\n'),
        files={"labels.csv": UNKNOWN, **book(BOOK)},
        mended_files=book(BOOK.replace('"a"', '"9z"').replace('"b"', '"9y"'))),
    "labels outside the codebook, in figures": Case(
        ".toml, or write them as it does; `resettle show foreign_labels` lists them", quick(LABELS),
        quick(LABELS), files={"labels.csv": UNKNOWN, **book(BOOK)}, mended_files={"labels.csv": LABELLED}),
    "labels of nothing, missing": Case(
        "map unit_id to the column that holds the posts' own ids",
        quick(LABELS.replace('unit_id = "id"', 'unit_id = "row"'), '[roles]\ntopic = "topic"\n'),
        quick(LABELS, '[roles]\ntopic = "topic"\n'),
        files={"labels.csv": "row,id,label\n" + "".join(
            f"r{i},p{i},{'ab'[i % 2]}\n" for i in range(18))}),
    "labels of few people, in figures": Case(
        ".toml with the labels, or lower least_authors in study.toml", quick(LABELS),
        quick(LABELS).replace("[statistics]", "[statistics]\nleast_authors = 1"),
        files={"labels.csv": LABELLED}),
    "labels of users, missing": Case(
        "name a scheme of posts under [roles] in study.toml",
        quick(LABELS, '[roles]\ntopic = "us_based"\n', SPEAKING),
        quick(LABELS, '[roles]\ntopic = "topic"\n', SPEAKING), files={"labels.csv": LABELLED}),
    "labels of nothing, in figures": Case(
        "; `resettle show quality` says which labels name no post",
        quick(LABELS.replace('unit_id = "id"', 'unit_id = "row"')), quick(LABELS),
        files={"labels.csv": "row,id,label\n" + "".join(
            f"r{i},p{i},{'ab'[i % 2]}\n" for i in range(18))}),
    "sentiment without values": Case(
        "No label of sentiment has a value: give the study a codebook", quick(FEELINGS), quick(FEELINGS),
        files={"feelings.csv": LABELLED}, mended_files={"codebooks/sentiment.toml": FEELING_BOOK}),
    "sentiment without confidence": Case(
        ".toml, or a confidence that is not above [sentiment] min_confidence",
        quick(FEELINGS.replace('label = "label"', 'label = "label", confidence = "sure"')),
        quick(FEELINGS.replace('label = "label"', 'label = "label", confidence = "sure"'),
              "[sentiment]\nmin_confidence = 0.1\n"),
        files={"feelings.csv": LABELLED.replace("\n", ",0.2\n").replace("label,0.2", "label,sure"),
               "codebooks/sentiment.toml": FEELING_BOOK}),
    "sentiment without values in the codebook": Case(
        "No label of sentiment counts: each has no value in codebooks/", quick(FEELINGS), quick(FEELINGS),
        files={"feelings.csv": LABELLED, "codebooks/sentiment.toml":
               BOOK.replace('"topic"', '"sentiment"')},
        mended_files={"codebooks/sentiment.toml": FEELING_BOOK}),
    "no post could be read": Case(
        "`resettle quarantine` says why: mend the files, or the columns of their [[source]]",
        quick("[input]\nquarantine_share = 1\n", columns=COLUMNS.replace('"id"', '"none"')),
        quick("[input]\nquarantine_share = 1\n"),
        files={"posts.csv": POSTS.replace("\n", ",\n").replace("likes,", "likes,none")}),
    "no posts": Case("add a [[source]] whose files hold posts",
                     quick(source=SOURCE.replace('"posts"\n', '"users"\n'),
                           columns='user_id = "user"\n'), quick()),
    "no authors": Case("map user_id or creator_hash in the columns of the posts' [[source]]",
                       quick(columns=COLUMNS.replace('user_id = "user"\n', "")), quick()),
    "nobody in the cohort": Case(
        "let [cohort] include others; `resettle show cohort_flow` says who was left out",
        quick('[cohort]\ndecisions = "who.csv"\n'), quick('[cohort]\ndecisions = "who.csv"\n'),
        files={"who.csv": "user_id,included,reason\nu1,no,\n"},
        mended_files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    "no times": Case("map created_at in the columns of the posts' [[source]]",
                     quick(columns=COLUMNS.replace('created_at = "time"\n', "")), quick()),
    "a window beside the posts": Case(
        "move first_day and last_day in [window], or delete that section",
        quick(window("2023-01-01", "2023-02-01")),
        lambda said: quick(window(*re.search(r"written from (\S+) to (\S+);", said).groups()))),
    "no hashtags": Case(
        "No post carried a hashtag. If the files have a column of hashtags",
        quick(columns=COLUMNS), quick(columns=COLUMNS + 'hashtags = "tags"\n'),
        files={"posts.csv": POSTS.replace("\n", ",one two\n").replace("likes,one two", "likes,tags")}),
    "no places": Case(
        "No post or comment came with a place that could be read. If the files have",
        quick(columns=COLUMNS), quick(columns=COLUMNS + 'location = "place"\n'),
        files={"posts.csv": POSTS.replace("\n", ",美国\n").replace("likes,美国", "likes,place")}),
    "no counts": Case(
        "No post of a user with a level has counts: map likes, saves, comments and shares",
        quick(FOLLOWERS, columns=COLUMNS.replace('likes = "likes"\n', "")), quick(FOLLOWERS),
        files={"users.csv": "user,followers\nu0,3\nu1,4\nu2,50\n"}),
    "nobody scored": Case(
        "Nobody has a score: a user needs a value for each metric of [influence] metrics. Map likes",
        quick(columns=COLUMNS.replace('likes = "likes"\n', "")), quick()),
    "one phase": Case(
        "The window has days of one phase only, so nobody can go from one to another: name more",
        quick(), quick('[[phase]]\nname = "A"\n[[phase]]\nname = "B"\nfirst_day = 2025-02-01\n')),
    "everybody in the study": Case(
        "Every account that was read is in the study. [cohort] in study.toml chooses",
        quick(), quick('[cohort]\ndecisions = "who.csv"\n'),
        files={"who.csv": "user_id,included,reason\nu1,yes,\n"}),
    "a focus that no codebook has": Case(
        '": name another as focus_topic under [topics] in study.toml', quick(LABELS),
        quick(LABELS, '[topics]\nfocus_topic = "a"\n'), files={"labels.csv": LABELLED, **book(BOOK)}),
    "a trend that no codebook has": Case(
        '": name another as trend_topic under [topic_engagement] in study.toml', quick(LABELS),
        quick(LABELS, '[topic_engagement]\ntrend_topic = "a"\n'),
        files={"labels.csv": LABELLED, **book(BOOK)}),
    "a warm topic that no codebook has": Case(
        '": name another as warm_topic under [sentiment] in study.toml', quick(LABELS),
        quick(LABELS, '[sentiment]\nwarm_topic = "a"\n'), files={"labels.csv": LABELLED, **book(BOOK)}),
    "connective topics that no codebook has": Case(
        ": name others as connective_topics under [sentiment] in study.toml", quick(LABELS),
        quick(LABELS, '[sentiment]\nconnective_topics = ["a"]\n'),
        files={"labels.csv": LABELLED, **book(BOOK)}),
}


@pytest.mark.parametrize("name", SENTENCES, ids=lambda name: name.replace(" ", "_"))
def test_what_a_run_tells_to_do_ends_what_it_says(resettle, tmp_path, name):
    case = SENTENCES[name]
    folder = write_study(tmp_path / "study", case.broken, {"posts.csv": POSTS})
    put(folder, case.files)
    before = said_by(resettle, folder)
    assert says(case.remedy, before), before[:3000]
    (folder / "study.toml").write_text(case.mended(before) if callable(case.mended) else case.mended)
    put(folder, case.mended_files)
    after = said_by(resettle, folder)
    assert not says(case.remedy, after), says(case.remedy, after)[0][:1000]


def ran(resettle, folder):
    done = resettle("run", folder, expect=None)
    assert done.returncode in (0, 3), done.stderr
    return done


# ---- commands ---------------------------------------------------------------------------------------

# Remedies that a test below follows.
FOLLOWED = []


def follows(*told):
    FOLLOWED.extend(told)
    return lambda test: test


def told(resettle, remedy, *arguments, **options):
    """The message of the command, which tells it."""
    said = resettle(*arguments, expect=2, **options).stderr
    assert says(remedy, said), said
    return said


@pytest.fixture
def small(resettle, tmp_path):
    folder = write_study(tmp_path / "small", quick(), {"posts.csv": POSTS})
    ran(resettle, folder)
    return folder


@follows("{}`{}` lists them.", 'Did you mean "{}"? ')
def test_tables_lists_the_table_that_was_meant(resettle, small):
    said = told(resettle, "`{}` lists them.", "show", "daily_activty", "--study", small)
    assert re.search(r"`resettle tables ", said)
    assert "daily_activity" in resettle("tables", small).stdout
    resettle("show", re.search(r'Did you mean "(\w+)"', said)[1], "--study", small)


@follows("`{}` shows some rows; ids of people, posts and comments are pseudonyms.")
def test_show_has_rows_to_explain(resettle, small):
    told(resettle, "`{}` shows some rows", "explain", "posts", "--row", "p1", "--study", small)
    resettle("explain", "posts", "--row", resettle.rows(small, "posts")[0]["post_id"], "--study", small)


@follows("Give --row once for each of these columns, in this order, or for the first of them.")
def test_a_row_is_named_by_the_columns_of_its_grain(resettle, small):
    rows = ["--row", resettle.rows(small, "posts")[0]["post_id"], "--row", "x"]
    told(resettle, "Give --row once for each of these columns", "explain", "posts", *rows, "--study", small)
    resettle("explain", "posts", *rows[:2], "--study", small)


@follows("Run `resettle run` in the study's folder.")
def test_run_makes_the_table_that_show_asks_for(resettle, tmp_path):
    folder = write_study(tmp_path / "study", quick(), {"posts.csv": POSTS})
    told(resettle, "Run `resettle run` in the study's folder.", "show", "posts", "--study", folder)
    assert resettle("run", cwd=folder, expect=None).returncode in (0, 3)
    resettle("show", "posts", "--study", folder)


@follows("Make one: resettle new DIR")
def test_new_makes_the_study_that_a_key_needs(resettle, tmp_path):
    (tmp_path / "study").mkdir()
    told(resettle, "Make one: resettle new DIR", "new", "--key", tmp_path / "study")
    resettle("new", tmp_path / "study")
    (tmp_path / "study" / "study.key").unlink()
    resettle("new", "--key", tmp_path / "study")


@follows("Add sources to its study.toml, or choose another folder.")
def test_new_takes_another_folder(resettle, small, tmp_path):
    told(resettle, "Add sources to its study.toml, or choose another folder.", "new", small)
    resettle("new", tmp_path / "another")


@follows("Choose another folder.", "Choose another place.", "Name a folder that does not exist yet.")
def test_another_folder_can_be_made(resettle, tmp_path):
    (tmp_path / "file").write_text("in the way")
    told(resettle, "Choose another folder.", "new", tmp_path / "file" / "study")
    resettle("new", tmp_path / "study")
    few = ["--scale", "0.01"]
    told(resettle, "Choose another place.", "simulate", "null-2025", tmp_path / "file" / "study", *few)
    told(resettle, "Name a folder that does not exist yet.", "simulate", "null-2025", tmp_path / "study",
         *few)
    resettle("simulate", "null-2025", tmp_path / "simulated", *few)


@follows("Choose one of: {}.", "Choose one from {} to {}.")
def test_simulations_and_scales_that_are_named_can_be_had(resettle, tmp_path):
    said = told(resettle, "Choose one of: {}.", "simulate", "zebra", tmp_path / "a")
    preset = re.search(r"one of: ([\w-]+)", said)[1]
    said = told(resettle, "Choose one from {} to {}.", "simulate", preset, tmp_path / "a", "--scale", "0")
    resettle("simulate", preset, tmp_path / "a", "--scale", re.search(r"from (\S+) to", said)[1])


@follows("Write one: resettle simulate rednote-2025 demo")
def test_a_simulated_study_can_be_checked(resettle, small, tmp_path):
    told(resettle, "Write one: resettle simulate rednote-2025 demo", "simulate", "--check", small)
    resettle("simulate", "rednote-2025", "demo", "--scale", "0.01", cwd=tmp_path)
    said = resettle("simulate", "--check", tmp_path / "demo", expect=None)
    assert "holds no truth/" not in said.stderr


@follows("Say it with --format csv (or json, parquet, table), or use the ending",
         "Say where to write it: --output table.parquet",
         "Write a condition on the columns of {}, such as", "Check that the path is right and that you")
def test_show_writes_where_and_what_it_is_told(resettle, small, tmp_path):
    show = ["show", "posts", "--study", small]
    told(resettle, "Say it with --format csv", *show, "--output", tmp_path / "posts.doc")
    resettle(*show, "--output", tmp_path / "posts.doc", "--format", "csv")
    told(resettle, "Say where to write it", *show, "--format", "parquet")
    resettle(*show, "--format", "parquet", "--output", tmp_path / "table.parquet")
    told(resettle, "Write a condition on the columns of {}", *show, "--where", "lieks > 3")
    resettle(*show, "--where", "likes > 3")
    told(resettle, "Check that the path is right", *show, "--output", tmp_path / "no" / "posts.csv")
    resettle(*show, "--output", tmp_path / "posts.csv")


@follows("Write a number and a unit, such as 4GB or 800MB.",
         "Give more with --memory, or use fewer --threads.")
def test_memory_that_is_named_is_enough(resettle, small):
    told(resettle, "Write a number and a unit", "run", small, "--memory", "much")
    (small / "study.toml").write_text(quick("[[event]]\nname = \"A\"\nday = 2025-01-12\n"))
    told(resettle, "Give more with --memory", "run", small, "--memory", "1MB")
    assert resettle("run", small, "--memory", "800MB", expect=None).returncode in (0, 3)


@follows("Export again.", "Exports are .jsonl, .ndjson, .csv, .tsv or .parquet files.")
def test_new_takes_exports_that_hold_something(resettle, tmp_path):
    export = tmp_path / "posts.csv"
    export.write_text("")
    told(resettle, "Export again.", "new", tmp_path / "a", export)
    export.write_text(POSTS)
    resettle("new", tmp_path / "a", export)
    letter = tmp_path / "letter.doc"
    letter.write_text("Dear all\n")
    told(resettle, "Exports are .jsonl", "new", tmp_path / "b", letter)
    resettle("new", tmp_path / "b", export)


@follows('Use a name of the tz database, such as "America/New_York", "Asia/Shanghai" or "UTC".')
def test_a_zone_by_its_name_is_one(resettle, tmp_path):
    told(resettle, 'Use a name of the tz database, such as "America/New_York", "Asia', "new",
         tmp_path / "study", "--timezone", "Mars")
    resettle("new", tmp_path / "study", "--timezone", "America/New_York")


@follows("Name the folder, such as my-study; . is the one where you are.")
def test_a_folder_has_a_name(resettle, small, tmp_path):
    told(resettle, "Name the folder, such as my-study", "new", "")
    resettle("new", "my-study", cwd=tmp_path)
    told(resettle, "Name the folder, such as my-study", "tables", "", cwd=small)
    resettle("tables", ".", cwd=small)


@follows("Go to a study's folder, name it, or make one: resettle new DIR")
def test_a_study_is_where_one_goes_or_names_or_makes_one(resettle, small, tmp_path):
    told(resettle, "Go to a study's folder, name it, or make one", "tables", cwd=tmp_path)
    resettle("tables", cwd=small)
    resettle("tables", small)
    resettle("new", tmp_path / "made")


@follows("Delete it and its note, cache/{}.json; `{}` makes it again.", "chmod 600 study.key")
def test_what_the_doctor_tells_heals(resettle, small):
    (small / "study.key").chmod(0o644)
    table = next((small / "cache").glob("posts-*.parquet"))
    stamp = table.stat()
    content = bytearray(table.read_bytes())
    content[len(content) // 2] ^= 1
    table.write_bytes(content)
    os.utime(table, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    said = resettle("doctor", small).stdout
    note = re.search(r"Delete it and its note, (cache/\S+\.json); `resettle run ", said)[1]
    assert says("chmod 600 study.key", said)
    (small / "study.key").chmod(0o600)
    (small / note).unlink()
    table.unlink()
    ran(resettle, small)
    said = resettle("doctor", small).stdout
    assert "damaged" not in said and "chmod" not in said


# "The comment above each says what is asked": each question of `new`, and an answer.
QUESTIONS = {
    "in which time zone is a day a day?": (POSTS, {}),
    "the times carry no zone": (POSTS, {}),
    "how is a time such as": (POSTS.replace("2025-01-1", "1/0").replace("2025-02-1", "2/0").replace(
        "2025-03-1", "3/0").replace(" 10:00:00", "/2025 10:00"), {"time_format": "%m/%d/%Y %H:%M"}),
    "what does a row stand for": ("alpha,beta\n1,2\n", {"kind": "users"}),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_ends_a_question(resettle, tmp_path, question):
    content, answers = QUESTIONS[question]
    (tmp_path / "export.csv").write_text(content)
    resettle("new", tmp_path / "study", tmp_path / "export.csv")
    path = tmp_path / "study" / "study.toml"
    text = path.read_text()
    assert f"QUESTION: {question}" in text, text
    answers = {"timezone": "UTC", "format": "table", **answers}
    answered = re.sub(r'^(\w+)(\s*=\s*)"\?"', lambda at: f'{at[1]}{at[2]}"{answers[at[1]]}"', text,
                      flags=re.M)
    path.write_text(answered)
    said = resettle("plan", tmp_path / "study", expect=None).stderr
    assert not re.search(r"questions? (is|are) open", said), said


# ---- all of them --------------------------------------------------------------------------------------

# Told where nobody can follow it in a test, or where it tells nothing to do.
EXCEPTIONS = {
    "Leave --with out: robustness reads": "test_strictness.py shows tables with and without",
    "Write --with ": "the same",
    " or --with ": "the same",
    "Correct it in study.toml.": "the page refuses such a value before the maker is asked",
    'Name at least one, such as metrics = ["likes"].': "the same",
    "Write 0.25 for the top quarter.": "the same",
    'Write topic_level = "label", or "group"': "the same",
    "Add: default = 3": "of an analysis.toml, which is built in",
    "Write one of them.": "the same",
    " = [0, 7]": "the same",
    "The disk is full. Free some space and run again": "test_faults.py fills a disk",
    "Free some space and run again: finished tables are kept.": "the same, where DuckDB writes",
    "Make room on the disk or choose another folder.": "the same, where `simulate` writes",
    "Files may not grow so large here": "test_no_bug.py sets such a limit, and runs without it",
    "Raise the number of files that may be open": "the same",
    "Wait until it ends. `show`, `plan`": "test_faults.py runs a study twice at once",
    "All pseudonyms hang on it: it is never replaced.": "tells why, and nothing to do",
    "Check --memory and --threads.": "DuckDB says why it does not start; no input is known that provokes it",
    "Export it through 4CAT as CSV and give that.": "needs another program",
    "Run again when whatever writes it is done.": "a file that changes while it is read",
    "The file is not as it was written: simulate": "test_no_bug.py damages it, and simulates a study",
    "Run again: `{}`.": "a file that changes between two reads of one command",
    "Put it back, or run again: `{}`.": "the same",
    "Use Resettle {} or newer.": "needs another version of this program",
    "Export it again.": "followed for tables; a Parquet file that is none is the same sentence",
    "This analysis needs labels for {0}": "no analysis of this version needs a role without a usual scheme",
    "Weighted sum of metrics brought to 0 to 1": "no remedy",
    "{}: there is no study.toml here": "no remedy: it follows, and is that of the error",
    "study.toml is right": "no remedy",
    "`{}` and `{}` list them": "no remedy",
    "Work on a local disk and copy the finished study.": "needs a network file system",
    "Pause it while Resettle runs; keep study.key": "needs a folder that a program synchronises",
    "Free some space.": "asked of the operating system",
    "Write what comes from it into a file": "test_damage.py gives a pipe for an export",
    "Give the engine less with --memory": "needs a machine that is too small",
    "Write to another place": "test_damage.py names every such output, and others",
    "Choose another name, or replace it with --force.": "test_damage.py does both",
    "Delete the link: the program makes the folder": "test_damage.py does",
    "Delete it.": "test_damage.py does, of a lock that is a link",
    "Rename the file.": "test_damage.py gives such a file",
    "Rename the folder.": "test_no_bug.py gives such a folder",
    "Rename it, or move the study.": "test_damage.py gives such a folder",
    "Write sections as [window] and [[source]]": "test_damage.py writes them otherwise",
    "Delete it; `resettle run` makes it again.": "test_damage.py changes bytes of the cache and runs",
}


def covered():
    return [*(case.remedy for case in [*PAGES, *FILES, *SENTENCES.values()]), *FOLLOWED, *EXCEPTIONS]


def test_every_remedy_of_the_sources_is_followed_or_says_why_not():
    known = covered()
    left = [f"{place}: {text}" for text, place in remedies.all_remedies()
            if not any(one in text for one in known)]
    assert not left, "\n".join(left)


def test_every_case_is_of_a_remedy_that_the_sources_have():
    there = [text for text, _ in remedies.all_remedies()]
    gone = [one for one in covered() if not any(one in text for text in there)]
    assert not gone, "\n".join(gone)
