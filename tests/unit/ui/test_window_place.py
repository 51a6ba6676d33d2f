"""Windows open within the screen that is there, and where they stood before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from intake.ui.widgets.window_place import fit_into, read_place

LAPTOP = QRect(0, 0, 1366, 740)
BESIDE = QRect(1366, 0, 1920, 1040)


@pytest.mark.parametrize("room", [LAPTOP, BESIDE, QRect(0, 0, 1024, 640)])
@pytest.mark.parametrize("wanted", [QRect(0, 0, 1440, 900), QRect(2000, 900, 1300, 860)])
def test_no_window_is_born_larger_than_its_screen(room, wanted):
    place = fit_into(wanted, room)
    assert room.contains(place)
    assert place.height() <= room.height() - 40, "the title bar lies on the screen too"


def test_a_window_opens_where_it_stood():
    assert read_place("100 50 900 600", [LAPTOP]) == QRect(100, 50, 900, 600)
    assert read_place("1500 50 900 600", [LAPTOP, BESIDE]) == QRect(1500, 50, 900, 600)


@pytest.mark.parametrize("kept", ["", "x", "1 2 3", "5000 50 900 600", "0 0 0 0", "0 0 -5 -5"])
def test_what_stood_on_a_screen_that_is_gone_counts_as_nothing(kept):
    assert read_place(kept, [LAPTOP]) is None
