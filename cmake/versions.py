"""The version of a source file: a hash of what it is compiled from.

That is the file, every header of the source folders that it includes, and the source beside each such
header, and so on; where a header is that of a list (`list of: findings`), every source that the list names,
with what it declares. Lines that are comments do not count. What the file makes is made again when any of
it changes.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from headers import finding_list_of, finding_of

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
DIGITS = 20


def files_below(roots: list[Path]) -> dict[Path, Path]:
    """Every file below the source folders, by its place below the one that has it."""
    return {path.relative_to(root): path for root in roots for path in sorted(root.rglob("*"))
            if path.is_file()}


class Versions:
    """Of `files`, by their places."""

    def __init__(self, files: dict[Path, Path]):
        self.files = files
        self.text = cache(self._text)
        self.next = cache(self._next)

    def _text(self, path: Path) -> str:
        lines = self.files[path].read_text().splitlines()
        code = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
        finding = finding_of(self.files[path])
        return code if finding is None else f"{finding}\n{code}"

    # The headers that it includes and the sources beside them; of a list, what it names.
    def _next(self, path: Path) -> list[Path]:
        found = []
        for name in INCLUDE.findall(self.files[path].read_text()):
            header = Path(name)
            found += [one for one in (header, header.with_suffix(".cpp")) if one in self.files]
        if finding_list_of(self.files[path]):
            found += [one for one, file in self.files.items() if finding_of(file)]
        return found

    def closure(self, path: Path) -> set[Path]:
        seen = set()
        left = [path]
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += self.next(one)
        return seen

    def version(self, path: Path) -> str:
        digest = hashlib.sha256()
        for one in sorted(self.closure(path)):
            for text in (one.as_posix(), self.text(one)):
                digest.update(text.encode() + b"\0")
        return digest.hexdigest()[:DIGITS]


def lines_of(files: dict[Path, Path]) -> str:
    """`path version`, a line for each source that is no test (a table may be called so)."""
    versions = Versions(files)
    paths = sorted(place for place, path in files.items() if place.suffix == ".cpp" and (
        not place.name.endswith("_test.cpp") or "\n// one row per:" in path.read_text()))
    return "".join(f"{path.as_posix()} {versions.version(path)}\n" for path in paths)
