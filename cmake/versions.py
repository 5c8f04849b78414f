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
        self.files = {place.as_posix(): path for place, path in files.items()}
        self.text = cache(lambda place: self.files[place].read_text())
        self.digest = cache(self._digest)
        self.next = cache(self._next)
        self.findings = [place for place, path in self.files.items() if finding_of(path)]

    def _digest(self, place: str) -> bytes:
        lines = self.text(place).splitlines()
        code = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
        finding = finding_of(self.files[place])
        return hashlib.sha256((code if finding is None else f"{finding}\n{code}").encode()).digest()

    # The headers that it includes and the sources beside them; of a list, what it names.
    def _next(self, place: str) -> list[str]:
        found = [one for header in INCLUDE.findall(self.text(place))
                 for one in (header, header.removesuffix(".h") + ".cpp") if one in self.files]
        if finding_list_of(self.files[place]):
            found += self.findings
        return found

    def closure(self, place: str) -> set[str]:
        seen = set()
        left = [place]
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += self.next(one)
        return seen

    def version(self, place: str) -> str:
        digest = hashlib.sha256()
        for one in sorted(self.closure(place)):
            digest.update(one.encode() + b"\0" + self.digest(one))
        return digest.hexdigest()[:DIGITS]


def lines_of(files: dict[Path, Path]) -> str:
    """`path version`, a line for each source that is no test (a table may be called so)."""
    versions = Versions(files)
    places = sorted(place for place in versions.files if place.endswith(".cpp") and (
        not place.endswith("_test.cpp") or "\n// one row per:" in versions.text(place)))
    return "".join(f"{place} {versions.version(place)}\n" for place in places)
