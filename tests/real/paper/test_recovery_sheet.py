"""The recovery sheet."""

from __future__ import annotations

import stat

from pypdf import PdfReader

from intake.domain.recovery_key import groups_to_key, key_to_groups
from intake.paper.recovery_sheet import draw_recovery
from tests.real.paper.paper_facts import (
    TRANSLATE,
)


def test_the_recovery_sheet_can_be_read_back(tmp_path, cache):
    key = bytes(range(32))
    draw_recovery(key_to_groups(key), TRANSLATE, tmp_path / "sheet.pdf", cache)
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    groups = [word for word in text.split() if word in key_to_groups(key)]
    assert groups_to_key(" ".join(groups)) == key


def test_only_its_owner_reads_the_sheet(tmp_path, cache):
    draw_recovery(key_to_groups(bytes(32)), TRANSLATE, tmp_path / "sheet.pdf", cache)
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600


def test_the_groups_are_numbered_from_one_as_a_wrong_one_is_named(tmp_path, cache):
    groups = key_to_groups(bytes(range(32)))
    draw_recovery(groups, TRANSLATE, tmp_path / "sheet.pdf", cache)
    words = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text().split()
    numbers = [int(word) for word in words if word.isdigit() and len(word) < 3]
    assert sorted(set(numbers)) == list(range(1, len(groups) + 1))
