"""Whole-program cases: a folder in, a folder expected. `cases/<name>/study` is copied and run; every
file of `cases/<name>/expected` must be what `show` prints of that table, to the byte. A case is added
without touching this file."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import PROGRAM

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_folder_gives_the_folder_expected(resettle, case, tmp_path):
    study = tmp_path / "study"
    shutil.copytree(case / "study", study)
    resettle("run", study)
    expected = sorted((case / "expected").glob("*.csv"))
    assert expected, f"{case.name} expects nothing"
    for file in expected:
        assert resettle.csv(study, file.stem) == file.read_text(), file.name
    done = subprocess.run([PROGRAM.parent / "interval_studies", "made", study], capture_output=True,
                          text=True)
    assert done.returncode == 0, done.stdout + done.stderr
