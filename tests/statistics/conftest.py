"""Talks to build/statistics_probe: `probe("describe.mean", values=[1, 2, 3])` gives 2.0."""

import json
import os
import subprocess
from pathlib import Path

import pytest

BUILD = Path(os.environ.get("RESETTLE_BUILD", Path(__file__).resolve().parents[2] / "build"))


class Absent(Exception):
    """The statistic does not exist; the message is the reason in words."""


@pytest.fixture(scope="session")
def probe():
    process = subprocess.Popen([BUILD / "statistics_probe"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)

    def call(name, **arguments):
        process.stdin.write(json.dumps({"call": name, **arguments}) + "\n")
        process.stdin.flush()
        reply = json.loads(process.stdout.readline())
        if "none" in reply:
            raise Absent(reply["none"])
        assert "error" not in reply, reply["error"]
        return reply["value"]

    yield call
    process.stdin.close()
    process.wait(timeout=30)
