"""What reads strangers' bytes, fed by atheris for a while: only told errors, in bounded time.

For long runs alone; what it found stands as an example in the tests of the reader.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.fuzzing.readers import FILE_READERS, TEXT_READERS
from tests.paths import ROOT

SECONDS = 60


@pytest.mark.parametrize("reader", [*TEXT_READERS, *FILE_READERS, "page"])
def test_a_reader_takes_whatever_is_made_up(reader, tmp_path, long, counted):
    if not long:
        pytest.skip("a long run")
    pytest.importorskip("atheris", reason="atheris is for Linux")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.run", reader, str(tmp_path), str(SECONDS)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    told = ended.stderr.decode("utf8", "replace") + ended.stdout.decode("utf8", "replace")
    assert ended.returncode == 0, told[-4000:]
    runs = int(re.search(r"number_of_executed_units: (\d+)", told)[1])
    counted(f"fuzzed inputs, {reader}: {runs}, exceptions but told ones 0")
    assert runs
