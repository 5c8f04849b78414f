"""What a header declares: the first comment block of a .sql, .cpp or .parts file below src/.

A maker:

-- What one row is about, in a sentence.
-- one table per: scheme
-- one row per: unit_kind, unit_id
-- part of: given_labels                        (another table's, whose columns it has)
-- columns: unit_kind text, unit_id text        (only of parts, and where an input may go without the table)
-- about: persons                               (rows of a person, or of what one did: they stay in the study)
-- of people: hashtag (users)                   (a column whose values are people's, and their count)
-- reads: users, judged = labels(cohort), post_facts(evidence: *, first_annotator: *), settings(seed)
-- cost: 10

A source that is no maker may say what it adds to the program:

// annotator kind: rule                         (it defines rule_annotator())

A source that fills findings declares which, and the settings that they are made by:

// finds: sentiment_gap, sentiment_gap_connective
// sums by: phases, min_confidence              (how posts are added up; phases: where these begin)
// results by: levels, connective_topics        (what is made of the sums; levels: those of authors)

The header of the list of findings declares what all of them read, and by what levels are made:

// list of: findings
// reads: settings(topic_level)
// levels by: high_share

`settings(of findings)` in a maker's header stands for all of these settings.
A format of raw files (src/ingest/source_format.h):

// Lines of JSON that MediaCrawler writes for RedNote (xhs).
// format: mediacrawler
// kinds: users, posts, comments, labels        (of records that it can hold)
// schemes: sentiment, topic                    (whose labels come with its records)
// keys: kind, columns, time_format, scheme     (that a [[source]] of it may have besides the usual ones)
// usual: registered_from_id                    (keys that are true unless set)
// gathered: .jsonl                             (files of this ending that fill a folder are one source)
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

KEY = re.compile(r" (one table per|one row per|part of|columns|about|of people|reads|cost|annotator kind|"
                 r"format|kinds|schemes|keys|usual|gathered|"
                 r"finds|sums by|results by|list of|levels by):(.*)")
INPUT = re.compile(r"(?:(\w+) = )?(\w+)(?:\((\w+)\)|\((\w+: \*(?:, \w+: \*)*)\))?")
OUTSIDE_PARENTHESES = r",(?![^(]*\))"
TYPES = {"boolean", "integer", "number", "text", "day", "instant", "text_list"}


@dataclass
class Input:
    name: str    # in the maker's text
    table: str
    of: str      # the role whose scheme's table it is, or "scheme": the maker's own
    varied: list[str]  # settings: the table is read under their other values as well


@dataclass
class Header:
    about: str
    per: str
    part_of: str
    grain: list[str]
    columns: list[tuple[str, str]]  # name, type
    about_persons: bool
    inputs: list[Input]
    settings: list[str]
    of_people: str  # a column whose values are people's
    people: str     # the column that counts the people of a row
    cost: int


@cache
def lines_by_key(path: Path) -> dict[str, str]:
    """The lines before the first key are the text, under an empty key."""
    mark = "//" if path.suffix in {".cpp", ".h"} else "--"
    fields = {"": ""}
    key = ""
    for line in path.read_text().splitlines():
        if not line.startswith(mark):
            break
        text = line.removeprefix(mark)
        found = KEY.match(text)
        if found:
            key = found[1]
            fields[key] = found[2].strip()
        elif key == "" or text.startswith("   "):
            fields[key] = (fields[key] + " " + text.strip()).strip()
        else:
            raise SystemExit(f"{path}: in a header a line behind `{key}:` is indented, or a key: {text}")
    return fields


def kind_of(path: Path) -> str:
    """The kind of annotator that the source declares; empty where it declares none."""
    return lines_by_key(path).get("annotator kind", "")


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def inputs_of(reads: str, path: Path) -> list[Input]:
    inputs = []
    tables = re.sub(r"settings\([^)]*\)", "", reads)
    for text in filter(None, map(str.strip, re.split(OUTSIDE_PARENTHESES, tables))):
        found = INPUT.fullmatch(text)
        if found is None:
            raise SystemExit(f"{path}: an input is `table`, `name = table(role)` or "
                             f"`table(setting: *)`, not `{text}`")
        name, table, of, varied = found.groups("")
        inputs.append(Input(name or table, table, of, re.findall(r"\w+", varied)))
    return inputs


def columns_of(text: str, path: Path) -> list[tuple[str, str]]:
    columns = [tuple(column.split(" ")) for column in names(text)]
    for column in columns:
        if len(column) != 2 or column[1] not in TYPES:
            raise SystemExit(f"{path}: a column is `name type`, not `{' '.join(column)}`")
    return columns


def settings_of(reads: str) -> list[str]:
    settings = re.search(r"settings\(([^)]*)\)", reads)
    return names(settings[1]) if settings else []


@dataclass
class FindingHeader:
    finds: list[str]
    sums: list[str]  # settings
    by_phase: bool
    results: list[str]  # settings
    by_levels: bool


def finding_of(path: Path) -> FindingHeader | None:
    """None where the source fills no finding."""
    fields = lines_by_key(path) if path.suffix == ".cpp" else {}
    if "finds" not in fields:
        return None
    sums, results = names(fields.get("sums by", "")), names(fields.get("results by", ""))
    return FindingHeader(
        finds=names(fields["finds"]),
        sums=[name for name in sums if name != "phases"],
        by_phase="phases" in sums,
        results=[name for name in results if name != "levels"],
        by_levels="levels" in results)


@dataclass
class FindingList:
    settings: list[str]
    levels: list[str]  # settings that levels are made by


def finding_list_of(path: Path) -> FindingList | None:
    """None where it is no header of the list of findings."""
    fields = lines_by_key(path) if path.suffix == ".h" else {}
    if fields.get("list of") != "findings":
        return None
    return FindingList(settings_of(fields.get("reads", "")), names(fields.get("levels by", "")))


def settings_of_findings(paths: list[Path]) -> list[str]:
    """What `settings(of findings)` stands for, where these are all files."""
    settings = set()
    for path in paths:
        if finding := finding_of(path):
            settings.update(finding.sums, finding.results)
        if found := finding_list_of(path):
            settings.update(found.settings, found.levels)
    return sorted(settings)


def maker_of(path: Path) -> Header | None:
    """None where the file makes no table."""
    fields = lines_by_key(path)
    if "one row per" not in fields:
        return None
    reads = fields.get("reads", "")
    if fields.get("about", "persons") != "persons":
        raise SystemExit(f"{path}: a table is `about: persons`, or does not say so")
    of_people = re.fullmatch(r"(\w+) \((\w+)\)|", fields.get("of people", ""))
    if of_people is None:
        raise SystemExit(f"{path}: write it as: of people: hashtag (users)")
    return Header(
        about=fields[""],
        per=fields.get("one table per", ""),
        part_of=fields.get("part of", ""),
        grain=names(fields["one row per"]),
        columns=columns_of(fields.get("columns", ""), path),
        about_persons="about" in fields,
        inputs=inputs_of(reads, path),
        settings=settings_of(reads),
        of_people=of_people[1] or "",
        people=of_people[2] or "",
        cost=int(fields.get("cost", "1")))


@dataclass
class FormatHeader:
    name: str
    about: str
    kinds: list[str]
    schemes: list[str]
    keys: list[str]
    usual: list[str]
    gathered: str


def format_of(path: Path) -> FormatHeader | None:
    """None where the file is not a format's."""
    fields = lines_by_key(path)
    if "format" not in fields:
        return None
    lists = {key: names(fields.get(key, "")) for key in ("kinds", "schemes", "keys", "usual")}
    return FormatHeader(name=fields["format"], about=fields[""],
                        gathered=fields.get("gathered", ""), **lists)
