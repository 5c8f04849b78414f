"""clang-format has the last word on how C++ looks."""

import re
import subprocess

from house import ROOT


def tracked(*patterns: str) -> list[str]:
    run = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT,
                         capture_output=True, text=True, check=True)
    return [name for name in run.stdout.split("\n") if name and (ROOT / name).exists()]


def test_every_file_is_formatted():
    files = tracked("*.h", "*.cpp")
    assert len(files) > 300
    run = subprocess.run(["clang-format-14", "--dry-run", "-Werror", *files], cwd=ROOT,
                         capture_output=True, text=True)
    found = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", run.stderr, re.MULTILINE)))
    assert run.returncode == 0, f"run `make format`: {', '.join(found) or run.stderr}"
