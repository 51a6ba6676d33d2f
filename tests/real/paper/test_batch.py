"""A thousand slips in three languages in one file: the memory stays flat, and it can be stopped."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from pypdf import PdfReader

from intake.paper.slip import draw_slips
from tests.paths import ROOT
from tests.real.paper.batch_texts import slip_texts

_MAX_GROWTH_MB = 12.0
"""What a file of the size of the paper itself may take; drawing each slip leaves nothing behind."""

_MEASURE = """
import json, resource, sys
from pathlib import Path
from intake.paper.slip import draw_slips
from tests.real.paper.batch_texts import slip_texts

texts = slip_texts(int(sys.argv[1]), ("nl", "en", "ar"))
used = []

def see(drawn):
    if drawn % 100 == 0:
        used.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return True

pages = draw_slips(texts, Path(sys.argv[2]), Path(sys.argv[3]), progress=see)
print(json.dumps([pages, used]))
"""


def test_a_thousand_slips_in_three_languages_keep_the_memory_flat(tmp_path, cache):
    target = tmp_path / "slips.pdf"
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, "1000", str(target), str(cache)],
        check=True, capture_output=True, text=True, timeout=300, cwd=ROOT,
    )  # fmt: skip
    pages, used = json.loads(done.stdout)
    assert pages >= 1000
    assert len(used) == 10
    assert used[-1] - used[1] < _MAX_GROWTH_MB, used


@pytest.mark.parametrize("stop_at", [1, 7])
def test_a_batch_that_is_stopped_writes_nothing(tmp_path, cache, stop_at):
    target = tmp_path / "slips.pdf"
    seen = []

    def stop(drawn):
        seen.append(drawn)
        return drawn < stop_at

    assert draw_slips(slip_texts(10), target, cache, progress=stop) == 0
    assert seen[-1] == stop_at
    assert not target.exists()


def test_each_slip_of_a_batch_is_there_in_its_order(tmp_path, cache):
    target = tmp_path / "slips.pdf"
    draw_slips(slip_texts(12), target, cache)
    said = [page.extract_text() for page in PdfReader(target).pages]
    assert len(said) == 12
    for at, page in enumerate(said):
        assert f"Henk {at}" in page or f"Kinkerstraat {at}" in page
