"""What is asked of a ride, one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screens import press, type_


def test_a_ride_is_asked_when_and_whether_there_is_a_way_back_before_ringing_back(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("rit naar het ziekenhuis vrijdag")
    press(Qt.Key.Key_Return)
    asked = [screen.what.next_empty("")]
    while asked[-1] != "call_back":
        asked.append(screen.what.next_empty(asked[-1]))
    assert asked == ["time", "back", "call_back"]
