"""Where things lie, for the structural tests: the source files and the headers of makers."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def source_files(*endings: str) -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*") if path.suffix in endings)


@dataclass
class Header:
    about: str
    grain: list[str]
    tables: list[str]
    settings: list[str]
    version: str


def header_of(path: Path) -> dict[str, str]:
    """The first comment block by key; the lines before the first key are `about`."""
    mark = "--" if path.suffix == ".sql" else "//"
    fields = {"about": ""}
    key = "about"
    for line in path.read_text().splitlines():
        if not line.startswith(mark):
            break
        text = line.removeprefix(mark)
        found = re.match(r" (one row per|of people|reads|version|cost):(.*)", text)
        if found:
            key = found[1]
            fields[key] = found[2].strip()
        elif key == "about" or text.startswith("   "):
            fields[key] = (fields[key] + " " + text.strip()).strip()
    return fields


def maker_of(path: Path) -> Header | None:
    fields = header_of(path)
    if "one row per" not in fields:
        return None
    reads = fields.get("reads", "")
    settings = re.search(r"settings\(([^)]*)\)", reads)
    names = lambda text: [name.strip() for name in text.split(",") if name.strip()]
    return Header(fields["about"], names(fields["one row per"]),
                  names(re.sub(r"settings\([^)]*\)", "", reads)),
                  names(settings[1]) if settings else [], fields.get("version", ""))


def makers() -> dict[Path, Header]:
    found = {}
    for path in source_files(".sql", ".cpp"):
        maker = maker_of(path)
        if maker:
            found[path] = maker
    return found


def statements() -> list[Path]:
    """Every .sql file but the engines' preludes."""
    return [path for path in source_files(".sql") if path.name != "prelude.sql"]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
