"""Where things lie, for the structural tests: the source files and the headers of makers."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
sys.path.insert(0, str(ROOT / "cmake"))
from headers import (FindingHeader, FormatHeader, Header, finding_of, format_of, kind_of, maker_of,
                     settings_of_findings)


def source_files(*endings: str) -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*") if path.suffix in endings)


def makers() -> dict[Path, Header]:
    found = {}
    for path in source_files(".sql", ".cpp", ".parts"):
        maker = maker_of(path)
        if maker:
            found[path] = maker
    return found


def annotator_kinds() -> list[Path]:
    return [path for path in source_files(".cpp") if kind_of(path)]


def findings() -> dict[Path, FindingHeader]:
    found = {path: finding_of(path) for path in source_files(".cpp")}
    return {path: finding for path, finding in found.items() if finding}


def formats() -> dict[Path, FormatHeader]:
    found = {}
    for path in source_files(".cpp"):
        header = format_of(path)
        if header:
            found[path] = header
    return found


def statements() -> list[Path]:
    """Every .sql file but the engines' preludes."""
    return [path for path in source_files(".sql") if path.name != "prelude.sql"]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
