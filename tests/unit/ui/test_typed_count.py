"""What counts as a count, as somebody types it."""

from __future__ import annotations

import pytest

from intake.ui.models.typed_count import read_count


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (" 3 ", 3),
        ("007", 7),
        ("99999", 99_999),
        ("0", 0),
        ("", None),
        ("-1", None),
        ("drie", None),
        ("1e9", None),
        ("٣", None),
        ("3000000000", None),
        ("9" * 5000, None),
    ],
)
def test_a_count_is_small_and_plain(typed, count):
    assert read_count(typed) == count
