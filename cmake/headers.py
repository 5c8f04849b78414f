"""What the header of a maker declares: the first comment block of a .sql or .cpp file below src/.

-- What one row is about, in a sentence.
-- one table per: scheme
-- one row per: unit_kind, unit_id
-- columns: unit_kind text, unit_id text        (only where an input may go without the table)
-- about: persons                               (rows of a person, or of what one did: they stay in the study)
-- of people: hashtag (users)                   (a column whose values are people's, and their count)
-- reads: users, judged = labels(cohort), post_facts(evidence: *), settings(seed)
-- cost: 10
"""

import re
from dataclasses import dataclass
from pathlib import Path

KEY = re.compile(r" (one table per|one row per|columns|about|of people|reads|cost):(.*)")
INPUT = re.compile(r"(?:(\w+) = )?(\w+)(?:\((\w+)\)|\((\w+): \*\))?")
TYPES = {"boolean", "integer", "number", "text", "day", "instant", "text_list"}


@dataclass
class Input:
    name: str    # in the maker's text
    table: str
    of: str      # the role whose scheme's table it is, or "scheme": the maker's own
    varied: str  # a setting: the table is read under its other values as well


@dataclass
class Header:
    about: str
    per: str
    grain: list[str]
    columns: list[tuple[str, str]]  # name, type
    about_persons: bool
    inputs: list[Input]
    settings: list[str]
    of_people: str  # a column whose values are people's
    people: str     # the column that counts the people of a row
    cost: int


def lines_by_key(path: Path) -> dict[str, str]:
    """The lines before the first key are the text, under an empty key."""
    mark = "--" if path.suffix == ".sql" else "//"
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
    return fields


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def inputs_of(reads: str, path: Path) -> list[Input]:
    inputs = []
    for text in names(re.sub(r"settings\([^)]*\)", "", reads)):
        found = INPUT.fullmatch(text)
        if found is None:
            raise SystemExit(f"{path}: an input is `table`, `name = table(role)` or "
                             f"`table(setting: *)`, not `{text}`")
        name, table, of, varied = found.groups("")
        inputs.append(Input(name or table, table, of, varied))
    return inputs


def columns_of(text: str, path: Path) -> list[tuple[str, str]]:
    columns = [tuple(column.split(" ")) for column in names(text)]
    for column in columns:
        if len(column) != 2 or column[1] not in TYPES:
            raise SystemExit(f"{path}: a column is `name type`, not `{' '.join(column)}`")
    return columns


def maker_of(path: Path) -> Header | None:
    """None where the file makes no table."""
    fields = lines_by_key(path)
    if "one row per" not in fields:
        return None
    reads = fields.get("reads", "")
    settings = re.search(r"settings\(([^)]*)\)", reads)
    if fields.get("about", "persons") != "persons":
        raise SystemExit(f"{path}: a table is `about: persons`, or does not say so")
    of_people = re.fullmatch(r"(\w+) \((\w+)\)|", fields.get("of people", ""))
    if of_people is None:
        raise SystemExit(f"{path}: write it as: of people: hashtag (users)")
    return Header(
        about=fields[""],
        per=fields.get("one table per", ""),
        grain=names(fields["one row per"]),
        columns=columns_of(fields.get("columns", ""), path),
        about_persons="about" in fields,
        inputs=inputs_of(reads, path),
        settings=names(settings[1]) if settings else [],
        of_people=of_people[1] or "",
        people=of_people[2] or "",
        cost=int(fields.get("cost", "1")))
