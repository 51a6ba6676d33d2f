"""A program that is killed, at any moment of any kind of work, loses nothing it acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.interruptions.desk_work import KINDS
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
KILLS, KILLS_LONG = 15, 150
SEED = 1128


def interrupted(how, kind, rounds, folder):
    """Interrupt a kind of work; gives the report. What does not stand ends it with a traceback."""
    command = [sys.executable, "-m", "tests.interruptions.run", how, kind, str(rounds)]
    ended = subprocess.run(
        [*command, str(folder), str(SEED)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def line_of(what, kind, report):
    """Say what was counted; that nothing was lost, torn or doubled is what was asserted."""
    return f"{what}, {kind}: {report['interrupted']}, acknowledged {report['acknowledged']}, lost 0"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_loses_nothing_that_was_acknowledged(kind, tmp_path, long, counted):
    kills = KILLS_LONG if long else KILLS
    report = interrupted("kill", kind, kills, tmp_path)
    assert report["interrupted"] == kills
    counted(line_of("kills", kind, report))
