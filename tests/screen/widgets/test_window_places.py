"""Each kind of window opens where it was closed, also after a restart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.ui.widgets.window_place import WindowPlaces, place_window


class SlipPlace(QWidget):
    """A window of a kind of its own."""


def test_each_kind_of_window_is_remembered_also_after_a_restart(qtbot):
    places = WindowPlaces("")
    first = SlipPlace()
    qtbot.addWidget(first)
    place_window(first, 500, 400)
    first.show()
    first.setGeometry(60, 70, 510, 420)
    first.close()
    again = WindowPlaces(places.describe())
    second = SlipPlace()
    qtbot.addWidget(second)
    assert again.watch(second) == "60 70 510 420"
    other = QWidget()
    qtbot.addWidget(other)
    assert again.watch(other) == "", "another kind of window stood nowhere yet"
