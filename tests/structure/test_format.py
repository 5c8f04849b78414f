"""clang-format has the last word on how C++ looks."""

import subprocess

import pytest

from house import ROOT


def tracked(*patterns: str) -> list[str]:
    run = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT,
                         capture_output=True, text=True, check=True)
    return [name for name in run.stdout.split() if (ROOT / name).exists()]


FILES = tracked("src/**/*.h", "src/**/*.cpp", "tests/**/*.h", "tests/**/*.cpp")


@pytest.mark.parametrize("name", FILES)
def test_is_formatted(name):
    run = subprocess.run(["clang-format-14", "--dry-run", "-Werror", name], cwd=ROOT,
                         capture_output=True, text=True)
    assert run.returncode == 0, f"run `make format`\n{run.stderr}"
