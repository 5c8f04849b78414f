"""Runs the built program as a user would. `resettle(...)` gives the finished process."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("RESETTLE_BUILD", ROOT / "build"))
PROGRAM = BUILD / "resettle"
EXTENDED = BUILD / "resettle_extended"  # with tests/extension
SHARED = ROOT.parent / "shared"


class Program:
    def __init__(self, path=PROGRAM):
        self.path = path

    def __call__(self, *arguments, cwd=None, env=None, expect=0):
        done = subprocess.run([self.path, *map(str, arguments)], cwd=cwd, text=True,
                              capture_output=True, timeout=300, env={**os.environ, **(env or {})})
        if expect is not None:
            assert done.returncode == expect, f"{done.args}\n{done.stdout}\n{done.stderr}"
        return done

    def json(self, *arguments, **options):
        return json.loads(self(*arguments, "--json", **options).stdout)

    def rows(self, study, table, where=None):
        """The rows of a table as dictionaries of JSON values."""
        options = ["--where", where] if where else []
        return json.loads(
            self("show", table, "--study", study, "--format", "json", *options).stdout)

    def csv(self, study, table):
        return self("show", table, "--study", study, "--format", "csv").stdout


@pytest.fixture(scope="session")
def resettle():
    assert PROGRAM.exists(), f"{PROGRAM} is not built"
    return Program()


@pytest.fixture(scope="session")
def simulated(resettle, tmp_path_factory):
    """A small simulated study, not yet run."""
    folder = tmp_path_factory.mktemp("simulated") / "study"
    resettle("simulate", "rednote-2025", folder, "--scale", "0.05", "--seed", "3")
    return folder


@pytest.fixture(scope="session")
def finished(resettle, simulated, tmp_path_factory):
    """The same study, run. Tests must not change it: they copy it."""
    folder = tmp_path_factory.mktemp("finished") / "study"
    shutil.copytree(simulated, folder)
    resettle("run", folder)
    return folder


@pytest.fixture
def study(finished, tmp_path):
    """A finished study of one's own. copytree keeps modification times, as a careful copy does."""
    folder = tmp_path / "study"
    shutil.copytree(finished, folder)
    return folder


def write_study(folder, text, files=None, key="0123456789abcdef" * 4):
    """A study folder from the text of its page and files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "study.toml").write_text(text)
    (folder / "study.key").write_text(key + "\n")
    for name, content in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content)
    return folder


POSTS_PAGE = """
[study]
title = "A test"
timezone = "America/New_York"
[[source]]
format = "table"
path = "posts.csv"
kind = "posts"
timezone = "UTC"
[source.columns]
post_id = "id"
user_id = "user"
created_at = "time"
title = "title"
body = "text"
likes = "likes"
hashtags = "tags"
"""

CRAWLED_PAGE = """
[study]
title = "A test"
timezone = "America/New_York"
[[source]]
format = "mediacrawler"
path = "raw/*.jsonl"
"""


def outputs(folder, checksums=False):
    """Every file that a run wrote, by name. checksums.json holds time stamps and inodes."""
    found = {}
    for part in ("cache", "report"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file() and (checksums or path.name != "checksums.json"):
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def visible(folder):
    """The report's page without its scripts and styles."""
    page = (folder / "report" / "index.html").read_text()
    return re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
